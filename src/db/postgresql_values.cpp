#include <libpq-fe.h>

#include <cstring>

#include "db/dialect.hpp"
#include "db/postgresql.hpp"

namespace waymark::db {
namespace {

constexpr std::size_t kHeldAtRest = 65'536;  // a document's bytes are not kept once they are sent
constexpr std::size_t kDigits = 24;
constexpr std::size_t kSendAt = 65'536;
constexpr std::string_view kHex = "0123456789abcdef";

void refuse_zero(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) throw DatabaseFault("a text with a NUL in it");
}

/// One value of a row in COPY's text format.
void append_for_copy(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null: out += "\\N"; return;
    case Value::Kind::integer: out += std::to_string(value.integer()); return;
    case Value::Kind::boolean: out += value.integer() ? 't' : 'f'; return;
    case Value::Kind::bytes:
      out += "\\\\x";
      for (const char c : value.text()) {
        out += kHex[static_cast<unsigned char>(c) >> 4];
        out += kHex[static_cast<unsigned char>(c) & 15];
      }
      return;
    case Value::Kind::text: break;
  }
  refuse_zero(value.text());
  for (const char c : value.text()) {
    if (c == '\\') out += "\\\\";
    else if (c == '\t') out += "\\t";
    else if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else out += c;
  }
}

}  // namespace

void PostgresqlArguments::set(std::span<const Value> args) {
  std::size_t size = 0;
  for (const Value& value : args) size += value.text().size() + kDigits;
  held_.clear();
  if (held_.capacity() > kHeldAtRest) held_ = {};
  held_.reserve(size);
  values_.clear();
  lengths_.clear();
  formats_.clear();
  for (const Value& value : args) add(value);
}

void PostgresqlArguments::add(const Value& value) {
  const char* at = held_.data() + held_.size();  // room was reserved: what was added before does not move
  switch (value.kind()) {
    case Value::Kind::null: at = nullptr; break;
    case Value::Kind::integer: fmt::format_to(std::back_inserter(held_), "{}", value.integer()); break;
    case Value::Kind::boolean: held_ += value.integer() ? 't' : 'f'; break;
    case Value::Kind::text:
      refuse_zero(value.text());
      held_ += value.text();
      break;
    case Value::Kind::bytes: held_ += value.text(); break;
  }
  held_ += '\0';
  values_.push_back(at);
  lengths_.push_back(static_cast<int>(value.text().size()));
  formats_.push_back(value.kind() == Value::Kind::bytes);
}

void PostgresqlConnection::send(std::string& text) {
  if (PQputCopyData(handle_, text.data(), static_cast<int>(text.size())) != 1)
    throw DatabaseFault(PQerrorMessage(handle_));
  text.clear();
}

void PostgresqlConnection::send_rows(std::span<const std::vector<Value>> rows) {
  std::string text;
  for (const auto& row : rows) {
    for (const Value& value : row) {
      append_for_copy(text, value);
      text += '\t';
    }
    text.back() = '\n';
    if (text.size() > kSendAt) send(text);
  }
  if (!text.empty()) send(text);
}

void PostgresqlConnection::bulk_insert(std::string_view table, std::span<const std::string_view> columns,
                                       std::span<const std::vector<Value>> rows) {
  const auto sql = "copy " + table_and_columns(table, columns) + " from stdin";
  execute(sql);
  const char* stopped = nullptr;
  std::exception_ptr failure;
  try {
    send_rows(rows);
  } catch (...) {
    failure = std::current_exception();
    stopped = "a value was refused";
  }
  PQputCopyEnd(handle_, stopped);
  Result outcome(PQgetResult(handle_));
  while (Result(PQgetResult(handle_))) {}
  if (failure) std::rethrow_exception(failure);
  check(outcome, sql);
}

}  // namespace waymark::db
