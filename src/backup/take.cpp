// Everything out, as it was at one moment.
#include "backup/header.hpp"
#include "backup/records.hpp"

namespace waymark::backup {
namespace {

constexpr std::int64_t kTellEvery = 20'000;  // rows

std::string select_all(const db::Table& table) {
  std::string sql = "select ";
  for (const auto& column : table.columns) sql += fmt::format("{}\"{}\"", sql.size() > 7 ? ", " : "", column.name);
  return sql + fmt::format(" from \"{}\"", table.name);
}

int step_of(db::Connection& db) {
  try {
    return db.value<int>("select max(number) from schema_step").value_or(0);
  } catch (const db::DatabaseFault&) {
    throw BackupRefused("there is nothing to back up: that database has no schema");
  }
}

void require_none_of(std::span<const std::string_view> never, const std::vector<db::Table>& tables) {
  for (const auto& table : tables)
    if (std::find(never.begin(), never.end(), table.name) != never.end())
      throw BackupRefused(fmt::format(
          "the key store is in this database (its table {}), and no backup may hold it: give it a database "
          "of its own",
          table.name));
}

void write_table(RecordWriter& records, db::Connection& db, const db::Table& table, Summary& summary,
                 const Progress& progress) {
  TableRows counted{table.name, 0};
  records.table(table);
  for (const db::Row& row : db.stream(select_all(table))) {
    records.row(table, row);
    ++counted.rows;
    if (progress && (summary.rows + counted.rows) % kTellEvery == 0)
      progress(table.name, summary.rows + counted.rows);
  }
  records.table_ends(counted.rows);
  summary.rows += counted.rows;
  summary.tables.push_back(std::move(counted));
}

}  // namespace

std::string fingerprint(const keys::Key& key) {
  std::string digits;
  for (const char byte : keys::mac(key, keys::Associated("waymark backup key")).substr(0, 8))
    digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return digits;
}

Summary take(db::Database& database, const keys::Key& key, const Clock& clock, const Taking& taking) {
  Output output(taking.file, taking.overwrite);
  Summary summary;
  database.read([&](db::Connection& db) {
    auto& header = summary.header;
    header.at = clock.now();  // before the first look, which is when all is held still
    header.step = step_of(db);
    header.engine = db.engine() == db::Engine::sqlite ? "sqlite" : "postgresql";
    header.key = fingerprint(key);
    header.trail_key = taking.trail_key;
    const auto tables = db::tables(db);
    require_none_of(taking.never, tables);
    ChunkWriter chunks(output, key, written(header));
    RecordWriter records(chunks);
    for (const auto& table : tables) write_table(records, db, table, summary, taking.progress);
    records.finish(tables.size());
  });
  output.put_in_place();
  summary.bytes = output.bytes();
  return summary;
}

}  // namespace waymark::backup
