#include <fmt/format.h>

#include <algorithm>

#include "imports/sheet.hpp"

namespace waymark::imports {

std::string_view RowReader::cell(std::string_view column) const {
  const auto names = columns(sheet_.file->kind);
  const auto at = std::find(names.begin(), names.end(), column);
  if (at == names.end()) throw std::logic_error("no column " + std::string(column));
  return trimmed(row_.cells[static_cast<std::size_t>(at - names.begin())]);
}

void RowReader::refuse(std::string_view column, std::string message) {
  row_.refusals.push_back({sheet_.file->name, row_.line, std::string(column), std::move(message)});
}

std::string RowReader::optional_text(std::string_view column, std::size_t longest) {
  const auto text = cell(column);
  if (length(text) > longest)
    refuse(column, fmt::format("the text has {} characters; expected at most {}", length(text), longest));
  return std::string(text);
}

std::string RowReader::text(std::string_view column, std::size_t longest) {
  if (cell(column).empty()) refuse(column, "the cell is empty; expected text");
  return optional_text(column, longest);
}

std::string RowReader::email(std::string_view column) {
  const auto text = cell(column);
  const auto at = text.find('@');
  const bool well_formed = at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
                           text.find('@', at + 1) == std::string_view::npos &&
                           text.find_first_of(" \t\r\n,;<>\"") == std::string_view::npos && text.size() <= 254;
  if (!well_formed)
    refuse(column, fmt::format("\"{}\" is not an e-mail address; expected one like name@example.org", text));
  return std::string(text);
}

Date RowReader::date(std::string_view column) {
  if (const auto date = Date::parse(cell(column))) return *date;
  refuse(column, fmt::format("\"{}\" is not a date; expected one like 2026-03-29 or 29/03/2026", cell(column)));
  return {};
}

std::optional<Date> RowReader::optional_date(std::string_view column) {
  if (cell(column).empty()) return std::nullopt;
  return date(column);
}

Instant RowReader::local_time(std::string_view column) {
  const auto local = LocalTime::parse(cell(column));
  if (!local) {
    refuse(column, fmt::format("\"{}\" is not a date and time; expected one like 2026-03-29T14:00", cell(column)));
    return {};
  }
  const auto instant = local->instant();
  if (instant) return *instant;
  refuse(column,
         fmt::format("{} does not exist: London's clocks go forward past it that night; expected a time that does",
                     local->iso()));
  return {};
}

int RowReader::whole_number(std::string_view column, int least, int most) {
  const auto text = cell(column);
  int number = 0;
  bool digits = !text.empty() && text.size() <= 9;
  for (char c : text) digits = digits && c >= '0' && c <= '9';
  if (digits) number = std::stoi(std::string(text));
  if (!digits || number < least || number > most)
    refuse(column, fmt::format("\"{}\" is not a whole number from {} to {}", text, least, most));
  return number;
}

std::optional<int> RowReader::optional_whole_number(std::string_view column, int least, int most) {
  if (cell(column).empty()) return std::nullopt;
  return whole_number(column, least, most);
}

Money RowReader::money(std::string_view column) {
  const auto text = cell(column);
  if (const auto money = Money::parse(text)) return *money;
  const auto point = text.find('.');
  const bool too_fine =
      point != std::string_view::npos && text.size() - point > 3 && Money::parse(text.substr(0, point + 3));
  refuse(column, too_fine
                     ? fmt::format("\"{}\" has more than two decimals; expected pounds and pence like 285.00", text)
                     : fmt::format("\"{}\" is not an amount; expected pounds and pence like 285.00", text));
  return {};
}

int RowReader::percentage(std::string_view column) {
  const auto text = cell(column);
  const auto hundredths = Money::parse(text);  // two decimals of a percent are written like two of a pound
  if (hundredths && hundredths->pence() >= 0 && hundredths->pence() <= 10000 && !text.starts_with("£"))
    return static_cast<int>(hundredths->pence());
  refuse(column, fmt::format("\"{}\" is not a percentage; expected 0 to 100 with at most two decimals", text));
  return 0;
}

std::string RowReader::choice(std::string_view column, std::initializer_list<std::string_view> codes) {
  const auto text = cell(column);
  if (std::find(codes.begin(), codes.end(), text) == codes.end())
    refuse(column, fmt::format("\"{}\" is not known; expected {}", text, fmt::join(codes, ", ")));
  return std::string(text);
}

}  // namespace waymark::imports
