#include "db/migrate.hpp"

namespace waymark::db {
namespace {

bool has_steps(Connection& db) {
  const bool sqlite = db.engine() == Engine::sqlite;
  return db.value<std::int64_t>(sqlite ? "select count(*) from sqlite_master where name = 'schema_step'"
                                       : "select count(*) from pg_class where oid = to_regclass('schema_step')") > 0;
}

int found_step(Connection& db) {
  if (!has_steps(db)) return 0;
  return db.value<int>("select max(number) from schema_step").value_or(0);
}

int expected_step(std::span<const Migration> steps) { return steps.empty() ? 0 : steps.back().number; }

void run_step(Connection& db, const Migration& step) {
  try {
    db.run_script(step.sql);
  } catch (const DatabaseFault& fault) {
    throw DatabaseFault(fmt::format("step {} ({}) of the schema: {}", step.number, step.name, fault.what()));
  }
  db.run("insert into schema_step (number, name, applied_at) values ($1, $2, $3)", step.number, step.name,
         SystemClock().now());
}

}  // namespace

void wait_for_others(Connection& db) {
  if (db.engine() == Engine::sqlite) return;
  db.run_script("set transaction isolation level read committed");
  db.run_script("set local statement_timeout = 0");
  db.run_script("select pg_advisory_xact_lock(7203871)");
}

std::vector<std::string> run_steps(Connection& db, std::span<const Migration> steps) {
  const int found = found_step(db);
  const int expected = expected_step(steps);
  if (found > expected)
    throw DatabaseFault(
        fmt::format("the database is at step {} of the schema and this program knows {} only: "
                    "run a newer program, or restore an older database",
                    found, expected));
  if (!has_steps(db))
    db.run_script(
        "create table schema_step (number bigint primary key, name text not null, applied_at bigint not null);");
  std::vector<std::string> ran;
  for (const Migration& step : steps) {
    if (step.number <= found) continue;
    run_step(db, step);
    ran.emplace_back(step.name);
  }
  return ran;
}

std::vector<std::string> migrate(Database& database, std::span<const Migration> steps) {
  std::vector<std::string> ran;
  database.change_now([&](Connection& db) {
    wait_for_others(db);
    ran = run_steps(db, steps);
  });
  return ran;
}

std::vector<std::string> migrate(Database& database) { return migrate(database, migrations()); }

SchemaState schema_state(Database& database) {
  return {database.read_value<int>(found_step), expected_step(migrations())};
}

}  // namespace waymark::db
