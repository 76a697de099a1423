#include <sqlite3.h>

#include <charconv>

#include "db/sqlite.hpp"

namespace waymark::db {
namespace {

constexpr std::size_t kHeldAtRest = 65'536;  // a document's bytes are not kept once it is stored

/// The n of "$n", from 0. Any other kind of placeholder is refused, as on PostgreSQL.
int argument_number(const char* name) {
  int number = 0;
  if (name && name[0] == '$') std::from_chars(name + 1, name + std::strlen(name), number);
  if (number < 1) throw DatabaseFault("a placeholder that is not $1, $2 …");
  return number - 1;
}

}  // namespace

SqliteStatement::SqliteStatement(sqlite3* handle, std::string_view sql) {
  const char* tail = nullptr;
  if (sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement_,
                         &tail) != SQLITE_OK)
    throw DatabaseFault(sqlite3_errmsg(handle) + (" in: " + std::string(sql)));
  try {
    if (!statement_ || !trimmed(sql.substr(tail - sql.data())).empty())
      throw DatabaseFault("not exactly one statement: " + std::string(sql));
    for (int place = 1; place <= sqlite3_bind_parameter_count(statement_); ++place) {
      argument_at_.push_back(argument_number(sqlite3_bind_parameter_name(statement_, place)));
      arguments_ = std::max(arguments_, static_cast<std::size_t>(argument_at_.back() + 1));
    }
  } catch (...) {
    sqlite3_finalize(statement_);
    throw;
  }
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(statement_); }

void SqliteStatement::reset() {
  sqlite3_reset(statement_);
  if (held_.capacity() > kHeldAtRest) {
    sqlite3_clear_bindings(statement_);
    held_ = {};
  }
}

void SqliteStatement::bind(std::span<const Value> args) {
  if (args.size() != arguments_)
    throw DatabaseFault(
        fmt::format("{} arguments for {} placeholders in: {}", args.size(), arguments_, sqlite3_sql(statement_)));
  std::size_t size = 0;
  for (const int argument : argument_at_) size += args[argument].text().size();
  held_.clear();
  held_.reserve(size);
  for (std::size_t place = 0; place < argument_at_.size(); ++place)
    bind_one(static_cast<int>(place + 1), args[argument_at_[place]]);
}

void SqliteStatement::bind_one(int place, const Value& value) {
  int code = SQLITE_OK;
  const auto held = [&] {  // room was reserved: what was bound before does not move
    const std::size_t at = held_.size();
    held_ += value.text();
    return held_.data() + at;
  };
  switch (value.kind()) {
    case Value::Kind::null: code = sqlite3_bind_null(statement_, place); break;
    case Value::Kind::integer:
    case Value::Kind::boolean: code = sqlite3_bind_int64(statement_, place, value.integer()); break;
    case Value::Kind::text:
      if (value.text().find('\0') != std::string_view::npos) throw DatabaseFault("a text with a NUL in it");
      code = sqlite3_bind_text64(statement_, place, held(), value.text().size(), SQLITE_STATIC, SQLITE_UTF8);
      break;
    case Value::Kind::bytes:
      code = sqlite3_bind_blob64(statement_, place, held(), value.text().size(), SQLITE_STATIC);
      break;
  }
  if (code != SQLITE_OK) throw DatabaseFault(std::string(sqlite3_errstr(code)) + ": binding an argument");
}

}  // namespace waymark::db
