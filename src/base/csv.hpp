#pragma once
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/money.hpp"

namespace waymark {

/// Writes CSV as RFC 4180 has it: what needs quotes has them, and CRLF ends a row (for downloads) unless told LF
/// (for the command line). Text that a spreadsheet would
/// take for a formula (it begins with = + - @, a tab or a return) gets an apostrophe in front; numbers, dates and
/// amounts stand as they are.
class CsvWriter {
 public:
  enum class LineEnd { crlf, lf };
  explicit CsvWriter(LineEnd line_end = LineEnd::crlf) : line_end_(line_end) {}

  /// Writes a row from its cells: text, whole numbers, Money (-285.00), Date (2026-03-29), or an optional of
  /// these, empty when there is none.
  template <class... Cells>
  void row(const Cells&... cells) {
    (cell(cells), ...);
    end_row();
  }
  void cell(std::string_view text);
  void cell(const std::string& text) { cell(std::string_view(text)); }
  void cell(const char* text) { cell(std::string_view(text)); }
  void cell(Money amount) { raw(amount.plain()); }
  void cell(Date day) { raw(day.iso()); }
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>) void cell(Integer number) {
    raw(std::to_string(number));
  }
  template <class T>
  void cell(const std::optional<T>& maybe) {
    if (maybe) cell(*maybe);
    else raw("");
  }
  void end_row();

  const std::string& str() const& { return text_; }
  std::string str() && { return std::move(text_); }

 private:
  void raw(std::string_view written);

  std::string text_;
  LineEnd line_end_;
  bool at_start_ = true;
};

}  // namespace waymark
