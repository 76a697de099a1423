#include "app/openapi.hpp"
#include "engagements/engagements.hpp"

namespace waymark::app::openapi {
namespace {

using namespace engagements;

constexpr const char* kEngagements = "Engagements";
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

}  // namespace

std::vector<Schema> engagement_schemas() {
  std::vector<Schema> all{line_schema(), detail_schema()};
  for (auto& schema : part_schemas()) all.push_back(std::move(schema));
  return all;
}

std::vector<Operation> engagement_operations() {
  const std::string one = "/api/v1/engagements/{id}";
  return {
      reads("/api/v1/engagements", "listEngagements", kEngagements,
            "The engagements this person may see, filtered and in order.", page_of("Engagement"), list_query()),
      reads("/api/v1/attention", "countAttention", kEngagements,
            "How many of the engagements this person tracks ask for attention, and why.", an_object("Attention"),
            {as_of()}),
      reads("/api/v1/tasks", "listTasks", kEngagements,
            "What waits for this person as coach or coachee, soonest first.", whole_list_of("Task")),
      reads("/api/v1/direct-reports", "listDirectReports", kEngagements,
            "How far along the engagements of this person’s direct reports are.", whole_list_of("DirectReport")),
      reads(one, "getEngagement", kEngagements, "One engagement.", an_object("EngagementDetail")),
      reads(one + "/events", "listEvents", kEngagements, "What happened to an engagement, oldest first.",
            whole_list_of("EngagementEvent")),
      reads(one + "/reasons", "getReasons", kEngagements,
            "The reasons to choose from when a session is cancelled or rearranged, and for what else needs one.",
            an_object("Reasons")),
  };
}

}  // namespace waymark::app::openapi
