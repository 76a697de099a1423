#include <fmt/format.h>

#include "app/commands.hpp"
#include "money/money.hpp"
#include "reports/reports.hpp"

namespace waymark::app {
namespace {

Date day_of(const std::string& flag, const std::string& text) {
  if (const auto day = Date::parse(text)) return *day;
  throw InputRefused(fmt::format("{} is \"{}\": expected a date like 2026-03-31", flag, text));
}

money::Format format_of(const std::string& text) {
  if (text == "csv") return money::Format::csv;
  if (text == "json") return money::Format::json;
  return money::Format::table;
}

std::vector<money::By> breakdown_of(const std::string& text) {
  std::vector<money::By> by;
  if (text.empty()) return by;
  for (auto name : split(text, ',')) {
    const auto one = money::by_from(trimmed(name));
    if (!one)
      throw InputRefused(
          fmt::format("--by has \"{}\": expected any of financial-year, agency, supplier, programme, grade", name));
    if (std::find(by.begin(), by.end(), *one) != by.end())
      throw InputRefused(fmt::format("--by has {} twice: expected each once", name));
    by.push_back(*one);
  }
  return by;
}

}  // namespace

int report_spend(const Settings& settings, const SpendCommand& command) {
  money::SpendQuestion question;
  question.from = day_of("--from", command.from);
  question.to = day_of("--to", command.to);
  if (question.to < question.from) throw InputRefused("--to is before --from: expected the same day or a later one");
  question.basis = *money::basis_from(command.basis);
  question.funded = *money::funded_from(command.funded);
  question.by = breakdown_of(command.by);
  question.scope.everything = true;
  auto house = open_house(settings);
  house.read([&](const access::Work& work) {
    fmt::print("{}", money::spend_report(work, question, format_of(command.format)));
  });
  return kDone;
}

int report_engagements(const Settings& settings, const EngagementsCommand& command) {
  std::optional<Date> day;
  if (!command.as_of.empty()) day = day_of("--as-of", command.as_of);
  auto house = open_house(settings);
  house.read(
      [&](const access::Work& work) { fmt::print("{}", reports::engagements_report(work, day, command.format)); });
  return kDone;
}

}  // namespace waymark::app
