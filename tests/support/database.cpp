#include "tests/support/database.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

namespace waymark::test {
namespace {

namespace fs = std::filesystem;

/// Where this process's databases come from.
class Server {
 public:
  virtual ~Server() = default;
  /// The URL of a database nobody else uses, without rows.
  virtual std::string lend(bool with_schema) = 0;
  virtual void take_back(const std::string& url, bool with_schema) noexcept = 0;
};

std::string fresh_name() {
  static std::atomic<int> count = 0;
  return fmt::format("waymark_test_{}_{}", getpid(), ++count);
}

/// Files in a folder of this process's own. The schema is laid once, in a file that the others are copied from.
class Folder final : public Server {
 public:
  Folder() : path_(place() / fresh_name()) {
    fs::create_directory(path_);
    db::migrate(*db::open(url("schema")));
  }
  ~Folder() override {
    std::error_code unimportant;
    fs::remove_all(path_, unimportant);
  }
  std::string lend(bool with_schema) override {
    const auto name = fresh_name();
    if (with_schema) fs::copy_file(path_ / "schema", path_ / name);
    return url(name);
  }
  void take_back(const std::string& url, bool) noexcept override {
    std::error_code unimportant;
    for (const char* part : {"", "-wal", "-shm"}) fs::remove(url.substr(url.find(':') + 1) + part, unimportant);
  }

 private:
  std::string url(const std::string& name) const { return "sqlite:" + (path_ / name).string(); }
  /// In memory when there is enough: a test need not wait for a disk.
  static fs::path place() {
    std::error_code failure;
    const auto space = fs::space("/dev/shm", failure);
    return !failure && space.available > (1u << 30) ? fs::path("/dev/shm") : fs::temp_directory_path();
  }
  fs::path path_;
};

/// One connection for looking after databases.
class Keeper {
 public:
  explicit Keeper(const std::string& database) : connection_(PQconnectdb(("dbname=" + database).c_str())) {
    if (PQstatus(connection_) == CONNECTION_OK) return;
    const std::string message = PQerrorMessage(connection_);
    PQfinish(connection_);
    throw std::runtime_error(message);
  }
  ~Keeper() { PQfinish(connection_); }
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  /// The first value of the answer.
  std::string run(const std::string& sql) {
    PGresult* result = PQexec(connection_, sql.c_str());
    const auto status = PQresultStatus(result);
    const std::string value = PQntuples(result) ? PQgetvalue(result, 0, 0) : "";
    PQclear(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
      throw std::runtime_error(sql + ": " + PQerrorMessage(connection_));
    return value;
  }

 private:
  PGconn* connection_;
};

/// Databases of a server. Making one costs far more than emptying it, so they are used again.
class PostgresqlServer final : public Server {
 public:
  PostgresqlServer() : keeper_("postgres") { keeper_.run("set client_min_messages = warning"); }
  ~PostgresqlServer() override {
    for (const auto& name : made_) drop(name);
  }
  std::string lend(bool with_schema) override {
    auto& idle = with_schema ? laid_ : empty_;
    if (idle.empty()) idle.push_back(make(with_schema));
    const auto name = idle.back();
    idle.pop_back();
    return url(name);
  }
  void take_back(const std::string& url, bool with_schema) noexcept override {
    const auto name = url.substr(url.rfind('/') + 1);
    try {
      Keeper keeper(name);
      keeper.run("set client_min_messages = error; set lock_timeout = '2s'");
      if (!with_schema) keeper.run("drop schema public cascade; create schema public");
      else if (keeper.run(kRelations) == relations_) keeper.run(kWipe);
      else return drop(name);
      (with_schema ? laid_ : empty_).push_back(name);
    } catch (const std::exception&) {
      drop(name);
    }
  }

 private:
  static std::string url(const std::string& name) { return "postgresql:///" + name; }
  std::string make(bool with_schema) {
    const auto name = fresh_name();
    keeper_.run("create database " + name + " template template0 encoding 'UTF8'");
    made_.push_back(name);
    if (with_schema) {
      db::migrate(*db::open(url(name)));
      relations_ = Keeper(name).run(kRelations);
      if (Keeper(name).run(kFilled) != "0") throw std::logic_error("a step that inserts rows: kWipe would lose them");
    }
    return name;
  }
  void drop(const std::string& name) noexcept try {
    keeper_.run("drop database if exists " + name + " with (force)");
  } catch (const std::exception&) {
    // It stays on a server that is itself thrown away.
  }

  /// What tables and indexes there are: a test may have made more.
  static constexpr auto kRelations =
      "select string_agg(relname, ' ' order by relname) from pg_class where relnamespace = 'public'::regnamespace";
  static constexpr auto kFilled =
      "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
      " and relname <> 'schema_step' and pg_relation_size(oid) > 0";
  static constexpr auto kWipe =
      "do $$ declare name text; begin set local session_replication_role = replica;"
      " for name in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
      " and relname <> 'schema_step' and pg_relation_size(oid) > 0"
      " loop execute 'delete from ' || name; end loop; end $$";
  Keeper keeper_;
  std::vector<std::string> made_, laid_, empty_;
  std::string relations_;
};

Server& server() {
  static const std::unique_ptr<Server> one = [] {
    std::unique_ptr<Server> made;
    if (engine() == db::Engine::postgresql) made = std::make_unique<PostgresqlServer>();
    else made = std::make_unique<Folder>();
    return made;
  }();
  return *one;
}

}  // namespace

std::shared_ptr<const db::RowKey> row_key() {
  static const auto key = std::make_shared<const db::RowKey>(db::RowKey{'t', 'e', 's', 't'});
  return key;
}

db::Engine engine() {
  const char* name = std::getenv("WAYMARK_TEST_ENGINE");
  return name && std::string_view(name) == "postgresql" ? db::Engine::postgresql : db::Engine::sqlite;
}

TestDatabase::TestDatabase(bool with_schema)
    : with_schema_(with_schema),
      url_(server().lend(with_schema)),
      database_(db::open(url_, {.row_key = row_key()})) {}
TestDatabase::TestDatabase(TestDatabase&&) noexcept = default;

TestDatabase::~TestDatabase() {
  if (!database_) return;
  database_.reset();
  server().take_back(url_, with_schema_);
}

TestDatabase a_database() { return TestDatabase(true); }

TestDatabase an_empty_database() { return TestDatabase(false); }

Place::Place(db::Engine on) {
  if (on == db::Engine::postgresql) {
    url_ = server().lend(false);
    return;
  }
  folder_ = (fs::temp_directory_path() / fresh_name()).string();
  fs::create_directory(folder_);
  url_ = "sqlite:" + folder_ + "/new.sqlite";
}

Place::~Place() {
  std::error_code unimportant;
  if (folder_.empty()) server().take_back(url_, false);
  else fs::remove_all(folder_, unimportant);
}

bool Place::is_made() const {
  if (!folder_.empty() && !fs::exists(folder_ + "/new.sqlite")) return false;
  return db::open(url_)->read_value<bool>([](db::Connection& db) { return !db::tables(db).empty(); });
}

}  // namespace waymark::test
