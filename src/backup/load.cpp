#include "backup/load.hpp"

namespace waymark::backup {
namespace {

using Kind = db::Value::Kind;

constexpr std::size_t kRowsAtOnce = 2000, kBytesAtOnce = 1 << 20;

bool is_number(Kind kind) { return kind == Kind::integer || kind == Kind::boolean; }

}  // namespace

Loader::Loader(db::Connection& db, const Progress& progress)
    : db_(db), progress_(progress), tables_(db::tables(db)) {}

void Loader::begin(const db::Table& table) {
  const auto named = [](const auto& name) { return [&name](const auto& one) { return one.name == name; }; };
  written_ = table;
  const auto found = std::find_if(tables_.begin(), tables_.end(), named(table.name));
  table_ = found == tables_.end() ? nullptr : &*found;
  if (!table_) return;
  bool same = table.columns.size() == table_->columns.size();
  to_boolean_.clear();
  for (const auto& column : table.columns) {
    const auto there = std::find_if(table_->columns.begin(), table_->columns.end(), named(column.name));
    same = same && there != table_->columns.end() &&
           (there->kind == column.kind || (is_number(there->kind) && is_number(column.kind)));
    if (!same)
      throw BackupRefused(fmt::format("the backup’s table {} has other columns than its schema has", table.name));
    to_boolean_.push_back(there->kind == Kind::boolean);
  }
}

void Loader::row(std::string row) {
  if (!table_) return;
  held_ += row.size();
  rows_.push_back(std::move(row));
  if (rows_.size() >= kRowsAtOnce || held_ >= kBytesAtOnce) put();
}

bool Loader::end() {
  put();
  return table_ != nullptr;
}

/// What SQLite keeps as a number PostgreSQL may want as yes or no.
void Loader::fit(std::vector<db::Value>& values) const {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (to_boolean_[i] && values[i].kind() == Kind::integer) values[i] = db::Value(values[i].integer() != 0);
}

void Loader::put() {
  if (rows_.empty()) return;
  std::vector<std::string_view> columns;
  for (const auto& column : written_.columns) columns.push_back(column.name);
  std::vector<std::vector<db::Value>> values;
  values.reserve(rows_.size());
  for (const auto& row : rows_) fit(values.emplace_back(values_of(row, columns.size())));
  db_.bulk_insert(table_->name, columns, values);
  done_ += static_cast<std::int64_t>(rows_.size());
  rows_.clear();
  held_ = 0;
  if (progress_) progress_(table_->name, done_);
}

void Loader::require_all(const Summary& summary) {
  for (const auto& table : tables_) {
    const auto found = std::find_if(summary.tables.begin(), summary.tables.end(),
                                    [&](const TableRows& one) { return one.table == table.name; });
    if (found == summary.tables.end()) throw BackupRefused(fmt::format("the backup lacks the table {}", table.name));
    const auto there = *db_.value<std::int64_t>(fmt::format("select count(*) from \"{}\"", table.name));
    if (there != found->rows)
      throw BackupRefused(
          fmt::format("the table {} has {} rows in the backup and {} restored", table.name, found->rows, there));
  }
}

}  // namespace waymark::backup
