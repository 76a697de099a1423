#pragma once
// Inside this room only: a row of libpq's answer.
#include <libpq-fe.h>

#include <charconv>

#include "db/db.hpp"

namespace waymark::db {

class PostgresqlRow final : public Row {
 public:
  PostgresqlRow(PGresult* result, std::string_view sql)
      : result_(result), sql_(sql), bytes_(static_cast<std::size_t>(PQnfields(result))) {}
  bool next() { return ++row_ < PQntuples(result_); }
  /// Of another answer to the same statement, before its first row.
  void go_to(PGresult* result) {
    result_ = result;
    row_ = -1;
    bytes_.resize(static_cast<std::size_t>(PQnfields(result)));
  }

  bool is_null(int column) const override {
    check(column);
    return PQgetisnull(result_, row_, column);
  }
  std::string_view text(int column) const override { return bytes(column); }
  std::string_view bytes(int column) const override {
    const auto value = raw(column);
    return PQftype(result_, column) == kBytea && !value.empty() ? decoded(column, value) : value;
  }
  std::int64_t integer(int column) const override {
    const auto value = raw(column);
    if (value.empty() && is_null(column)) return 0;
    if (PQftype(result_, column) == kBoolean) return value == "t";
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size())
      throw DatabaseFault(fmt::format("column {} is not a whole number in: {}", column, sql_));
    return number;
  }
  bool boolean(int column) const override { return integer(column) != 0; }

 private:
  void check(int column) const {
    if (column < 0 || column >= static_cast<int>(bytes_.size()))
      throw std::out_of_range(fmt::format("there is no column {} in: {}", column, sql_));
  }
  std::string_view raw(int column) const {
    check(column);
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }
  /// \x0aff…
  std::string_view decoded(int column, std::string_view hex) const {
    std::string& bytes = bytes_[column];
    bytes.clear();
    for (std::size_t at = 2; at + 1 < hex.size(); at += 2)
      bytes += static_cast<char>(digit(hex[at]) * 16 + digit(hex[at + 1]));
    return bytes;
  }
  static constexpr unsigned kBoolean = 16, kBytea = 17;  // the engine's numbers for these types
  static int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

  PGresult* result_;
  std::string sql_;
  int row_ = -1;
  mutable std::vector<std::string> bytes_;
};

}  // namespace waymark::db
