#include <fmt/format.h>

#include "engagements/api.hpp"

namespace waymark::engagements::api {
namespace {

/// The first beats, before anything sent is looked at: whoever may not see the engagement learns nothing about it,
/// and whoever may not do this is told so.
EngagementId allowed(const web::Visit& visit, Verb verb) {
  const auto engagement = seen(visit.work, visit.id<EngagementId>());
  require_may(visit.work, engagement, verb);
  return engagement.id;
}

template <class Code, std::size_t n>
std::vector<std::string_view> codes(const Code (&all)[n]) {
  std::vector<std::string_view> written;
  for (const auto one : all) written.push_back(code(one));
  return written;
}
constexpr Side kSides[] = {Side::coach, Side::coachee, Side::programme};
constexpr std::size_t kLongestReason = 60;

Mode read_mode(web::JsonReader& body) { return mode_from(body.choice("mode", codes(kModes))).value_or(Mode::video); }

SessionPlan read_plan(web::JsonReader& body) {
  SessionPlan plan;
  plan.starts = body.moment("starts");
  plan.minutes = static_cast<int>(body.whole_number("minutes", 5, 480));
  plan.mode = read_mode(body);
  plan.overlap_accepted = body.flag("overlap_accepted");
  return plan;
}

struct Rearrangement {
  SessionPlan plan;
  std::string reason;
};
Rearrangement read_rearrangement(web::JsonReader& body) {
  Rearrangement given;
  given.plan = read_plan(body);
  given.reason = body.text("reason", kLongestReason);
  return given;
}

struct Logged {
  SessionPlan plan;
  std::vector<PersonId> attended;
};
Logged read_logged(web::JsonReader& body) {
  Logged given;
  given.plan = read_plan(body);
  given.attended = body.ids<PersonId>("attended");
  return given;
}

struct Cancellation {
  std::string reason;
  std::optional<Side> side;
};
Cancellation read_cancellation(web::JsonReader& body) {
  Cancellation given;
  given.reason = body.text("reason", kLongestReason);
  if (const auto side = body.optional_choice("side", codes(kSides))) given.side = side_from(*side);
  return given;
}

SessionLog read_log(web::JsonReader& body) {
  SessionLog given;
  given.minutes = static_cast<int>(body.whole_number("minutes", 5, 480));
  given.mode = read_mode(body);
  given.attended = body.ids<PersonId>("attended");
  return given;
}

struct Nothing {};
Nothing read_nothing(web::JsonReader&) { return {}; }

/// The problems of a use case at the members of a body: the page asks for date and time apart.
Problems at_members(const Problems& problems) {
  Problems renamed;
  for (const auto& problem : problems)
    renamed.add(problem.field == "time"      ? "starts"
                : problem.field == "overlap" ? "overlap_accepted"
                                             : problem.field,
                problem.message);
  return renamed;
}

std::string as_it_stands(const web::Visit& visit, const SessionId& id) {
  const auto session = find_session(visit.work.db, visit.id<EngagementId>(), id);
  JsonWriter out;
  write_session(out, session.value(), visit.work.now);
  return std::move(out).str();
}

Checked<web::Response> made(const web::Visit& visit, const Checked<SessionId>& session) {
  if (!session) return at_members(session.problems());
  return web::created(as_it_stands(visit, *session),
                      fmt::format("/api/v1/engagements/{}/sessions/{}", visit.captures.at(0), session->str()));
}

Checked<web::Response> changed(const web::Visit& visit, const Checked<Done>& done) {
  if (!done) return at_members(done.problems());
  return web::json(as_it_stands(visit, visit.id<SessionId>(1)));
}

Checked<web::Response> do_arrange(const web::Visit& visit, const SessionPlan& plan) {
  return made(visit, arrange_session(visit.work, visit.id<EngagementId>(), plan));
}
Checked<web::Response> do_log(const web::Visit& visit, const Logged& given) {
  return made(visit, log_session(visit.work, visit.id<EngagementId>(), given.plan, given.attended));
}
Checked<web::Response> do_rearrange(const web::Visit& visit, const Rearrangement& given) {
  return changed(visit, rearrange_session(visit.work, visit.id<EngagementId>(), visit.id<SessionId>(1), given.plan,
                                          given.reason));
}
Checked<web::Response> do_cancel(const web::Visit& visit, const Cancellation& given) {
  return changed(
      visit, cancel_session(visit.work, visit.id<EngagementId>(), visit.id<SessionId>(1), given.reason, given.side));
}
Checked<web::Response> do_complete(const web::Visit& visit, const SessionLog& given) {
  return changed(visit, complete_session(visit.work, visit.id<EngagementId>(), visit.id<SessionId>(1), given));
}
Checked<web::Response> do_not_attended(const web::Visit& visit, const Nothing&) {
  return changed(visit, engagements::not_attended(visit.work, visit.id<EngagementId>(), visit.id<SessionId>(1)));
}
Checked<web::Response> do_undo(const web::Visit& visit, const Nothing&) {
  undo_log(visit.work, visit.id<EngagementId>(), visit.id<SessionId>(1));
  return web::no_content();
}

}  // namespace

web::Response arrange(web::Visit& visit) {
  allowed(visit, Verb::arrange_session);
  return web::with_json<SessionPlan>(visit, read_plan, do_arrange);
}
web::Response log(web::Visit& visit) {
  allowed(visit, Verb::log_session);
  return web::with_json<Logged>(visit, read_logged, do_log);
}
web::Response rearrange(web::Visit& visit) {
  allowed(visit, Verb::rearrange_session);
  return web::with_json<Rearrangement>(visit, read_rearrangement, do_rearrange);
}
web::Response cancel(web::Visit& visit) {
  allowed(visit, Verb::cancel_session);
  return web::with_json<Cancellation>(visit, read_cancellation, do_cancel);
}
web::Response complete(web::Visit& visit) {
  allowed(visit, Verb::complete_session);
  return web::with_json<SessionLog>(visit, read_log, do_complete);
}
web::Response not_attended(web::Visit& visit) {
  allowed(visit, Verb::not_attended);
  return web::with_json<Nothing>(visit, read_nothing, do_not_attended);
}
web::Response undo(web::Visit& visit) {
  allowed(visit, Verb::undo_log);
  return web::with_json<Nothing>(visit, read_nothing, do_undo);
}

}  // namespace waymark::engagements::api
