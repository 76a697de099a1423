// What tables there are, as each engine's catalogue tells.
#include "db/db.hpp"

namespace waymark::db {
namespace {

constexpr std::string_view kOnSqlite =
    "select t.name, c.name, lower(c.type) from sqlite_master t join pragma_table_info(t.name) c"
    " where t.type = 'table' and t.name <> 'schema_step' and substr(t.name, 1, 7) <> 'sqlite_'"
    " order by t.name, c.cid";

constexpr std::string_view kOnPostgresql =
    "select t.relname, c.attname, format_type(c.atttypid, null) from pg_class t"
    " join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped"
    " where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace and t.relname <> 'schema_step'"
    " order by cast(t.relname as text) collate \"C\", c.attnum";

Value::Kind kind_of(const Row& row) {
  const auto type = row.text(2);
  if (type == "integer" || type == "bigint") return Value::Kind::integer;
  if (type == "boolean") return Value::Kind::boolean;
  if (type == "text") return Value::Kind::text;
  if (type == "blob" || type == "bytea") return Value::Kind::bytes;
  throw DatabaseFault(fmt::format("the column {} of the table {} is of a type the schema has not: {}", row.text(1),
                                  row.text(0), type));
}

}  // namespace

std::vector<Table> tables(Connection& connection) {
  std::vector<Table> all;
  for (const Row& row : connection.query(connection.engine() == Engine::sqlite ? kOnSqlite : kOnPostgresql)) {
    if (all.empty() || all.back().name != row.text(0)) all.push_back({row.get<std::string>(0), {}});
    all.back().columns.push_back({row.get<std::string>(1), kind_of(row)});
  }
  return all;
}

}  // namespace waymark::db
