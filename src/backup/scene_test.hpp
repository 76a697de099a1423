#pragma once
// For the tests of this room: a small schema with every kind of value, a folder for files, and what comes back.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "backup/backup.hpp"
#include "tests/support/database.hpp"

namespace waymark::test {

inline const std::vector<db::Migration> kBackupSteps = {
    {3, "0003_things",
     "create table area (\n  code text primary key,\n  within text references area (code)\n);\n"
     "create table a_thing (\n  id bigint primary key,\n  area text references area (code),\n  words text,\n"
     "  number bigint,\n  yes boolean,\n  data bytea\n);\n"
     "create index thing_by_number on a_thing (number);\n"
     "create table empty_one (\n  id text primary key\n);"},
};

/// A folder that goes with the test, and the files in it.
class BackupFolder {
 public:
  BackupFolder() : path_(std::filesystem::temp_directory_path() / new_id()) {
    std::filesystem::create_directory(path_);
  }
  ~BackupFolder() { std::filesystem::remove_all(path_); }
  BackupFolder(const BackupFolder&) = delete;
  BackupFolder& operator=(const BackupFolder&) = delete;
  std::string file(const std::string& name = "backup") const { return (path_ / name).string(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string bytes_in(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

inline void put_bytes(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// Every row of a table as one text, sorted.
inline std::vector<std::string> rows_of(db::Database& database, const std::string& name) {
  std::vector<std::string> rows;
  database.read([&](db::Connection& db) {
    for (const auto& table : db::tables(db)) {
      if (table.name != name) continue;
      std::string columns;
      std::vector<db::Column> sorted = table.columns;
      std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
      for (const auto& column : sorted) columns += (columns.empty() ? "\"" : ", \"") + column.name + "\"";
      for (const db::Row& row : db.query("select " + columns + " from " + name + "")) {
        std::string line;
        for (int i = 0; i < static_cast<int>(sorted.size()); ++i) {
          const auto kind = sorted[static_cast<std::size_t>(i)].kind;
          const bool number = kind == db::Value::Kind::integer || kind == db::Value::Kind::boolean;
          if (row.is_null(i)) line += "null|";
          else if (number) line += std::to_string(row.integer(i)) + "|";
          else line += "'" + std::string(row.bytes(i)) + "'|";
        }
        rows.push_back(std::move(line));
      }
    }
  });
  std::sort(rows.begin(), rows.end());
  return rows;
}

inline void put_things(db::Connection& db) {
  using namespace std::string_view_literals;
  db.run("insert into area (code) values ('all')");
  db.run("insert into area (code, within) values ('a part', 'all')");
  const auto put = [&](std::int64_t id, const db::Value& words, const db::Value& number, const db::Value& yes,
                       const db::Value& data) {
    const std::vector<std::string_view> columns = {"id", "area", "words", "number", "yes", "data"};
    const std::vector<std::vector<db::Value>> rows = {{id, "a part", words, number, yes, data}};
    db.bulk_insert("a_thing", columns, rows);
  };
  put(1, std::nullopt, std::nullopt, std::nullopt, std::nullopt);
  put(2, "", 0, false, db::Bytes{""});
  put(3, "Éilis O’Hara 🌱\n\t\\N 'quoted' \"twice\"", INT64_MAX, true, db::Bytes{"\0\x01\xff\\x00\0"sv});
  put(4, "marmalade-hippopotamus", INT64_MIN, true, db::Bytes{std::string(70'000, '\0')});
  put(-5, std::string(300'000, 'x'), -1, false, db::Bytes{"marmalade-hippopotamus"});
}

/// A database with these steps and things.
class Full {
 public:
  Full() : test_(an_empty_database()) {
    db::migrate(database(), kBackupSteps);
    database().change_now(put_things);
  }
  db::Database& database() { return test_.database(); }

 private:
  TestDatabase test_;
};

inline backup::Summary take(db::Database& database, const keys::Key& key, const std::string& file,
                            bool overwrite = false) {
  const StoppedClock clock(Instant::micros(1'790'000'000'000'123));
  return backup::take(database, key, clock, {.file = file, .overwrite = overwrite, .trail_key = "0123", .never = {}});
}

inline backup::Summary restore(const std::string& file, const keys::Key& key, const std::string& url,
                               std::span<const db::Migration> steps = kBackupSteps) {
  backup::Restoring restoring;
  restoring.url = url;
  restoring.steps = steps;
  return backup::File(file).restore(key, restoring);
}

}  // namespace waymark::test
