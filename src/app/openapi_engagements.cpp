#include "app/openapi.hpp"
#include "engagements/engagements.hpp"

namespace waymark::app::openapi {
namespace {

using namespace engagements;
using web::Method;
using Kind = Answer::Kind;

constexpr const char* kEngagements = "Engagements";
constexpr const char* kSessions = "Sessions";
constexpr Side kSides[] = {Side::coach, Side::coachee, Side::programme};
constexpr SessionState kSessionStates[] = {SessionState::arranged, SessionState::to_be_logged,
                                           SessionState::completed, SessionState::cancelled,
                                           SessionState::not_attended};
constexpr Verb kVerbs[] = {Verb::propose,          Verb::ask,
                           Verb::accept,           Verb::decline,
                           Verb::withdraw,         Verb::pause,
                           Verb::resume,           Verb::extend,
                           Verb::change_coach,     Verb::complete,
                           Verb::end_early,        Verb::decide,
                           Verb::arrange_session,  Verb::rearrange_session,
                           Verb::cancel_session,   Verb::not_attended,
                           Verb::complete_session, Verb::log_session,
                           Verb::undo_log};

constexpr auto code_of = [](auto one) { return code(one); };

std::vector<std::string> funding() { return {"central", "local"}; }
Value state() { return one_of(codes_of(kStates, code_of), "Where it stands; it follows from what happened."); }
Value mode() { return one_of(codes_of(kModes, code_of), "How the session is held."); }
Value minutes() { return whole("How long, 5 to 480."); }
Value decision() {
  return one_of({"coachee_left", "coach_left"}, "Somebody has left, and it must be decided how it goes on.")
      .or_null();
}

std::vector<std::string> attention() {
  auto codes = codes_of(kFlags, code_of);
  codes.emplace_back("decision");
  return codes;
}

std::vector<Member> list_query() {
  return paged(
      {as_of(),
       sort_by({"name", "agency", "supplier", "coach", "starts_on", "progress", "next_session"}),
       {"agency", ids("Only of these agencies.").optional()},
       {"supplier", ids("Only with coaches of these suppliers.").optional()},
       {"coach", ids("Only with these coaches.").optional()},
       {"programme", ids("Only of these programmes.").optional()},
       {"grade", list_of("", "Only of these grades.").optional()},
       {"state", some_of(codes_of(kStates, code_of), "Only in one of these states.").optional()},
       {"attention", some_of(attention(), "Only with one of these flags; decision: with one to take.").optional()},
       {"funded", one_of(funding(), "Only funded so.").optional()},
       {"mine", one_of({"yes", "no"}, "yes: only where one is coach or coachee.").optional()},
       {"name", text("Part of a coachee’s name.").optional()},
       {"coach-name", text("Part of the coach’s name.").optional()}});
}

Schema line_schema() {
  return {.name = "Engagement",
          .about = "An engagement in a list.",
          .members = {{"id", id("Names it in paths.")},
                      {"ref", text("What it is called in files.")},
                      {"coachee_name", text("Who is coached; the first of a group.")},
                      {"coachees", whole("How many are coached.")},
                      {"programme", text("The programme’s name.")},
                      {"agency_code", text("The agency it reports under.").or_null()},
                      {"agency", text("That agency’s name.").or_null()},
                      {"grade", text("The grade it reports under; null where it may not be seen.").or_null()},
                      {"coach", text("Who coaches.")},
                      {"coach_kind", one_of({"internal", "external"}, "Whether the coach is staff.").or_null()},
                      {"supplier", text("An external coach’s supplier.").or_null()},
                      {"funded", one_of(funding(), "Whose budget pays.")},
                      {"starts_on", date("Its first day.")},
                      {"planned_sessions", whole("How many sessions are planned.")},
                      {"sessions_completed", whole("How many took place.")},
                      {"last_completed_on", date("The day of the last session.").or_null()},
                      {"next_session_at", moment("When the next session starts.").or_null()},
                      {"state", state()},
                      {"decision_needed", decision()},
                      {"attention", some_of(codes_of(kFlags, code_of), "Why it asks for attention.")}}};
}

Schema detail_schema() {
  return {
      .name = "EngagementDetail",
      .about = "An engagement with all that is counted.",
      .members = {{"id", id("Names it in paths.")},
                  {"ref", text("What it is called in files.")},
                  {"partners", list_of("Partner", "The coach first, then the coachees.")},
                  {"programme_id", id("The programme.")},
                  {"programme", text("The programme’s name.")},
                  {"agency_id", id("The agency it reports under.").or_null()},
                  {"agency_code", text("That agency’s code.").or_null()},
                  {"agency", text("That agency’s name.").or_null()},
                  {"grade", text("The grade it reports under; null where it may not be seen.").or_null()},
                  {"supplier_id", id("An external coach’s supplier.").or_null()},
                  {"supplier", text("That supplier’s name.").or_null()},
                  {"coach_kind", one_of({"internal", "external"}, "Whether the coach is staff.").or_null()},
                  {"funded", one_of(funding(), "Whose budget pays.")},
                  {"starts_on", date("Its first day.")},
                  {"planned_sessions", whole("How many sessions are planned.")},
                  {"planned_minutes", whole("How long each is planned to be.")},
                  {"sessions_completed", whole("How many took place.")},
                  {"minutes_completed", whole("How long they took together.")},
                  {"sessions_cancelled", whole("How many were cancelled.")},
                  {"sessions_not_attended", whole("How many nobody came to.")},
                  {"last_completed_on", date("The day of the last session.").or_null()},
                  {"next_open_at", moment("When the first session not logged starts, past or to come.").or_null()},
                  {"state", state()},
                  {"decision_needed", decision()},
                  {"paused_on", date("Since when it is paused.").or_null()},
                  {"completed_on", date("When it was completed.").or_null()},
                  {"ended_early_on", date("When it ended early.").or_null()},
                  {"end_reason", text("A code of the programme’s reasons.").or_null()},
                  {"verbs", some_of(codes_of(kVerbs, code_of), "What this person may do with it now.")}}};
}

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
      {.name = "Partner",
       .about = "One of the people an engagement is between.",
       .members = {{"person_id", id("The person.")},
                   {"name", text("Their name.")},
                   {"role", one_of({"coach", "coachee"}, "Their part in it.")},
                   {"accepted_at", moment("When they said yes; null also when nobody kept it.").or_null()}}},
      {.name = "EngagementEvent",
       .about = "Something that happened to an engagement.",
       .members = {{"at", moment("When; null when nobody kept it.").or_null()},
                   {"by", text("Who did it.")},
                   {"kind", text("proposed, asked, agreed, paused, extended, coach_changed and the like.")},
                   {"reason", text("A code of the programme’s reasons.").or_null()},
                   {"detail", text("More about it.").or_null()},
                   {"sessions_added", whole("What an extension added.").or_null()}}},
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
      {.name = "Attention",
       .about = "How many of the engagements a person tracks ask for attention.",
       .members = {{"live", whole("Engagements that are not over.")},
                   {"needs_decision", whole("Those that need a decision.")},
                   {"flags", list_of("FlagCount", "Each flag that some engagement carries.")}}},
      {.name = "FlagCount",
       .about = "How many engagements carry a flag.",
       .members = {{"flag", one_of(codes_of(kFlags, code_of), "The flag.")},
                   {"engagements", whole("How many carry it.")}}},
      {.name = "Task",
       .about = "Something that waits for this person, or comes next.",
       .members = {{"kind", one_of({"answer", "log", "upcoming", "decide"}, "What is to be done.")},
                   {"engagement_id", id("The engagement it is about.")},
                   {"session_id", id("The session, if it is about one.").or_null()},
                   {"with", text("The other partners’ names.")},
                   {"at", moment("When the session is, or the asking was.").or_null()}}},
      {.name = "DirectReport",
       .about = "What a line manager sees of a report’s engagement, where the programme lets managers.",
       .members = {{"person_id", id("Who is coached.")},
                   {"name", text("Their name.")},
                   {"programme", text("The programme’s name.")},
                   {"planned_sessions", whole("How many sessions are planned.")},
                   {"sessions_completed", whole("How many took place.")}}},
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

std::vector<Schema> engagement_schemas() {
  std::vector<Schema> all{line_schema(), detail_schema(), session_schema()};
  for (auto part : {part_schemas, body_schemas})
    for (auto& schema : part()) all.push_back(std::move(schema));
  return all;
}

std::vector<Operation> engagement_operations() {
  const std::string one = "/api/v1/engagements/{id}", all = one + "/sessions", session = all + "/{session}";
  return {
      {Method::get,
       "/api/v1/engagements",
       "listEngagements",
       kEngagements,
       "The engagements this person may see, filtered and in order.",
       list_query(),
       "",
       {Kind::page, "Engagement"}},
      {Method::get,
       "/api/v1/attention",
       "countAttention",
       kEngagements,
       "How many of the engagements this person tracks ask for attention, and why.",
       {as_of()},
       "",
       {Kind::object, "Attention"}},
      {Method::get,
       "/api/v1/tasks",
       "listTasks",
       kEngagements,
       "What waits for this person as coach or coachee, soonest first.",
       {},
       "",
       {Kind::whole_list, "Task"}},
      {Method::get,
       "/api/v1/direct-reports",
       "listDirectReports",
       kEngagements,
       "How far along the engagements of this person’s direct reports are.",
       {},
       "",
       {Kind::whole_list, "DirectReport"}},
      {Method::get,
       one,
       "getEngagement",
       kEngagements,
       "One engagement.",
       {},
       "",
       {Kind::object, "EngagementDetail"}},
      {Method::get,
       one + "/events",
       "listEvents",
       kEngagements,
       "What happened to an engagement, oldest first.",
       {},
       "",
       {Kind::whole_list, "EngagementEvent"}},
      {Method::get,
       one + "/reasons",
       "getReasons",
       kEngagements,
       "The reasons to choose from when a session is cancelled or rearranged, and for what else needs one.",
       {},
       "",
       {Kind::object, "Reasons"}},
      {Method::get,
       all,
       "listSessions",
       kSessions,
       "The sessions of an engagement, by number.",
       {},
       "",
       {Kind::whole_list, "Session"}},
      {Method::post,
       all,
       "arrangeSession",
       kSessions,
       "Arranges a session to come.",
       {},
       "SessionPlan",
       {Kind::object, "Session"},
       201},
      {Method::post,
       all + "/log",
       "logSession",
       kSessions,
       "Logs a session that was never arranged, in one step.",
       {},
       "SessionLogged",
       {Kind::object, "Session"},
       201},
      {Method::get,
       session,
       "getSession",
       kSessions,
       "One session, and how it was moved.",
       {},
       "",
       {Kind::object, "SessionDetail"}},
      {Method::post,
       session + "/rearrange",
       "rearrangeSession",
       kSessions,
       "Moves a session.",
       {},
       "Rearrangement",
       {Kind::object, "Session"}},
      {Method::post,
       session + "/cancel",
       "cancelSession",
       kSessions,
       "Cancels a session.",
       {},
       "Cancellation",
       {Kind::object, "Session"}},
      {Method::post,
       session + "/complete",
       "completeSession",
       kSessions,
       "Logs that an arranged session took place.",
       {},
       "Completion",
       {Kind::object, "Session"}},
      {Method::post,
       session + "/not-attended",
       "recordNotAttended",
       kSessions,
       "Records that nobody came to a session.",
       {},
       "Nothing",
       {Kind::object, "Session"}},
      {Method::post,
       session + "/undo",
       "undoLog",
       kSessions,
       "Takes a log back, within a day of making it: the session is open again, or gone if it was never arranged.",
       {},
       "Nothing",
       {Kind::nothing},
       204},
  };
}

}  // namespace waymark::app::openapi
