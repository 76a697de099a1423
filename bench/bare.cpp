#include "bench/bare.hpp"

#include <sqlite3.h>

#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace waymark::bench {
namespace {

constexpr std::size_t kBuffer = 8192;

}  // namespace

Bare::Bare(const std::string& path, int cache_kib) : buffer_(std::make_unique<char[]>(kBuffer)) {
  if (sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
    fail();
  execute(
      "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;"
      "pragma case_sensitive_like = on; pragma temp_store = memory; pragma secure_delete = on");
  execute(("pragma cache_size = -" + std::to_string(cache_kib)).c_str());
}

Bare::~Bare() {
  for (const auto& [sql, statement] : prepared_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

void Bare::fail() const { throw std::runtime_error(sqlite3_errmsg(handle_)); }

void Bare::execute(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

void Bare::prepare(const std::vector<Recorded>& statements) {
  for (const auto& one : statements) {
    auto& statement = prepared_[one.sql];
    if (!statement && sqlite3_prepare_v3(handle_, one.sql.data(), static_cast<int>(one.sql.size()),
                                         SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
      fail();
  }
}

void Bare::bind(sqlite3_stmt* statement, const Recorded& one) {
  using Kind = db::Value::Kind;
  for (int place = 1; place <= sqlite3_bind_parameter_count(statement); ++place) {
    const auto number = std::strtoul(sqlite3_bind_parameter_name(statement, place) + 1, nullptr, 10);
    const auto& arg = one.args.at(number - 1);
    if (arg.kind == Kind::null) sqlite3_bind_null(statement, place);
    else if (arg.kind == Kind::text)
      sqlite3_bind_text(statement, place, arg.text.data(), static_cast<int>(arg.text.size()), SQLITE_STATIC);
    else if (arg.kind == Kind::bytes)
      sqlite3_bind_blob(statement, place, arg.text.data(), static_cast<int>(arg.text.size()), SQLITE_STATIC);
    else sqlite3_bind_int64(statement, place, arg.integer);
  }
}

std::int64_t Bare::step_through(sqlite3_stmt* statement) {
  std::int64_t rows = 0;
  std::size_t at = 0;
  const int columns = sqlite3_column_count(statement);
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    ++rows;
    for (int column = 0; column < columns; ++column) {
      const void* cell = sqlite3_column_text(statement, column);
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      if (at + size > kBuffer) at = 0;
      if (cell) std::memcpy(buffer_.get() + at, cell, size);
      at += size;
    }
  }
  if (code != SQLITE_DONE) fail();
  sqlite3_reset(statement);
  return rows;
}

std::int64_t Bare::run(const std::vector<Recorded>& statements) {
  std::int64_t rows = 0;
  for (const auto& one : statements) {
    auto* statement = prepared_.at(one.sql);
    bind(statement, one);
    rows += step_through(statement);
  }
  return rows;
}

}  // namespace waymark::bench
