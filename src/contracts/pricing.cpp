#include "contracts/contracts.hpp"

namespace waymark::contracts {
namespace {

// What the supplier's time costs for that long, held or charged as if held. A fixed fee is not made of sessions.
Money price_of_time(const Terms& terms, std::int64_t minutes) {
  switch (terms.pricing) {
    case Pricing::per_session: return terms.rate;
    case Pricing::per_hour: return terms.rate.times(minutes, 60);
    case Pricing::fixed: return Money();
  }
  return Money();
}

}  // namespace

std::string_view code(Pricing pricing) {
  switch (pricing) {
    case Pricing::per_session: return "per_session";
    case Pricing::per_hour: return "per_hour";
    case Pricing::fixed: return "fixed";
  }
  return "";
}

const char* label(Pricing pricing) {
  switch (pricing) {
    case Pricing::per_session: return _("Per session");
    case Pricing::per_hour: return _("Per hour");
    case Pricing::fixed: return _("Fixed fee");
  }
  return "";
}

std::optional<Pricing> pricing_from(std::string_view code_given) {
  for (const auto pricing : {Pricing::per_session, Pricing::per_hour, Pricing::fixed})
    if (code(pricing) == code_given) return pricing;
  return std::nullopt;
}

Money price_of_session(const Contract& contract, std::int64_t minutes) {
  return price_of_time(contract.terms, minutes);
}

Money price_of_cancellation(const Contract& contract, std::int64_t minutes,
                            std::optional<std::int64_t> notice_hours) {
  const auto within = contract.terms.charges_cancellation_within_hours;
  if (!within || !notice_hours || *notice_hours >= *within) return Money();
  return price_of_time(contract.terms, minutes);
}

Money price_of_non_attendance(const Contract& contract, std::int64_t minutes) {
  return contract.terms.charges_not_attended ? price_of_time(contract.terms, minutes) : Money();
}

Money delivered(const Contract& contract, const Course& course) {
  if (contract.terms.pricing != Pricing::fixed) return course.charged;
  const bool whole = course.state == Course::State::completed || course.completed_sessions >= course.planned_sessions;
  if (course.state != Course::State::completed && course.completed_sessions == 0) return Money();
  return whole ? contract.terms.rate : contract.terms.rate.times(course.completed_sessions, course.planned_sessions);
}

Money ordered(const Contract& contract, const Course& course) {
  if (course.state != Course::State::open) return delivered(contract, course);
  if (contract.terms.pricing == Pricing::fixed) return contract.terms.rate;
  return price_of_session(contract, course.planned_minutes).times(course.planned_sessions);
}

Money vat_on(const Contract& contract, Money net) { return net.times(contract.terms.vat_rate, 10'000); }

Standing standing(const Contract& contract, Date as_of, std::int64_t warning_days) {
  Standing standing;
  const auto days_left = contract.terms.ends_on - as_of;
  standing.ended = days_left < 0;
  standing.ends_soon = days_left >= 0 && days_left <= warning_days;
  standing.over_ceiling = contract.invoiced_net > contract.terms.ceiling;
  standing.heading_over = !standing.over_ceiling && contract.ordered_net > contract.terms.ceiling;
  return standing;
}

}  // namespace waymark::contracts
