#include "contracts/pages/pages.hpp"

namespace waymark::contracts::pages {

std::string rate_words(const Terms& terms) {
  const auto rate = terms.rate.pounds();
  switch (terms.pricing) {
    case Pricing::per_session: return fill(_("{} per session"), rate);
    case Pricing::per_hour: return fill(_("{} per hour"), rate);
    case Pricing::fixed: return fill(_("{} for each engagement"), rate);
  }
  return rate;
}

std::string percent_words(std::int64_t hundredths) {
  auto text = fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
  if (text.ends_with(".00")) text.resize(text.size() - 3);
  return text + "%";
}

Html flags(const Contract& contract, Date as_of) {
  const auto stands = standing(contract, as_of);
  Html tags;
  const auto add = [&](bool flag, const char* text, govuk::Colour colour) {
    if (!flag) return;
    if (!tags.empty()) append(tags, " ");
    tags += govuk::tag({.text = text, .colour = colour});
  };
  add(stands.over_ceiling, _("Over its ceiling"), govuk::Colour::red);
  add(stands.heading_over, _("Will be over its ceiling"), govuk::Colour::orange);
  add(stands.ended, _("Ended"), govuk::Colour::grey);
  add(stands.ends_soon, _("Ends soon"), govuk::Colour::yellow);
  return tags;
}

Html ceiling_bar(const Contract& contract, Money used) {
  const auto percent = used.times(100, contract.terms.ceiling.pence()).pence();
  return govuk::app_progress(
      {.done = std::max<std::int64_t>(0, percent),
       .planned = 100,
       .text = fill(_("{} of {} ({}%)"), used.pounds(), contract.terms.ceiling.pounds(), percent)});
}

}  // namespace waymark::contracts::pages
