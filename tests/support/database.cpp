#include "tests/support/database.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

namespace waymark::test {
namespace {

namespace fs = std::filesystem;

std::string fresh_name() {
  static std::atomic<int> count = 0;
  return fmt::format("waymark_test_{}_{}", getpid(), ++count);
}

/// This process's databases: files of a folder, or databases of a server. The schema is laid once, in a template.
class Server {
 public:
  virtual ~Server() = default;
  virtual std::string url(const std::string& name) const = 0;
  virtual void make(const std::string& name) = 0;
  virtual void copy(const std::string& from, const std::string& to) = 0;
  virtual void remove(const std::string& name) noexcept = 0;

  /// The name of the database that the others are copied from.
  const std::string& schema() {
    static const bool laid = [this] {
      make(schema_);
      db::migrate(*db::open(url(schema_)));
      return true;
    }();
    (void)laid;
    return schema_;
  }

 protected:
  const std::string schema_ = fresh_name() + "_schema";
};

class Folder final : public Server {
 public:
  Folder() : path_(place() / fresh_name()) { fs::create_directory(path_); }
  ~Folder() override {
    std::error_code unimportant;
    fs::remove_all(path_, unimportant);
  }
  std::string url(const std::string& name) const override { return "sqlite:" + (path_ / name).string(); }
  void make(const std::string&) override {}
  void copy(const std::string& from, const std::string& to) override { fs::copy_file(path_ / from, path_ / to); }
  void remove(const std::string& name) noexcept override {
    std::error_code unimportant;
    for (const char* part : {"", "-wal", "-shm"}) fs::remove(path_ / (name + part), unimportant);
  }

 private:
  /// In memory when there is enough: a test need not wait for a disk.
  static fs::path place() {
    std::error_code failure;
    const auto space = fs::space("/dev/shm", failure);
    return !failure && space.available > (1u << 30) ? fs::path("/dev/shm") : fs::temp_directory_path();
  }
  fs::path path_;
};

class PostgresqlServer final : public Server {
 public:
  PostgresqlServer() : connection_(PQconnectdb("dbname=postgres")) {
    if (PQstatus(connection_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection_));
    run("set client_min_messages = warning");
  }
  ~PostgresqlServer() override {
    remove(schema_);
    PQfinish(connection_);
  }
  std::string url(const std::string& name) const override { return "postgresql:///" + name; }
  void make(const std::string& name) override {
    run("create database " + name + " template template0 encoding 'UTF8'");
  }
  void copy(const std::string& from, const std::string& to) override {
    run("create database " + to + " template " + from);
  }
  void remove(const std::string& name) noexcept override {
    PQclear(PQexec(connection_, ("drop database if exists " + name + " with (force)").c_str()));
  }

 private:
  void run(const std::string& sql) {
    PGresult* result = PQexec(connection_, sql.c_str());
    const bool well = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    if (!well) throw std::runtime_error(sql + ": " + PQerrorMessage(connection_));
  }
  PGconn* connection_;
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

db::Engine engine() {
  const char* name = std::getenv("WAYMARK_TEST_ENGINE");
  return name && std::string_view(name) == "postgresql" ? db::Engine::postgresql : db::Engine::sqlite;
}

TestDatabase::TestDatabase(std::string url) : url_(std::move(url)), database_(db::open(url_)) {}
TestDatabase::TestDatabase(TestDatabase&&) noexcept = default;

TestDatabase::~TestDatabase() {
  if (!database_) return;
  database_.reset();
  server().remove(url_.substr(url_.rfind('/') + 1));
}

TestDatabase a_database() {
  const auto name = fresh_name();
  server().copy(server().schema(), name);
  return TestDatabase(server().url(name));
}

TestDatabase an_empty_database() {
  const auto name = fresh_name();
  server().make(name);
  return TestDatabase(server().url(name));
}

}  // namespace waymark::test
