#pragma once
// A database of one's own for one test, on the engine the test program was started for.
#include <memory>
#include <string>

#include "db/db.hpp"

namespace waymark::test {

/// The engine that WAYMARK_TEST_ENGINE names: "postgresql", or SQLite when it is not set.
db::Engine engine();

/// A database with the program's schema and no rows; gone when this is.
class TestDatabase {
 public:
  TestDatabase(TestDatabase&&) noexcept;
  TestDatabase& operator=(TestDatabase&&) = delete;
  ~TestDatabase();

  db::Database& database() { return *database_; }
  /// To open the same database once more.
  const std::string& url() const { return url_; }

 private:
  friend TestDatabase a_database();
  friend TestDatabase an_empty_database();
  explicit TestDatabase(bool with_schema);

  bool with_schema_;
  std::string url_;
  std::unique_ptr<db::Database> database_;
};

/// The key each of them is opened with.
std::shared_ptr<const db::RowKey> row_key();

/// A fresh one with the whole schema. PostgreSQL is the server that PGHOST and the like name.
TestDatabase a_database();

/// A fresh one without a schema.
TestDatabase an_empty_database();

/// Where there is no database yet, or an empty one on a server; gone when this is. SQLite also when the tests run on
/// PostgreSQL.
class Place {
 public:
  explicit Place(db::Engine on = engine());
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  const std::string& url() const { return url_; }
  /// Whether there is a database with tables.
  bool is_made() const;

 private:
  std::string folder_;
  std::string url_;
};

}  // namespace waymark::test
