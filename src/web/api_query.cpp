#include "web/api_query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace waymark::web {
namespace {

constexpr std::size_t kLongest = 100;
constexpr std::size_t kMostValues = 100;

std::optional<int> number_within(std::string_view text, int least, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most)
    return std::nullopt;
  return number;
}

}  // namespace

void QueryReader::refuse(std::string_view name, std::string_view given) {
  problems.add(std::string(name), fmt::format("“{}” is not a value of this", given));
}

std::vector<std::string> QueryReader::texts(std::string_view name) {
  read_.emplace_back(name);
  std::vector<std::string> all;
  for (const auto given : query_.all(name)) {
    const auto content = trimmed(given);
    if (length(content) > kLongest || all.size() == kMostValues) {
      problems.add(std::string(name),
                   fmt::format("Give at most {} values of at most {} characters", kMostValues, kLongest));
      return {};
    }
    if (!content.empty()) all.emplace_back(content);
  }
  return all;
}

std::string QueryReader::text(std::string_view name) {
  auto all = texts(name);
  if (all.empty()) return {};
  if (all.size() > 1) problems.add(std::string(name), "Give this once");
  return std::move(all.front());
}

std::optional<Date> QueryReader::date(std::string_view name) {
  const auto given = text(name);
  if (given.empty()) return std::nullopt;
  auto read = Date::parse(given);
  if (!read) problems.add(std::string(name), "This must be a date such as 2026-06-01");
  return read;
}

bool QueryReader::flag(std::string_view name) {
  const auto given = text(name);
  if (!given.empty() && given != "yes" && given != "no") refuse(name, given);
  return given == "yes";
}

PageAsked QueryReader::page() {
  PageAsked asked;
  const auto read = [&](std::string_view name, int most, int& number) {
    const auto given = text(name);
    if (given.empty()) return;
    if (const auto whole = number_within(given, 1, most)) number = *whole;
    else problems.add(std::string(name), fmt::format("This must be a whole number from 1 to {}", most));
  };
  read("page", 1'000'000, asked.page);
  read("page_size", 100, asked.size);
  return asked;
}

void QueryReader::refuse_what_was_not_read() {
  for (const auto& [name, value] : query_)
    if (std::find(read_.begin(), read_.end(), name) == read_.end())
      problems.add(length(name) <= 60 ? name : "", "There is no such parameter here");
}

}  // namespace waymark::web
