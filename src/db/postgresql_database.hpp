#pragma once
// Inside this room only: a PostgreSQL database and the connections to it.
#include <mutex>

#include "db/postgresql.hpp"

namespace waymark::db {

class PostgresqlDatabase final : public Database {
 public:
  /// Connects once, so that a wrong URL is known at once.
  PostgresqlDatabase(std::string url, const OpenOptions& options);
  Engine engine() const override { return Engine::postgresql; }
  void read(const std::function<void(Connection&)>& look) override;
  void change(std::function<void(Connection&)> deed, std::function<void(std::exception_ptr)> done) override;
  void compact(std::span<const std::string_view> tables) override;

 private:
  using Begin = void (PostgresqlConnection::*)();
  class Transaction;
  void change_again(const std::function<void(Connection&)>& deed);
  std::unique_ptr<PostgresqlConnection> borrow();
  void give_back(std::unique_ptr<PostgresqlConnection> connection);

  std::string url_;
  OpenOptions options_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<PostgresqlConnection>> idle_;
};

}  // namespace waymark::db
