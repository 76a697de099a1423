#include "app/openapi.hpp"
#include "engagements/engagements.hpp"

namespace waymark::app::openapi {
namespace {

using namespace engagements;

constexpr const char* kSessions = "Sessions";
constexpr Side kSides[] = {Side::coach, Side::coachee, Side::programme};
constexpr SessionState kSessionStates[] = {SessionState::arranged, SessionState::to_be_logged,
                                           SessionState::completed, SessionState::cancelled,
                                           SessionState::not_attended};

constexpr auto code_of = [](auto one) { return code(one); };

Value mode() { return one_of(codes_of(kModes, code_of), "How the session is held."); }
Value minutes() { return whole("How long, 5 to 480."); }

Schema session_schema() {
  return {.name = "Session",
          .about = "A session as it stands. What was said in it is not here.",
          .members = {{"id", id("Names it in paths.")},
                      {"engagement_id", id("The engagement it belongs to.")},
                      {"number", whole("Its number within the engagement.")},
                      {"state", one_of(codes_of(kSessionStates, code_of), "Where it stands.")},
                      {"starts_at", moment("When it starts.").or_null()},
                      {"minutes", whole("How long it is, or was.")},
                      {"mode", mode()},
                      {"arranged_at", moment("When it was arranged.").or_null()},
                      {"completed_at", moment("When it was logged.").or_null()},
                      {"cancelled_at", moment("When it was cancelled.").or_null()},
                      {"cancelled_by", one_of(codes_of(kSides, code_of), "Whose doing that was.").or_null()},
                      {"cancel_notice_hours", whole("How many whole hours were left.").or_null()},
                      {"cancel_reason", text("A code of the programme’s reasons.").or_null()},
                      {"not_attended_at", moment("When it was recorded that nobody came.").or_null()},
                      {"attended", whole("In a group, how many were there.").or_null()},
                      {"moves", whole("How often it was rearranged.")},
                      {"may_undo", yes_no("Whether its log can still be taken back.")}}};
}

std::vector<Schema> part_schemas() {
  return {
      {.name = "SessionDetail",
       .about = "A session and how it was moved.",
       .members = {{"session", object("Session", "The session.")},
                   {"history", list_of("SessionMove", "Each rearrangement, oldest first.")}}},
      {.name = "SessionMove",
       .about = "A session was rearranged.",
       .members = {{"moved_at", moment("When.")},
                   {"by", text("Who did it.")},
                   {"from", moment("When it was to start.").or_null()},
                   {"to", moment("When it was to start from then on.")},
                   {"reason", text("A code of the programme’s reasons.").or_null()}}},
      {.name = "Reasons",
       .about = "The reasons a programme lets people choose from.",
       .members = {{"cancel", list_of("Reason", "For cancelling a session.")},
                   {"rearrange", list_of("Reason", "For rearranging a session.")},
                   {"end", list_of("Reason", "For ending early.")},
                   {"pause", list_of("Reason", "For pausing.")},
                   {"change_coach", list_of("Reason", "For changing the coach.")},
                   {"decline", list_of("Reason", "For declining.")}}},
      {.name = "Reason",
       .about = "A reason to choose.",
       .members = {{"code", text("What is sent.")}, {"label", text("How the programme words it.")}}},
  };
}

Member starts(const char* about) { return {"starts", moment(about)}; }
constexpr const char* kWhen =
    "When it starts, to the minute: with an offset, or without one what London’s clocks show.";
Member overlap() {
  return {"overlap_accepted", yes_no("true: even though one of the partners has another session then.").optional()};
}
Member attended() { return {"attended", ids("In a group, the persons who were there: at least one.").optional()}; }

std::vector<Schema> body_schemas() {
  return {
      {.name = "SessionPlan",
       .about = "When and how a session is to be.",
       .members = {starts(kWhen), {"minutes", minutes()}, {"mode", mode()}, overlap()}},
      {.name = "SessionLogged",
       .about = "A session that took place and was never arranged.",
       .members = {starts(kWhen), {"minutes", minutes()}, {"mode", mode()}, overlap(), attended()}},
      {.name = "Rearrangement",
       .about = "When and how a session is to be instead, and why.",
       .members = {starts(kWhen),
                   {"minutes", minutes()},
                   {"mode", mode()},
                   overlap(),
                   {"reason", text("A code of the programme’s reasons to rearrange.")}}},
      {.name = "Cancellation",
       .about = "Why a session is cancelled.",
       .members = {{"reason", text("A code of the programme’s reasons to cancel.")},
                   {"side", one_of(codes_of(kSides, code_of),
                                   "Whose doing it is; a programme manager says, a partner’s own is known.")
                                .optional()}}},
      {.name = "Completion",
       .about = "An arranged session took place.",
       .members = {{"minutes", minutes()}, {"mode", mode()}, attended()}},
      {.name = "Nothing", .about = "Nothing more needs to be said: {}, or no body.", .members = {}},
  };
}

}  // namespace

std::vector<Schema> session_schemas() {
  std::vector<Schema> all{session_schema()};
  for (auto part : {part_schemas, body_schemas})
    for (auto& schema : part()) all.push_back(std::move(schema));
  return all;
}

std::vector<Operation> session_operations() {
  const std::string all = "/api/v1/engagements/{id}/sessions", session = all + "/{session}";
  return {
      reads(all, "listSessions", kSessions, "The sessions of an engagement, by number.", whole_list_of("Session")),
      does(all, "arrangeSession", kSessions, "Arranges a session to come.", "SessionPlan", an_object("Session"), 201),
      does(all + "/log", "logSession", kSessions, "Logs a session that was never arranged, in one step.",
           "SessionLogged", an_object("Session"), 201),
      reads(session, "getSession", kSessions, "One session, and how it was moved.", an_object("SessionDetail")),
      does(session + "/rearrange", "rearrangeSession", kSessions, "Moves a session.", "Rearrangement",
           an_object("Session")),
      does(session + "/cancel", "cancelSession", kSessions, "Cancels a session.", "Cancellation",
           an_object("Session")),
      does(session + "/complete", "completeSession", kSessions, "Logs that an arranged session took place.",
           "Completion", an_object("Session")),
      does(session + "/not-attended", "recordNotAttended", kSessions, "Records that nobody came to a session.",
           "Nothing", an_object("Session")),
      does(
          session + "/undo", "undoLog", kSessions,
          "Takes a log back, within a day of making it: the session is open again, or gone if it was never arranged.",
          "Nothing", nothing()),
  };
}

}  // namespace waymark::app::openapi
