#include "money/money.hpp"

namespace waymark::money {
namespace {

std::string as_csv(const SpendQuestion& question, const Spend& spend) {
  CsvWriter csv(CsvWriter::LineEnd::lf);
  for (const By by : question.by) csv.cell(code(by));
  csv.row("net", "vat", "lines");
  for (const auto& row : spend.rows) {
    for (const auto& key : row.keys) csv.cell(key);
    csv.row(row.net, row.vat, row.lines);
  }
  return std::move(csv).str();
}

void write_amounts(JsonWriter& json, Money net, Money vat, std::int64_t lines) {
  json.member("net", net.plain()).member("vat", vat.plain()).member("lines", lines);
}

std::string as_json(const SpendQuestion& question, const Spend& spend) {
  JsonWriter json;
  json.begin_object().member("basis", code(question.basis));
  json.member("from", question.from.iso()).member("to", question.to.iso());
  json.key("total").begin_object();
  write_amounts(json, spend.net, spend.vat, spend.lines);
  json.end_object().key("rows").begin_array();
  for (const auto& row : spend.rows) {
    json.begin_object();
    for (std::size_t i = 0; i < row.keys.size(); ++i) json.member(code(question.by[i]), row.keys[i]);
    write_amounts(json, row.net, row.vat, row.lines);
    json.end_object();
  }
  json.end_array().end_object();
  return std::move(json).str() + "\n";
}

/// Cells as wide as their column needs; figures to the right.
std::string in_columns(const std::vector<std::vector<std::string>>& rows, std::size_t words) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], length(row[i]));
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string pad(widths[i] - length(row[i]), ' ');
      text += i == 0 ? "" : "  ";
      text += i < words ? row[i] + pad : pad + row[i];
    }
    text += '\n';
  }
  return text;
}

std::string as_table(const SpendQuestion& question, const Spend& spend) {
  std::vector<std::vector<std::string>> rows(1);
  for (const By by : question.by) rows.front().emplace_back(code(by));
  for (const char* name : {"net", "vat", "lines"}) rows.front().emplace_back(name);
  const auto put = [&](std::vector<std::string> cells, Money net, Money vat, std::int64_t lines) {
    cells.insert(cells.end(), {net.pounds(), vat.pounds(), with_commas(lines)});
    rows.push_back(std::move(cells));
  };
  if (!question.by.empty()) {
    for (const auto& row : spend.rows) put(row.keys, row.net, row.vat, row.lines);
    std::vector<std::string> total(question.by.size());
    total.front() = "total";
    put(std::move(total), spend.net, spend.vat, spend.lines);
  } else {
    put({}, spend.net, spend.vat, spend.lines);
  }
  return in_columns(rows, question.by.size());
}

}  // namespace

std::string spend_report(const access::Work& work, const SpendQuestion& question, Format format) {
  const auto answer = spend(work, question);
  switch (format) {
    case Format::table: return as_table(question, answer);
    case Format::csv: return as_csv(question, answer);
    case Format::json: return as_json(question, answer);
  }
  return {};
}

}  // namespace waymark::money
