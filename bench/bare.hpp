#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "bench/recording.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace waymark::bench {

/// SQLite's C interface with nothing around it: what no program of ours can be faster than.
class Bare {
 public:
  /// Set up as the program sets its connections up.
  Bare(const std::string& path, int cache_kib);
  ~Bare();
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;

  /// Prepares the statements beforehand.
  void prepare(const std::vector<Recorded>& statements);
  /// Runs them and copies every cell into a buffer of 8 KB; how many rows there were.
  std::int64_t run(const std::vector<Recorded>& statements);
  void execute(const char* sql);

 private:
  void bind(sqlite3_stmt* statement, const Recorded& one);
  std::int64_t step_through(sqlite3_stmt* statement);
  [[noreturn]] void fail() const;

  sqlite3* handle_ = nullptr;
  std::unordered_map<std::string, sqlite3_stmt*> prepared_;
  std::unique_ptr<char[]> buffer_;
};

}  // namespace waymark::bench
