#include "backup/records.hpp"

#include "backup/backup.hpp"

namespace waymark::backup {
namespace {

using Kind = db::Value::Kind;

constexpr char kNull = 'n', kInteger = 'i', kBoolean = 'o', kText = 't', kBytes = 'b';
constexpr std::size_t kMostColumns = 2000, kMostBytes = std::size_t{1} << 31;

void append(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

void append(std::string& out, std::string_view text) {
  append(out, text.size());
  out += text;
}

/// Small ones are short, also those below zero.
std::uint64_t folded(std::int64_t number) {
  return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
}
std::int64_t unfolded(std::uint64_t number) {
  return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
}

char letter(Kind kind) {
  switch (kind) {
    case Kind::integer: return kInteger;
    case Kind::boolean: return kBoolean;
    case Kind::text: return kText;
    case Kind::bytes: return kBytes;
    case Kind::null: break;
  }
  throw std::logic_error("a column of no kind");
}

void append_value(std::string& out, Kind kind, const db::Row& row, int column) {
  if (row.is_null(column)) {
    out += kNull;
    return;
  }
  out += letter(kind);
  switch (kind) {
    case Kind::integer: return append(out, folded(row.integer(column)));
    case Kind::boolean: return append(out, row.boolean(column) ? 1u : 0u);
    default: return append(out, row.bytes(column));
  }
}

[[noreturn]] void refuse_row() { throw BackupRefused("the backup cannot be used: a row in it is not one"); }

std::uint64_t take_number(std::string_view& from) {
  std::uint64_t number = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    if (from.empty()) refuse_row();
    const auto byte = static_cast<unsigned char>(from.front());
    from.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
  refuse_row();
}

std::string_view take_text(std::string_view& from) {
  const auto size = take_number(from);
  if (size > from.size()) refuse_row();
  const auto text = from.substr(0, size);
  from.remove_prefix(size);
  return text;
}

}  // namespace

void RecordWriter::table(const db::Table& table) {
  record_.assign(1, 'T');
  append(record_, table.name);
  append(record_, table.columns.size());
  for (const auto& column : table.columns) {
    append(record_, column.name);
    record_ += letter(column.kind);
  }
  chunks_.write(record_);
}

void RecordWriter::row(const db::Table& table, const db::Row& row) {
  row_.clear();
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    append_value(row_, table.columns[i].kind, row, static_cast<int>(i));
  record_.assign(1, 'R');
  append(record_, row_.size());
  chunks_.write(record_);
  chunks_.write(row_);
}

void RecordWriter::table_ends(std::int64_t rows) {
  record_.assign(1, 'E');
  append(record_, static_cast<std::uint64_t>(rows));
  chunks_.write(record_);
}

void RecordWriter::finish(std::size_t tables) {
  record_.assign(1, 'Z');
  append(record_, tables);
  chunks_.write(record_);
  chunks_.finish();
}

void RecordReader::refuse() const {
  throw BackupRefused("the backup cannot be used: it holds something this program does not know");
}

RecordReader::Kind RecordReader::next() {
  char kind = 0;
  chunks_.read(&kind, 1);
  if (std::string_view("TREZ").find(kind) == std::string_view::npos) refuse();
  return static_cast<Kind>(kind);
}

db::Table RecordReader::table() {
  db::Table table{text(), {}};
  const auto columns = number();
  if (columns == 0 || columns > kMostColumns) refuse();
  for (std::uint64_t i = 0; i < columns; ++i) {
    auto name = text();
    char kind = 0;
    chunks_.read(&kind, 1);
    switch (kind) {
      case kInteger: table.columns.push_back({std::move(name), db::Value::Kind::integer}); break;
      case kBoolean: table.columns.push_back({std::move(name), db::Value::Kind::boolean}); break;
      case kText: table.columns.push_back({std::move(name), db::Value::Kind::text}); break;
      case kBytes: table.columns.push_back({std::move(name), db::Value::Kind::bytes}); break;
      default: refuse();
    }
  }
  return table;
}

std::string RecordReader::row() { return text(); }

std::int64_t RecordReader::count() { return static_cast<std::int64_t>(number()); }

std::uint64_t RecordReader::number() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    unsigned char byte = 0;
    chunks_.read(reinterpret_cast<char*>(&byte), 1);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  refuse();
}

std::string RecordReader::text() {
  const auto size = number();
  if (size > kMostBytes) refuse();
  std::string text(size, '\0');
  chunks_.read(text.data(), text.size());
  return text;
}

std::vector<db::Value> values_of(std::string_view row, std::size_t columns) {
  std::vector<db::Value> values;
  values.reserve(columns);
  while (!row.empty()) {
    const char kind = row.front();
    row.remove_prefix(1);
    switch (kind) {
      case kNull: values.emplace_back(); break;
      case kInteger: values.emplace_back(unfolded(take_number(row))); break;
      case kBoolean: values.emplace_back(take_number(row) != 0); break;
      case kText: values.emplace_back(take_text(row)); break;
      case kBytes: values.emplace_back(db::Bytes{take_text(row)}); break;
      default: refuse_row();
    }
  }
  if (values.size() != columns) refuse_row();
  return values;
}

}  // namespace waymark::backup
