#include "bench/recording.hpp"

namespace waymark::bench {
namespace {

class PassedOn final : public db::Cursor {
 public:
  explicit PassedOn(db::Rows rows) : rows_(std::move(rows)) {}
  bool next() override {
    if (!at_) at_.emplace(rows_.begin());
    else ++*at_;
    return *at_ != rows_.end();
  }
  const db::Row& row() const override { return **at_; }

 private:
  db::Rows rows_;
  std::optional<db::Rows::Iterator> at_;
};

}  // namespace

void RecordingConnection::record(std::string_view sql, std::span<const db::Value> args) {
  Recorded one{std::string(sql), {}};
  for (const auto& value : args) one.args.push_back({value.kind(), value.integer(), std::string(value.text())});
  recorded_.push_back(std::move(one));
}

std::unique_ptr<db::Cursor> RecordingConnection::start_list(std::string_view sql, std::span<const db::Value> args) {
  record(sql, args);
  return std::make_unique<PassedOn>(inner_.query_list(sql, args));
}

std::int64_t RecordingConnection::change_list(std::string_view sql, std::span<const db::Value> args) {
  record(sql, args);
  for ([[maybe_unused]] const db::Row& row : inner_.query_list(sql, args)) {}
  return inner_.value<std::int64_t>("select changes()").value_or(0);
}

void RecordingConnection::run_script(std::string_view) { throw std::logic_error("a script is not recorded"); }
void RecordingConnection::bulk_insert(std::string_view, std::span<const std::string_view>,
                                      std::span<const std::vector<db::Value>>) {
  throw std::logic_error("a bulk insert is not recorded");
}

}  // namespace waymark::bench
