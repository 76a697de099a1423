#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "db/db.hpp"

namespace waymark::bench {

/// An argument that owns its text.
struct Argument {
  db::Value::Kind kind;
  std::int64_t integer;
  std::string text;
};
/// A statement as it was run.
struct Recorded {
  std::string sql;
  std::vector<Argument> args;
};

/// Passes everything on to another connection and keeps what was run, so that the floor runs the very statements of
/// the program.
class RecordingConnection final : public db::Connection {
 public:
  explicit RecordingConnection(db::Connection& inner) : inner_(inner) { carry(inner.row_key()); }
  std::vector<Recorded> take() { return std::move(recorded_); }

  db::Engine engine() const override { return inner_.engine(); }
  void run_script(std::string_view) override;
  void bulk_insert(std::string_view, std::span<const std::string_view>,
                   std::span<const std::vector<db::Value>>) override;

 protected:
  std::unique_ptr<db::Cursor> start_list(std::string_view sql, std::span<const db::Value> args) override;
  std::int64_t change_list(std::string_view sql, std::span<const db::Value> args) override;

 private:
  void record(std::string_view sql, std::span<const db::Value> args);
  db::Connection& inner_;
  std::vector<Recorded> recorded_;
};

}  // namespace waymark::bench
