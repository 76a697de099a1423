// When what was written is shredded: worked out from when the engagement ended, its programme's schedule and its
// holds.
#include "audit/audit.hpp"
#include "programmes/programmes.hpp"
#include "rights/policy.hpp"
#include "rights/store.hpp"

namespace waymark::rights {
namespace {

/// The last day on which an engagement ended whose months are over by then.
Date latest_end(Date until, int months) {
  Date day = plus_months(until, -months);
  while (plus_months(day.plus(1), months) <= until) day = day.plus(1);
  return day;
}

store::EndedBy ended_by(const store::Schedules& schedules, Date until) {
  store::EndedBy by{{}, latest_end(until, Schedule().months)};
  for (const auto& [programme, schedule] : schedules) by.own[programme] = latest_end(until, schedule.months);
  return by;
}

void add_own_dates(const access::Work& work, const Rooms& rooms, Date until, std::vector<Due>& all) {
  for (const auto& own_dates : rooms.own_dates)
    for (const auto& one : own_dates(work, until)) {
      if (one.due_on > until || vault::certificate(work.db, one.scope)) continue;
      Due due{one.scope, one.engagement, {}, {}, {}, one.due_on, is_held(work, rooms, one.scope)};
      if (auto known = store::ref_and_programme(work.db, one.engagement)) {
        due.ref = std::move(known->first);
        due.programme = std::move(known->second);
      }
      all.push_back(std::move(due));
    }
}

}  // namespace

Date plus_months(Date day, int months) {
  const std::chrono::year_month_day date(day.sys());
  const auto month = date.year() / date.month() + std::chrono::months(months);
  const auto moved = month / date.day();
  return Date(std::chrono::sys_days(moved.ok() ? moved : month / std::chrono::last));
}

Date due_on(Date ended_on, const Schedule& schedule, const std::optional<Instant>& hold_lifted_at) {
  Date due = plus_months(ended_on, schedule.months);
  // Who was to hear of it thirty days before still does.
  if (schedule.changed_at && london(*schedule.changed_at).date > ended_on)
    due = std::max(due, london(*schedule.changed_at).date.plus(kNoticeDays));
  if (hold_lifted_at) due = std::max(due, london(*hold_lifted_at).date.plus(kNoticeDays));
  return due;
}

Schedule schedule_of(db::Connection& db, const ProgrammeId& programme) {
  const auto all = store::schedules(db);
  const auto own = all.find(programme);
  return own == all.end() ? Schedule() : own->second;
}

Checked<Done> set_schedule(const access::Work& work, const ProgrammeId& programme, const Schedule& schedule,
                           const std::optional<Instant>& seen) {
  if (!programmes::find(work.db, programme) || !programmes::may_see(work.actor, programme))
    throw Refused(Refusal::not_found);
  if (!programmes::may_manage(work.actor, programme)) throw Refused(Refusal::not_allowed);
  const auto before = schedule_of(work.db, programme);
  if (seen && before.changed_at != seen) throw Refused(Refusal::out_of_turn);
  Problems problems;
  const auto check = [&](const char* field, int months, const char* wrong) {
    if (months < 0 || months > kMostMonths) problems.add(field, wrong);
  };
  check("months", schedule.months, _("How long content is kept must be 0 to 120 months"));
  check("invoice_months", schedule.invoice_months, _("How long invoices can be traced must be 0 to 120 months"));
  if (problems) return problems;
  if (before.months == schedule.months && before.invoice_months == schedule.invoice_months) return Done{};
  store::set_schedule(work, programme, schedule);
  audit::record(work, "retention_set", "programme", programme.str(),
                fmt::format("content {} months, invoices {} months", schedule.months, schedule.invoice_months));
  return Done{};
}

std::vector<Due> due_within(const access::Work& work, const Rooms& rooms, Date until) {
  const auto schedules = store::schedules(work.db);
  std::vector<Due> all;
  for (auto& one : store::ended(work.db, ended_by(schedules, until))) {
    const auto own = schedules.find(one.programme);
    const auto due = due_on(one.ended_on, own == schedules.end() ? Schedule() : own->second, one.lifted_at);
    if (due > until) continue;
    all.push_back({{one.sealed_under, "engagement", one.engagement.str()},
                   one.engagement,
                   std::move(one.ref),
                   std::move(one.programme_name),
                   one.ended_on,
                   due,
                   one.held});
  }
  add_own_dates(work, rooms, until, all);
  std::stable_sort(all.begin(), all.end(), [](const Due& a, const Due& b) { return a.due_on < b.due_on; });
  return all;
}

}  // namespace waymark::rights
