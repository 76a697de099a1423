#include <algorithm>

#include "audit/audit.hpp"
#include "concerns/check.hpp"
#include "concerns/notices.hpp"
#include "concerns/policy.hpp"
#include "concerns/store.hpp"

namespace waymark::concerns {
namespace {

/// The same day some years later; of 29 February the day before.
Date years_after(Date day, int years) {
  const auto year = day.year() + years;
  const auto month = static_cast<int>(day.month()), number = static_cast<int>(day.day());
  return Date::of(year, month, number).value_or(Date::of(year, month, number - 1).value());
}

}  // namespace

Problems check_text(const std::string& text) {
  Problems problems;
  if (text.empty()) problems.add("text", _("Enter what you want to say"));
  if (length(text) > kLongest)
    problems.add("text", fill(_("Use {} characters or fewer"), with_commas(static_cast<std::int64_t>(kLongest))));
  return problems;
}

void acknowledge(const access::Work& work, const ConcernId& id) {
  const auto concern = handled_by_actor(work, id);
  require_open(concern);
  if (concern.acknowledged_at) throw Refused(Refusal::out_of_turn, _("This concern has already been acknowledged."));
  store::acknowledge(work, id);
  audit::record(work, "concern_acknowledged", kAboutConcern, id.str());
  tell_raiser(work, concern, kAcknowledged);
}

Checked<Done> add_note(vault::Vault& vault, const access::Work& work, const ConcernId& id, const std::string& text) {
  const auto concern = handled_by_actor(work, id);
  require_open(concern);
  if (const auto problems = check_text(text)) return problems;
  const auto entry = store::insert_entry(work, id, true);
  vault.seal(work, vault::Sealed<HandlingNote>(concern.scope(), entry), text);
  return Done{};
}

Checked<Done> close(const access::Work& work, const ConcernId& id, const std::string& outcome) {
  const auto concern = handled_by_actor(work, id);
  require_open(concern);
  const auto all = outcomes();
  Problems problems;
  if (std::none_of(all.begin(), all.end(), [&](const Outcome& one) { return one.code == outcome; }))
    problems.add("outcome", _("Select how it was closed"));
  if (problems) return problems;
  store::close(work, id, outcome, years_after(work.today, kKeptYears));
  audit::record(work, "concern_closed", kAboutConcern, id.str());  // how is between those who handle it
  tell_raiser(work, concern, kClosed);
  return Done{};
}

Checked<Done> hand_on(const access::Work& work, const ConcernId& id, const PersonId& lead) {
  auto concern = handled_by_actor(work, id);
  require_open(concern);
  const auto leads = other_leads(work, concern);
  Problems problems;
  if (std::none_of(leads.begin(), leads.end(), [&](const auto& one) { return one.person == lead; }))
    problems.add("lead", _("Select who is to handle it"));
  if (problems) return problems;
  store::set_lead(work, id, lead);
  concern.lead = lead;
  audit::record(work, "concern_handed_on", kAboutConcern, id.str(), fmt::format("to {}", lead.str()));
  tell_lead(work, concern, kHandedOn);
  tell_raiser(work, concern, kMoved);
  return Done{};
}

void take_over(const access::Work& work, const ConcernId& id) {
  const auto concern = left_alone(work, id);
  store::set_lead(work, id, work.actor.person);
  audit::record(work, "concern_taken_over", kAboutConcern, id.str(), fmt::format("from {}", concern.lead.str()));
  tell_raiser(work, concern, kMoved);
}

}  // namespace waymark::concerns
