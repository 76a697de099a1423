#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

/// A day of the Gregorian calendar, held as days since 1970-01-01.
class Date {
 public:
  constexpr Date() = default;
  constexpr Date(std::chrono::sys_days days) : days_(days) {}
  constexpr Date(int year, unsigned month, unsigned day)
      : days_(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)) {}
  static constexpr Date from_days(std::int64_t days) {
    return Date(std::chrono::sys_days(std::chrono::days(days)));
  }
  /// Reads 2026-03-29 or 29/03/2026 (day first, 1 or 2 digits); nothing for a day that does not exist
  /// or a year outside 1900 to 2199.
  static std::optional<Date> parse(std::string_view text);
  /// The day with these parts, or nothing if there is none.
  static std::optional<Date> of(int year, int month, int day);

  constexpr std::int64_t days() const { return days_.time_since_epoch().count(); }
  constexpr std::chrono::sys_days sys() const { return days_; }
  int year() const;
  unsigned month() const;
  unsigned day() const;
  /// "2026-03-29"
  std::string iso() const;
  /// "29 March 2026"
  std::string words() const;
  /// "29 Mar 2026": for tables.
  std::string brief() const;

  constexpr Date plus(std::int64_t days) const { return from_days(this->days() + days); }
  friend constexpr std::int64_t operator-(Date later, Date earlier) { return later.days() - earlier.days(); }
  constexpr auto operator<=>(const Date&) const = default;

 private:
  std::chrono::sys_days days_{};
};

/// A moment, as microseconds since 1970-01-01 00:00 UTC.
class Instant {
 public:
  constexpr Instant() = default;
  static constexpr Instant micros(std::int64_t micros) { return Instant(micros); }
  constexpr std::int64_t micros() const { return micros_; }
  constexpr Instant plus(std::chrono::microseconds duration) const { return Instant(micros_ + duration.count()); }
  friend constexpr std::chrono::microseconds operator-(Instant later, Instant earlier) {
    return std::chrono::microseconds(later.micros_ - earlier.micros_);
  }
  constexpr auto operator<=>(const Instant&) const = default;
  /// "2026-03-29T00:30:00Z"
  std::string iso() const;

 private:
  explicit constexpr Instant(std::int64_t micros) : micros_(micros) {}
  std::int64_t micros_ = 0;
};

/// What a clock on a wall in London shows: a day and minutes after midnight.
struct LocalTime {
  Date date;
  int minutes = 0;

  /// Reads 2026-03-29T14:00 or "29/03/2026 14:00" (also with a space or seconds of 00); nothing otherwise.
  static std::optional<LocalTime> parse(std::string_view text);
  /// The moment this stands for, or nothing for a time the clocks skip (29 March 2026, 01:30).
  /// A time that comes twice (25 October 2026, 01:30) means the first.
  std::optional<Instant> instant() const;
  /// "2026-03-29T14:00"
  std::string iso() const;
  /// "14:00"
  std::string clock() const;
  auto operator<=>(const LocalTime&) const = default;
};

/// What London's clocks show at that moment.
LocalTime london(Instant at);
/// The first moment of that day in London.
Instant start_of_day(Date day);

/// "3 March 2026 at 2pm"
std::string words(LocalTime at);
/// "3 Mar 2026, 14:00": for tables.
std::string brief(LocalTime at);

/// The financial year a day falls in, 1 April to 31 March, by the year it starts.
struct FinancialYear {
  int starts = 0;
  static FinancialYear of(Date day);
  /// Reads "2025-26"; nothing otherwise.
  static std::optional<FinancialYear> parse(std::string_view text);
  Date first() const;
  Date last() const;
  /// "2025-26"
  std::string name() const;
  auto operator<=>(const FinancialYear&) const = default;
};

/// Where the time comes from. The real one reads the system's; tests and demonstrations can stop it.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  Date today() const { return london(now()).date; }
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

class StoppedClock final : public Clock {
 public:
  explicit StoppedClock(Instant at) : at_(at) {}
  Instant now() const override { return at_; }
  void set(Instant at) { at_ = at; }
  void advance(std::chrono::microseconds by) { at_ = at_.plus(by); }

 private:
  Instant at_;
};

}  // namespace waymark
