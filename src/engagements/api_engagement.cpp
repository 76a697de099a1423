#include <algorithm>

#include "engagements/api.hpp"
#include "people/people.hpp"

namespace waymark::engagements::api {
namespace {

Engagement seen_here(const web::Visit& visit) { return seen(visit.work, visit.id<EngagementId>()); }

void write_partner(JsonWriter& out, const Partner& partner) {
  out.begin_object().member("person_id", partner.person.str()).member("name", partner.name);
  out.member("role", partner.is_coach ? "coach" : "coachee");
  // What an import brought was agreed before anybody kept the moment.
  const bool known = partner.accepted_at && *partner.accepted_at != kNotRecordedWhen;
  web::write_moment(out, "accepted_at", known ? partner.accepted_at : std::nullopt);
  out.end_object();
}

/// The verbs that are in turn and this actor's to do.
std::vector<std::string_view> verbs_open_to(const access::Work& work, const Engagement& engagement) {
  const bool manages = may_manage(work, engagement), logs = manages || may_log(work, engagement);
  std::vector<std::string_view> open;
  for (const auto& move : moves())
    if ((move.mover == Mover::manager ? manages : logs) && in_turn(move.verb, engagement.state(work.today)))
      open.push_back(code(move.verb));
  return open;
}

// Names the ids of an engagement stand for.
void write_places(JsonWriter& out, const access::Work& work, const Engagement& engagement) {
  const auto programme = programmes::find(work.db, engagement.programme);
  out.member("programme_id", engagement.programme.str()).member("programme", programme ? programme->name : "");
  const auto agency = people::find_organisation(work.db, engagement.agency);
  web::write_id(out, "agency_id", engagement.agency);
  web::write_text(out, "agency_code", agency ? agency->code : "");
  web::write_text(out, "agency", agency ? agency->name : "");
  web::write_text(out, "grade", may_see_grade(work, engagement) ? engagement.grade : "");
  const auto supplier = people::find_supplier(work.db, engagement.supplier);
  web::write_id(out, "supplier_id", engagement.supplier);
  web::write_text(out, "supplier", supplier ? supplier->name : "");
}

void write_progress(JsonWriter& out, const access::Work& work, const Engagement& e) {
  out.member("starts_on", e.starts_on.iso());
  out.member("planned_sessions", e.planned_sessions).member("planned_minutes", e.planned_minutes);
  out.member("sessions_completed", e.sessions_completed).member("minutes_completed", e.minutes_completed);
  out.member("sessions_cancelled", e.sessions_cancelled);
  out.member("sessions_not_attended", e.sessions_not_attended);
  web::write_day(out, "last_completed_on", e.last_completed_on);
  web::write_moment(out, "next_open_at", e.next_open_at);
  out.member("state", code(e.state(work.today)));
  web::write_text(out, "decision_needed", e.decision_needed);
  web::write_day(out, "paused_on", e.paused_on);
  web::write_day(out, "completed_on", e.completed_on);
  web::write_day(out, "ended_early_on", e.ended_early_on);
  web::write_text(out, "end_reason", e.end_reason);
}

void write_event(JsonWriter& out, const Event& event) {
  out.begin_object();
  web::write_moment(out, "at", event.at == kNotRecordedWhen ? std::nullopt : std::optional(event.at));
  out.member("by", event.by_name).member("kind", event.kind);
  web::write_text(out, "reason", event.reason);
  web::write_text(out, "detail", event.detail);
  out.member("sessions_added", event.amount).end_object();
}

void write_move(JsonWriter& out, const SessionMove& move) {
  out.begin_object();
  web::write_moment(out, "moved_at", move.moved_at);
  out.member("by", move.by_name);
  web::write_moment(out, "from", move.from_at);
  web::write_moment(out, "to", move.to_at);
  web::write_text(out, "reason", move.reason);
  out.end_object();
}

}  // namespace

void write_session(JsonWriter& out, const Session& session, Instant now) {
  out.begin_object().member("id", session.id.str()).member("engagement_id", session.engagement.str());
  out.member("number", session.number).member("state", code(state_at(session, now)));
  web::write_moment(out, "starts_at", session.starts_at);
  out.member("minutes", session.minutes).member("mode", code(session.mode));
  web::write_moment(out, "arranged_at", session.arranged_at);
  web::write_moment(out, "completed_at", session.completed_at);
  web::write_moment(out, "cancelled_at", session.cancelled_at);
  web::write_text(out, "cancelled_by", session.cancelled_side ? code(*session.cancelled_side) : "");
  out.member("cancel_notice_hours", session.cancel_notice_hours);
  web::write_text(out, "cancel_reason", session.cancel_reason);
  web::write_moment(out, "not_attended_at", session.not_attended_at);
  out.member("attended", session.attended).member("moves", session.moves);
  out.member("may_undo", may_undo(session, now)).end_object();
}

web::Response engagement(web::Visit& visit) {
  const auto& work = visit.work;
  const auto e = seen_here(visit);
  JsonWriter out;
  out.begin_object().member("id", e.id.str()).member("ref", e.ref);
  out.key("partners").begin_array();
  for (const auto& partner : partners_of(work.db, e.id)) write_partner(out, partner);
  out.end_array();
  write_places(out, work, e);
  web::write_text(out, "coach_kind", e.coach_kind);
  out.member("funded", programmes::code(e.funded));
  write_progress(out, work, e);
  out.key("verbs").begin_array();
  for (const auto verb : verbs_open_to(work, e)) out.value(verb);
  out.end_array().end_object();
  return web::json(std::move(out).str());
}

web::Response events(web::Visit& visit) {
  return web::json_whole_list(events_of(visit.work.db, seen_here(visit).id), write_event);
}

web::Response reasons(web::Visit& visit) {
  const auto e = seen_here(visit);
  JsonWriter out;
  out.begin_object();
  for (const auto kind : programmes::kReasonKinds) {
    out.key(programmes::code(kind)).begin_array();
    for (const auto& reason : programmes::reasons(visit.work.db, e.programme, kind))
      out.begin_object().member("code", reason.code).member("label", reason.label).end_object();
    out.end_array();
  }
  out.end_object();
  return web::json(std::move(out).str());
}

web::Response sessions(web::Visit& visit) {
  return web::json_whole_list(
      sessions_of(visit.work.db, seen_here(visit).id),
      [&](JsonWriter& out, const Session& session) { write_session(out, session, visit.work.now); });
}

web::Response session(web::Visit& visit) {
  const auto e = seen_here(visit);
  const auto found = find_session(visit.work.db, e.id, visit.id<SessionId>(1));
  if (!found) throw Refused(Refusal::not_found);
  JsonWriter out;
  out.begin_object().key("session");
  write_session(out, *found, visit.work.now);
  out.key("history").begin_array();
  for (const auto& move : moves_of(visit.work.db, found->id)) write_move(out, move);
  out.end_array().end_object();
  return web::json(std::move(out).str());
}

}  // namespace waymark::engagements::api
