#include <array>

#include "engagements/engagements.hpp"
#include "money/money.hpp"
#include "reports/reports.hpp"

namespace waymark::reports {
namespace {

constexpr std::array<std::string_view, 20> kColumns = {"engagement_ref",
                                                       "programme",
                                                       "agency",
                                                       "grade",
                                                       "coach_kind",
                                                       "supplier",
                                                       "contract_ref",
                                                       "starts_on",
                                                       "planned_sessions",
                                                       "sessions_completed",
                                                       "minutes_completed",
                                                       "sessions_cancelled",
                                                       "sessions_not_attended",
                                                       "last_session_on",
                                                       "next_session_on",
                                                       "state",
                                                       "ended_on",
                                                       "funded",
                                                       "invoiced_net",
                                                       "paid_net"};
// Which of the columns are whole numbers: in JSON they stand without quotes.
constexpr bool is_count(std::size_t column) { return column >= 8 && column <= 12; }

using Cells = std::array<std::string, kColumns.size()>;

std::string day(const std::optional<Date>& date) { return date ? date->iso() : ""; }

Cells cells(const engagements::FiguresRow& row, const money::EngagementAmounts& amounts) {
  return {row.ref,
          row.programme,
          row.agency,
          row.grade,
          row.coach_kind,
          row.supplier,
          row.contract_ref,
          row.starts_on.iso(),
          std::to_string(row.planned_sessions),
          std::to_string(row.sessions_completed),
          std::to_string(row.minutes_completed),
          std::to_string(row.sessions_cancelled),
          std::to_string(row.sessions_not_attended),
          day(row.last_session_on),
          day(row.next_session_on),
          std::string(engagements::code(row.state)),
          day(row.ended_on),
          std::string(programmes::code(row.funded)),
          amounts.invoiced_net.plain(),
          amounts.paid_net.plain()};
}

std::string as_json(const std::vector<Cells>& rows) {
  JsonWriter json;
  json.begin_array();
  for (const auto& row : rows) {
    json.begin_object();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (is_count(i)) json.member(kColumns[i], std::stoi(row[i]));
      else json.member(kColumns[i], row[i]);
    }
    json.end_object();
  }
  json.end_array();
  return std::move(json).str() + "\n";
}

std::string as_csv(const std::vector<Cells>& rows) {
  CsvWriter csv(CsvWriter::LineEnd::lf);
  for (auto column : kColumns) csv.cell(column);
  csv.end_row();
  for (const auto& row : rows) {
    // Amounts and counts are figures: a credit below zero is no formula.
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i >= 18) csv.cell(*Money::parse(row[i]));
      else csv.cell(row[i]);
    }
    csv.end_row();
  }
  return std::move(csv).str();
}

// For a terminal: the columns that fit a line, under each other.
std::string as_table(const std::vector<Cells>& rows) {
  constexpr std::size_t shown[] = {0, 2, 3, 5, 7, 9, 8, 15, 18, 19};
  std::string text;
  std::array<std::size_t, std::size(shown)> widths{};
  for (std::size_t i = 0; i < std::size(shown); ++i) {
    widths[i] = length(kColumns[shown[i]]);
    for (const auto& row : rows) widths[i] = std::max(widths[i], length(row[shown[i]]));
  }
  const auto write = [&](const auto& row) {
    for (std::size_t i = 0; i < std::size(shown); ++i) {
      const std::string_view cell = row[shown[i]];
      text +=
          std::string(cell) + std::string(widths[i] - length(cell), ' ') + (i + 1 < std::size(shown) ? "  " : "\n");
    }
  };
  write(kColumns);
  for (const auto& row : rows) write(row);
  return text;
}

}  // namespace

std::string engagements_report(const access::Work& work, std::optional<Date> as_of, const std::string& format) {
  const auto day = engagements::as_of(work, as_of);
  const auto amounts = money::engagement_amounts(work.db, day.past() ? as_of : std::nullopt);
  std::vector<Cells> rows;
  engagements::each_figures_row(work.db, day, [&](const engagements::FiguresRow& row) {
    const auto found = amounts.find(row.id.str());
    rows.push_back(cells(row, found == amounts.end() ? money::EngagementAmounts() : found->second));
  });
  if (format == "csv") return as_csv(rows);
  if (format == "json") return as_json(rows);
  return as_table(rows);
}

}  // namespace waymark::reports
