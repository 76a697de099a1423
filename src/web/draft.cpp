#include "web/draft.hpp"

namespace waymark::web {

std::vector<std::string> Draft::values(std::string_view name) const {
  std::vector<std::string> all;
  for (const auto value : fields.all(name)) all.emplace_back(value);
  return all;
}

std::optional<govuk::Content> Draft::error(std::string_view field) const {
  const auto message = problems.of(field);
  return message ? std::optional<govuk::Content>(*message) : std::nullopt;
}

govuk::DateText Draft::date(const std::string& field) const {
  return {.day = value(field + "-day"), .month = value(field + "-month"), .year = value(field + "-year")};
}

void Draft::put_date(const std::string& field, const std::optional<Date>& date) {
  if (!date) return;
  put(field + "-day", std::to_string(date->day()));
  put(field + "-month", std::to_string(date->month()));
  put(field + "-year", std::to_string(date->year()));
}

}  // namespace waymark::web
