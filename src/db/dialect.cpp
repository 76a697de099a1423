#include "db/dialect.hpp"

#include <cctype>
#include <stdexcept>

#include "db/db.hpp"

namespace waymark::db {
namespace {

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

/// Cuts SQL into words, quoted texts, comments and single characters; their concatenation is the script.
class Tokens {
 public:
  explicit Tokens(std::string_view script) : rest_(script) {}
  bool more() const { return !rest_.empty(); }
  std::string_view next() {
    const auto token = rest_.substr(0, length());
    rest_.remove_prefix(token.size());
    return token;
  }

 private:
  std::size_t length() const {
    if (in_word(rest_[0])) {
      std::size_t end = 1;
      while (end < rest_.size() && in_word(rest_[end])) ++end;
      return end;
    }
    if (rest_.starts_with("--")) return to(rest_.find('\n', 2));
    if (rest_.starts_with("/*")) return to(rest_.find("*/", 2), 2);
    if (rest_[0] == '\'' || rest_[0] == '"') return to(rest_.find(rest_[0], 1), 1);
    return 1;
  }
  std::size_t to(std::size_t found, std::size_t further = 0) const {
    return found == std::string_view::npos ? rest_.size() : found + further;
  }
  std::string_view rest_;
};

/// Follows a script token by token: which kind of statement this is, and which word of a column's definition.
class Place {
 public:
  void take(std::string_view token) {
    if (token == ";") {
      *this = Place();
    } else if (token == "(") {
      ++depth_;
      word_ = 0;
    } else if (token == ")") {
      --depth_;
    } else if (token == ",") {
      word_ = 0;
    } else if (in_word(token[0]) || token[0] == '"') {
      take_word(token);
    }
    if (!std::isspace(static_cast<unsigned char>(token[0])) && !is_comment(token)) last_ = token[0];
  }
  bool ends_table() const { return table_ && depth_ == 0 && last_ == ')'; }
  /// Whether the next word is the type of a column.
  bool at_type() const { return word_ == 1 && ((table_ && depth_ == 1) || (column_ && depth_ == 0)); }

 private:
  static bool is_comment(std::string_view token) { return token.starts_with("--") || token.starts_with("/*"); }
  void take_word(std::string_view token) {
    ++word_;
    if (++words_ == 1) {
      create_ = token == "create";
    } else if (words_ == 2) {
      table_ = create_ && token == "table";
    }
    if (!create_ && depth_ == 0 && token == "column") {
      column_ = true;
      word_ = 0;
    }
  }
  bool create_ = false, table_ = false, column_ = false;
  int depth_ = 0, word_ = 0, words_ = 0;
  char last_ = ' ';
};

void check_name(std::string_view name) {
  for (const char c : name)
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_') name = {};
  if (name.empty()) throw std::logic_error("a table or column name that SQL would have to quote");
}

}  // namespace

std::string for_sqlite(std::string_view script) {
  std::string out;
  Place place;
  for (Tokens tokens(script); tokens.more();) {
    const auto token = tokens.next();
    if (token == ";" && place.ends_table()) out += " strict";
    place.take(token);
    if (token == "bigint" || token == "boolean") out += "integer";
    else if (token == "bytea") out += "blob";
    else out += token;
  }
  return out;
}

std::string for_postgresql(std::string_view script) {
  std::string out;
  Place place;
  for (Tokens tokens(script); tokens.more();) {
    const auto token = tokens.next();
    const bool text_column = token == "text" && place.at_type();
    place.take(token);
    out += token;
    if (text_column) out += " collate \"C\"";
  }
  return out;
}

std::string table_and_columns(std::string_view table, std::span<const std::string_view> columns) {
  check_name(table);
  std::string sql = std::string(table) + " (";
  for (const auto column : columns) {
    check_name(column);
    if (sql.back() != '(') sql += ", ";
    sql += column;
  }
  return sql + ")";
}

std::string contains_pattern(std::string_view text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace waymark::db
