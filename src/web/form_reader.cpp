#include <algorithm>
#include <array>
#include <charconv>

#include "web/form.hpp"

namespace waymark::web {
namespace {

std::optional<std::int64_t> digits(std::string_view text, std::size_t most) {
  if (text.empty() || text.size() > most) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return number;
}

std::string lower(std::string_view text) {
  std::string all(text);
  std::transform(all.begin(), all.end(), all.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return all;
}

/// Browsers send the line ends of a text area as CR LF; people count them as one.
std::string with_plain_line_ends(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && text.substr(at).starts_with("\r\n")) continue;
    plain += text[at] == '\r' ? '\n' : text[at];
  }
  return plain;
}

bool unprintable(char c) { return (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7f'; }

/// A month as a number, a whole English name or its first three letters; 0 when it is none.
int month_of(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                               "may",       "june",     "july",     "august",
                                                               "september", "october",  "november", "december"};
  if (const auto number = digits(text, 2)) return static_cast<int>(*number);
  const auto word = lower(text);
  for (std::size_t month = 0; month < kMonths.size(); ++month)
    if (word == kMonths[month] || word == kMonths[month].substr(0, 3)) return static_cast<int>(month) + 1;
  return 0;
}

struct DateParts {
  std::string_view day, month, year;
  bool empty() const { return day.empty() && month.empty() && year.empty(); }
};

DateParts parts_of_date(const Fields& fields, std::string_view field) {
  const auto part = [&](const char* which) { return trimmed(fields.get(std::string(field) + which)); };
  DateParts parts;
  parts.day = part("-day");
  parts.month = part("-month");
  parts.year = part("-year");
  return parts;
}

std::optional<Date> date_of(const DateParts& parts, std::string_view field, Problems& problems) {
  const char* wrong = nullptr;
  if (parts.day.empty()) wrong = _("The date must include a day");
  else if (parts.month.empty()) wrong = _("The date must include a month");
  else if (parts.year.empty()) wrong = _("The date must include a year");
  else if (parts.year.size() != 4 || !digits(parts.year, 4)) wrong = _("The year must include 4 numbers");
  if (!wrong) {
    const auto day = static_cast<int>(digits(parts.day, 2).value_or(0));
    if (auto date = Date::of(static_cast<int>(*digits(parts.year, 4)), month_of(parts.month), day)) return date;
    wrong = _("The date must be a real date");
  }
  problems.add(std::string(field), wrong);
  return std::nullopt;
}

}  // namespace

std::optional<int> parse_time_of_day(std::string_view given) {
  const auto text = lower(trimmed(given));
  if (text == "midday" || text == "noon") return 12 * 60;
  if (text == "midnight") return 0;
  std::string_view clock = text;
  const bool am = clock.ends_with("am"), pm = clock.ends_with("pm");
  if (am || pm) clock = trimmed(clock.substr(0, clock.size() - 2));
  const auto mark = clock.find_first_of(":.");
  std::optional<std::int64_t> hour, minute;
  if (mark != std::string_view::npos) {
    hour = digits(clock.substr(0, mark), 2);
    if (clock.size() - mark == 3) minute = digits(clock.substr(mark + 1), 2);
  } else if (clock.size() == 4) {
    hour = digits(clock.substr(0, 2), 2);
    minute = digits(clock.substr(2), 2);
  } else if (am || pm) {
    hour = digits(clock, 2);
    minute = 0;
  }
  if (!hour || !minute || *minute > 59 || *hour > 23) return std::nullopt;
  if (am || pm) {
    if (*hour < 1 || *hour > 12) return std::nullopt;
    hour = *hour % 12 + (pm ? 12 : 0);
  }
  return static_cast<int>(*hour * 60 + *minute);
}

std::string FormReader::text(std::string_view field, const char* missing, std::size_t longest) {
  auto given = optional_text(field, longest);
  if (given.empty() && !problems.of(field)) problems.add(std::string(field), missing);
  return given;
}

std::string FormReader::optional_text(std::string_view field, std::size_t longest) {
  auto given = with_plain_line_ends(trimmed(fields_.get(field)));
  if (std::any_of(given.begin(), given.end(), unprintable)) {
    problems.add(std::string(field), _("Remove the characters that cannot be printed"));
    return {};
  }
  if (length(given) > longest) {
    problems.add(std::string(field),
                 fill(_("Use {} characters or fewer"), with_commas(static_cast<std::int64_t>(longest))));
    return {};
  }
  return given;
}

std::string FormReader::choice(std::string_view field, const std::vector<std::string>& codes, const char* missing) {
  const auto given = fields_.get(field);
  if (std::find(codes.begin(), codes.end(), given) != codes.end()) return std::string(given);
  problems.add(std::string(field), missing);
  return {};
}

std::int64_t FormReader::whole_number(std::string_view field, std::int64_t least, std::int64_t most,
                                      const char* wrong) {
  auto given = trimmed(fields_.get(field));
  const bool negative = given.starts_with('-');
  if (negative) given.remove_prefix(1);
  if (auto number = digits(given, 18)) {
    if (negative) number = -*number;
    if (*number >= least && *number <= most) return *number;
  }
  problems.add(std::string(field), wrong);
  return least;
}

Money FormReader::money(std::string_view field, const char* wrong) {
  if (auto amount = Money::parse(trimmed(fields_.get(field)))) return *amount;
  problems.add(std::string(field), wrong);
  return {};
}

Date FormReader::date(std::string_view field, const char* missing) {
  const auto parts = parts_of_date(fields_, field);
  if (!parts.empty()) return date_of(parts, field, problems).value_or(Date());
  problems.add(std::string(field), missing);
  return {};
}

std::optional<Date> FormReader::optional_date(std::string_view field) {
  const auto parts = parts_of_date(fields_, field);
  if (parts.empty()) return std::nullopt;
  return date_of(parts, field, problems);
}

int FormReader::time_of_day(std::string_view field, const char* wrong) {
  if (auto minutes = parse_time_of_day(fields_.get(field))) return *minutes;
  problems.add(std::string(field), wrong);
  return 0;
}

bool FormReader::ticked(std::string_view field, std::string_view value) const {
  const auto given = fields_.all(field);
  return std::find(given.begin(), given.end(), value) != given.end();
}

}  // namespace waymark::web
