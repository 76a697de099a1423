#pragma once
// Fact tables as their SQL and the columns it gives.
#include <span>
#include <string_view>

#include "db/db.hpp"
#include "rights/facts.hpp"

namespace waymark::rights::store {

enum class As { text, code, day, moment, yes, minutes, number, pence };
struct FactQuery {
  std::string_view key;
  const char* title;  ///< English
  std::string sql;    ///< $1 is the person
  struct Column {
    std::string_view key;
    const char* label;  ///< English
    As as = As::text;
  };
  std::vector<Column> columns;
};

FactTable read_facts(db::Connection& db, const FactQuery& query, const PersonId& person);

/// Engagements, sessions, money (store_facts_of_work.cpp).
std::span<const FactQuery> facts_of_work();

}  // namespace waymark::rights::store
