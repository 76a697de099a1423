#include "engagements/deed.hpp"

#include <algorithm>

#include "jobs/jobs.hpp"

namespace waymark::engagements {

Dossier take_up(const access::Work& work, const EngagementId& id, Verb verb, bool with_sessions) {
  auto found = store::dossier(work.db, id, with_sessions);
  if (!found) throw Refused(Refusal::not_found);
  require_may(work, found->engagement, verb);
  require_turn(work, found->engagement, verb);
  return std::move(*found);
}

Session& open_session(Dossier& dossier, const SessionId& id) {
  const auto found = std::find_if(dossier.sessions.begin(), dossier.sessions.end(),
                                  [&](const Session& session) { return session.id == id; });
  if (found == dossier.sessions.end()) throw Refused(Refusal::not_found);
  if (!found->open()) throw Refused(Refusal::out_of_turn, _("This session has already been logged or cancelled."));
  return *found;
}

void tell_partners(const access::Work& work, const EngagementId& id, std::string_view kind) {
  for (const auto& partner : partners_of(work.db, id))
    jobs::tell(work, partner.person, kind, "engagement", id.str(), work.now, path_of(id));
}

void tell_of_session(const access::Work& work, const Session& session, std::string_view kind) {
  const auto path = path_of(session.engagement, session.id);
  for (const auto& partner : partners_of(work.db, session.engagement)) {
    if (partner.person == work.actor.person)
      jobs::mail(work, partner.person, kind, "session", session.id.str(), work.now, path);
    else jobs::tell(work, partner.person, kind, "session", session.id.str(), work.now, path);
  }
}

std::optional<Instant> check_plan(const access::Work& work, const EngagementId& id, const SessionId& session,
                                  const SessionPlan& plan, When when, Problems& problems) {
  if (plan.minutes < 5 || plan.minutes > 480)
    problems.add("minutes", _("How long must be a number of minutes between 5 and 480"));
  const auto starts_at = plan.starts.instant();
  if (!starts_at) {
    problems.add("time", fill(_("The clocks go forward that night: there is no {} on {}"), plan.starts.clock(),
                              plan.starts.date.words()));
    return std::nullopt;
  }
  if (when == When::past && *starts_at > work.now)
    problems.add("starts", _("A session can be logged once it has started: arrange one that is to come"));
  if (when == When::ahead && *starts_at <= work.now)
    problems.add("starts", _("The session must be in the future: log one that has taken place"));
  if (when == When::ahead && plan.starts.date - work.today > 3 * 366)
    problems.add("starts", _("The session must be within the next three years"));
  if (problems || plan.overlap_accepted) return starts_at;
  const auto ends_at = starts_at->plus(std::chrono::minutes(plan.minutes));
  if (const auto clash = store::clash(work.db, id, session, *starts_at, ends_at)) {
    const auto at = waymark::words(london(clash->starts_at));
    problems.add("overlap", clash->same_engagement
                                ? fill(_("This overlaps with another session of this engagement on {}"), at)
                                : fill(_("{} has another session on {}"), clash->person, at));
  }
  return starts_at;
}

void check_reason(const access::Work& work, const Engagement& engagement, programmes::ReasonKind kind,
                  const std::string& reason, Problems& problems) {
  if (!programmes::is_reason(work.db, engagement.programme, kind, reason))
    problems.add("reason", _("Select a reason"));
}

std::vector<PersonId> check_attended(const access::Work& work, const Engagement& engagement,
                                     const std::vector<PersonId>& attended, Problems& problems) {
  if (engagement.coachees < 2) return {};
  std::vector<PersonId> there;
  for (const auto& partner : partners_of(work.db, engagement.id))
    if (!partner.is_coach && std::find(attended.begin(), attended.end(), partner.person) != attended.end())
      there.push_back(partner.person);
  if (there.empty()) problems.add("attended", _("Select who was there"));
  return there;
}

void check_agreement(const Dossier& dossier, Problems& problems) {
  if (lacks_agreement(dossier.engagement, dossier.agreement_required))
    problems.add("",
                 _("Sign the coaching agreement first: this programme counts no session as completed before coach "
                   "and coachee have both signed one"));
}

void check_all_logged(const access::Work& work, const Dossier& dossier, Problems& problems) {
  for (const auto& session : dossier.sessions)
    if (session.open() && session.starts_at && *session.starts_at <= work.now)
      problems.add("", fill(_("Log the session of {} first"), waymark::words(london(*session.starts_at))));
}

void cancel_now(const access::Work& work, Session& session, Side side, std::string_view reason) {
  session.cancelled_at = work.now;
  session.cancelled_by = work.actor.person;
  session.cancelled_side = side;
  session.cancel_reason = std::string(reason);
  if (session.starts_at) {
    const auto notice = std::chrono::floor<std::chrono::hours>(*session.starts_at - work.now).count();
    session.cancel_notice_hours = static_cast<int>(std::max<std::int64_t>(notice, 0));
  }
  store::update(work.db, session, work.now);
}

void cancel_all_ahead(const access::Work& work, Dossier& dossier, Side side, std::string_view reason) {
  const auto partners = partners_of(work.db, dossier.engagement.id);
  for (auto& session : dossier.sessions) {
    if (!session.open() || (session.starts_at && *session.starts_at <= work.now)) continue;
    cancel_now(work, session, side, reason);
    for (const auto& partner : partners)
      jobs::mail(work, partner.person, "session_cancelled", "session", session.id.str(), work.now,
                 path_of(dossier.engagement.id, session.id));
  }
}

}  // namespace waymark::engagements
