#include <future>

#include "db/db.hpp"
#include "db/postgresql_database.hpp"
#include "db/sqlite_database.hpp"

namespace waymark::db {

std::unique_ptr<Database> open(const std::string& url, const OpenOptions& options) {
  if (url.starts_with("sqlite:") && url.size() > 7) return std::make_unique<SqliteDatabase>(url.substr(7), options);
  if (url.starts_with("postgresql://")) return std::make_unique<PostgresqlDatabase>(url, options);
  throw DatabaseFault("a database is named sqlite:PATH or postgresql://…");
}

void Database::change_now(const std::function<void(Connection&)>& deed) {
  const auto told = std::make_shared<std::promise<void>>();  // outlives this call: it is told on another thread
  auto outcome = told->get_future();
  change(deed, [told](std::exception_ptr failure) {
    if (failure) told->set_exception(failure);
    else told->set_value();
  });
  outcome.get();
}

}  // namespace waymark::db
