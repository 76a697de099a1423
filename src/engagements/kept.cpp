#include <algorithm>

#include "engagements/dossier.hpp"

namespace waymark::engagements {
namespace {

using contracts::Contract;
using contracts::Course;

Money price_of(const Contract& contract, const Session& session) {
  if (session.completed_at) return contracts::price_of_session(contract, session.minutes);
  // What the coach's side called off is not charged, whatever the notice.
  if (session.cancelled_at)
    return session.cancelled_side == Side::coach
               ? Money()
               : contracts::price_of_cancellation(contract, session.minutes, session.cancel_notice_hours);
  if (session.not_attended_at) return contracts::price_of_non_attendance(contract, session.minutes);
  return Money();
}

Course::State course_state(const Engagement& engagement) {
  if (engagement.completed_on) return Course::State::completed;
  return engagement.ended_early_on || engagement.declined_at ? Course::State::ended_early : Course::State::open;
}

void count(Kept& kept, const Session& session) {
  if (session.completed_at) {
    ++kept.sessions_completed;
    kept.minutes_completed += session.minutes;
    if (session.starts_at) {
      const Date day = london(*session.starts_at).date;
      if (!kept.last_completed_on || *kept.last_completed_on < day) kept.last_completed_on = day;
    }
  } else if (session.cancelled_at) {
    ++kept.sessions_cancelled;
  } else if (session.not_attended_at) {
    ++kept.sessions_not_attended;
  } else if (session.starts_at) {
    if (!kept.next_open_at || *session.starts_at < *kept.next_open_at) kept.next_open_at = session.starts_at;
    if (!kept.next_open_until || *session.ends_at() < *kept.next_open_until) kept.next_open_until = session.ends_at();
  }
}

/// The course of the sessions delivered under one contract.
Course course_under(const Dossier& dossier, const Contract& contract, bool is_todays) {
  const auto& engagement = dossier.engagement;
  Course course;
  course.planned_sessions = engagement.planned_sessions;
  course.planned_minutes = engagement.planned_minutes;
  course.state = is_todays ? course_state(engagement) : Course::State::ended_early;
  int elsewhere = 0;
  for (const auto& session : dossier.sessions) {
    const bool under_this = session.coach.empty() ? is_todays : session.contract == contract.id;
    if (under_this) {
      course.completed_sessions += session.completed_at.has_value();
      course.charged += price_of(contract, session);
    } else {
      elsewhere += session.completed_at.has_value();
    }
  }
  // What was done under another contract is not planned under this one any more.
  if (is_todays) course.planned_sessions = std::max<std::int64_t>(course.planned_sessions - elsewhere, 0);
  return course;
}

}  // namespace

Kept kept_in(const Dossier& dossier) {
  const auto& e = dossier.engagement;
  return {e.sessions_completed, e.minutes_completed,
          e.sessions_cancelled, e.sessions_not_attended,
          e.last_completed_on,  e.next_open_at,
          e.next_open_until,    e.ordered_net,
          e.delivered_net,      {e.not_started_from, e.quiet_from, e.behind_from},
          dossier.earlier};
}

Kept kept_with(const Dossier& dossier, const Session& added) {
  const auto& engagement = dossier.engagement;
  Kept kept = kept_in(dossier);
  count(kept, added);
  kept.flags = plan_flags(engagement.starts_on, engagement.planned_sessions, dossier.cadence_days,
                          kept.sessions_completed, kept.last_completed_on, dossier.thresholds);
  if (!dossier.contract || !engagement.agreed_at) return kept;
  Course course;
  course.planned_sessions = engagement.planned_sessions;
  course.planned_minutes = engagement.planned_minutes;
  course.completed_sessions = kept.sessions_completed;
  // A fixed fee is shared out by the count; else what was delivered is what was charged.
  if (dossier.contract->terms.pricing != contracts::Pricing::fixed)
    course.charged = kept.delivered_net + price_of(*dossier.contract, added);
  course.state = course_state(engagement);
  kept.ordered_net = contracts::ordered(*dossier.contract, course);
  kept.delivered_net = contracts::delivered(*dossier.contract, course);
  return kept;
}

Kept kept_from(const Dossier& dossier, const ContractOf& contract_of) {
  const auto& engagement = dossier.engagement;
  Kept kept;
  std::vector<ContractId> earlier;
  for (const auto& session : dossier.sessions) {
    count(kept, session);
    if (!session.coach.empty() && !session.contract.empty() && session.contract != engagement.contract &&
        std::find(earlier.begin(), earlier.end(), session.contract) == earlier.end())
      earlier.push_back(session.contract);
  }
  kept.flags = plan_flags(engagement.starts_on, engagement.planned_sessions, dossier.cadence_days,
                          kept.sessions_completed, kept.last_completed_on, dossier.thresholds);
  if (dossier.contract && engagement.agreed_at && !engagement.declined_at) {
    const auto course = course_under(dossier, *dossier.contract, true);
    kept.ordered_net = contracts::ordered(*dossier.contract, course);
    kept.delivered_net = contracts::delivered(*dossier.contract, course);
  }
  std::sort(earlier.begin(), earlier.end());
  for (const auto& id : earlier) {
    const auto* contract = contract_of(id);
    const auto delivered = contracts::delivered(*contract, course_under(dossier, *contract, false));
    kept.earlier.push_back({id, delivered, delivered});
    kept.ordered_net += delivered;
    kept.delivered_net += delivered;
  }
  return kept;
}

}  // namespace waymark::engagements
