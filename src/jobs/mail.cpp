#include "jobs/mail.hpp"

#include "audit/audit.hpp"
#include "jobs/store_mail.hpp"

namespace waymark::jobs {

std::string_view code(HowOften how_often) {
  switch (how_often) {
    case HowOften::at_once: return "at_once";
    case HowOften::daily: return "daily";
    case HowOften::needs_answer: return "needs_answer";
  }
  return "at_once";
}

std::optional<HowOften> how_often_from(std::string_view text) {
  for (const auto each : kHowOften)
    if (code(each) == text) return each;
  return std::nullopt;
}

void choose_how_often(const access::Work& work, HowOften how_often) {
  if (work.actor.person.empty()) throw Refused(Refusal::not_found);
  store::set_preference(work, code(how_often));
  audit::record(work, "mail_preference_chosen", "person", work.actor.person.str(), code(how_often));
}

Instant next_morning(Instant after) {
  const auto today = london(after).date;
  // Seven o'clock is never skipped when the clocks change.
  const auto morning = *LocalTime{today, kMorning}.instant();
  return morning > after ? morning : *LocalTime{today.plus(1), kMorning}.instant();
}

std::vector<MailKind> mail_kinds() {
  return {{.kind = std::string(kDigest),
           .words = N_("What happened since yesterday"),
           .urgency = MailKind::Urgency::always}};
}

const MailKind* kind_of(std::span<const MailKind> kinds, std::string_view kind) {
  for (const auto& each : kinds)
    if (each.kind == kind) return &each;
  return nullptr;
}

}  // namespace waymark::jobs
