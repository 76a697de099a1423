// What the partners of an engagement are told before what they wrote is shredded.
#include "engagements/engagements.hpp"
#include "rights/store.hpp"

namespace waymark::rights {
namespace {

constexpr std::string_view kGoesSoon = "content_goes_soon";
constexpr int kDaysBefore = 30;

/// The morning on which it is told: a schedule of less than thirty days leaves less.
Date told_on(const Due& due) { return std::max(due.due_on.plus(-kDaysBefore), due.ended_on->plus(1)); }

void tell(const access::Work& work, Date since) {
  for (const auto& due : due_within(work, Rooms(), work.today.plus(kDaysBefore))) {
    const auto day = told_on(due);
    if (due.held || day <= since || day > work.today) continue;
    const auto partnership = engagements::partnership(work.db, due.engagement);
    for (const auto& person : partnership->partners())
      jobs::tell(work, person, kGoesSoon, "engagement", due.engagement.str(), work.now,
                 engagements::path_of(due.engagement));
  }
}

/// When it goes, as things are when the mail is carried.
jobs::MailFacts facts(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient&, const jobs::Sender&,
                      Instant) {
  const auto one = store::ended(db, EngagementId(mail.about_id));
  if (!one || one->held) return {.moot = true};
  return {.when = start_of_day(due_on(one->ended_on, schedule_of(db, one->programme), one->lifted_at))};
}

constexpr const char* kWords =
    "What was written in a coaching engagement will be deleted within a month: download what you want to keep";

}  // namespace

std::vector<jobs::DailyWork> daily_work() { return {{"content_goes_soon", tell}}; }

std::vector<jobs::MailKind> mail_kinds() {
  return {{.kind = std::string(kGoesSoon),
           .words = kWords,
           .urgency = jobs::MailKind::Urgency::needs_answer,
           .has_time = true,
           .facts = facts}};
}

}  // namespace waymark::rights
