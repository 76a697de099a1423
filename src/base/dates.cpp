#include "base/dates.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <charconv>

namespace waymark {
namespace {

constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};

const date::time_zone& london_zone() {
  static const date::time_zone* zone = date::locate_zone("Europe/London");
  return *zone;
}

std::optional<int> number(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::chrono::year_month_day civil(Date day) { return std::chrono::year_month_day(day.sys()); }

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Date(std::chrono::sys_days(date));
}

std::optional<Date> Date::parse(std::string_view text) {
  std::optional<int> year, month, day;
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    year = number(text.substr(0, 4));
    month = number(text.substr(5, 2));
    day = number(text.substr(8, 2));
  } else if (const auto first = text.find('/'); first != std::string_view::npos) {
    const auto second = text.find('/', first + 1);
    if (second == std::string_view::npos || first > 2 || second - first > 3 || text.size() - second != 5)
      return std::nullopt;
    day = number(text.substr(0, first));
    month = number(text.substr(first + 1, second - first - 1));
    year = number(text.substr(second + 1));
  }
  if (!year || !month || !day) return std::nullopt;
  return of(*year, *month, *day);
}

int Date::year() const { return static_cast<int>(civil(*this).year()); }
unsigned Date::month() const { return static_cast<unsigned>(civil(*this).month()); }
unsigned Date::day() const { return static_cast<unsigned>(civil(*this).day()); }

std::string Date::iso() const {
  const auto date = civil(*this);
  const int year = static_cast<int>(date.year());
  if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month(), day());
  // By hand: a list in JSON writes scores of them.
  std::string text = "0000-00-00";
  const auto put = [&](std::size_t at, unsigned number) {
    text[at] = static_cast<char>('0' + number / 10);
    text[at + 1] = static_cast<char>('0' + number % 10);
  };
  put(0, static_cast<unsigned>(year) / 100);
  put(2, static_cast<unsigned>(year) % 100);
  put(5, static_cast<unsigned>(date.month()));
  put(8, static_cast<unsigned>(date.day()));
  return text;
}

std::string Date::words() const { return fmt::format("{} {} {}", day(), kMonths[month() - 1], year()); }

std::string Date::brief() const {
  return fmt::format("{} {} {}", day(), std::string_view(kMonths[month() - 1]).substr(0, 3), year());
}

std::string Instant::iso() const {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(std::chrono::microseconds(micros_));
  const auto days = std::chrono::floor<std::chrono::days>(seconds);
  const auto rest = (seconds - days).count();
  return fmt::format("{}T{:02}:{:02}:{:02}Z", Date(std::chrono::sys_days(days)).iso(), rest / 3600, rest / 60 % 60,
                     rest % 60);
}

std::optional<LocalTime> LocalTime::parse(std::string_view text) {
  const auto gap = text.find_first_of("T ");
  if (gap == std::string_view::npos) return std::nullopt;
  const auto date = Date::parse(text.substr(0, gap));
  auto clock = text.substr(gap + 1);
  if (clock.size() == 8 && clock.substr(5) == ":00") clock.remove_suffix(3);
  if (!date || clock.size() != 5 || clock[2] != ':') return std::nullopt;
  const auto hours = number(clock.substr(0, 2));
  const auto minutes = number(clock.substr(3, 2));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return LocalTime{*date, *hours * 60 + *minutes};
}

std::optional<Instant> LocalTime::instant() const {
  const date::local_seconds local{date::local_days(date::days(date.days())) + std::chrono::minutes(minutes)};
  const auto info = london_zone().get_info(local);
  if (info.result == date::local_info::nonexistent) return std::nullopt;
  const auto utc = local.time_since_epoch() - info.first.offset;
  return Instant::micros(std::chrono::microseconds(utc).count());
}

std::string LocalTime::clock() const { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }
std::string LocalTime::iso() const { return date.iso() + "T" + clock(); }

LocalTime london(Instant at) {
  const auto seconds =
      std::chrono::floor<std::chrono::seconds>(date::sys_time<std::chrono::microseconds>(std::chrono::microseconds(at.micros())));
  // One look-up of the zone serves every moment until its rule changes: lists ask for many at a time.
  thread_local date::sys_info known = london_zone().get_info(seconds);
  if (seconds < known.begin || seconds >= known.end) known = london_zone().get_info(seconds);
  const auto local = seconds.time_since_epoch() + known.offset;
  const auto days = std::chrono::floor<std::chrono::days>(local);
  return {Date::from_days(days.count()), static_cast<int>(std::chrono::floor<std::chrono::minutes>(local - days).count())};
}

Instant start_of_day(Date day) {
  // London's clocks never change at midnight, so midnight always exists.
  return *LocalTime{day, 0}.instant();
}

std::string words(LocalTime at) {
  const int hour = at.minutes / 60, minute = at.minutes % 60;
  std::string clock;
  if (at.minutes == 720) clock = "midday";
  else if (at.minutes == 0) clock = "midnight";
  else {
    clock = fmt::format("{}", hour % 12 == 0 ? 12 : hour % 12);
    if (minute != 0) clock += fmt::format(":{:02}", minute);
    clock += hour < 12 ? "am" : "pm";
  }
  return fmt::format("{} at {}", at.date.words(), clock);
}

std::string brief(LocalTime at) { return fmt::format("{}, {}", at.date.brief(), at.clock()); }

FinancialYear FinancialYear::of(Date day) { return {day.month() >= 4 ? day.year() : day.year() - 1}; }

std::optional<FinancialYear> FinancialYear::parse(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4)), next = number(text.substr(5));
  if (!year || !next || (*year + 1) % 100 != *next || *year < 1900 || *year > 2198) return std::nullopt;
  return FinancialYear{*year};
}

Date FinancialYear::first() const { return Date(starts, 4, 1); }
Date FinancialYear::last() const { return Date(starts + 1, 3, 31); }
std::string FinancialYear::name() const { return fmt::format("{}-{:02}", starts, (starts + 1) % 100); }

Instant SystemClock::now() const {
  return Instant::micros(std::chrono::duration_cast<std::chrono::microseconds>(
                             std::chrono::system_clock::now().time_since_epoch())
                             .count());
}

}  // namespace waymark
