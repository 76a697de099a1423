#pragma once
// A trail to tamper with: for the tests of this room.
#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "audit/audit.hpp"
#include "tests/support/database.hpp"

namespace waymark::test {

inline const Instant kMorning = start_of_day(Date(2026, 7, 1)).plus(std::chrono::hours(9));

/// A trail with two engagements of five lines each, the lines of accounts, and somewhere for checkpoints.
class Archive {
 public:
  Archive() : house(a_database()) {
    static std::atomic<int> count = 0;
    folder_ = std::filesystem::temp_directory_path() / fmt::format("waymark-trail-{}-{}", getpid(), ++count);
    std::filesystem::create_directories(folder_);
    actor.person = PersonId::fresh();
    actor.name = "Amal Bhatt";
    change([](const access::Work& work) { audit::begin_trail(work); });
    write(one, 5);
    write(other, 5);
    change([](const access::Work& work) { audit::record(work, "signed_in", "account", "somebody"); });
  }
  ~Archive() {
    std::error_code unimportant;
    std::filesystem::remove_all(folder_, unimportant);
  }

  db::Database& database() { return house.database(); }
  std::string file() const { return (folder_ / "checkpoints.log").string(); }
  std::string stream() const { return "engagement/" + one.str(); }

  void change(const std::function<void(const access::Work&)>& deed) { change(database(), deed); }
  void change(db::Database& through, const std::function<void(const access::Work&)>& deed) {
    const auto at = kMorning.plus(std::chrono::minutes(minute_++));
    through.change_now([&](db::Connection& db) { deed({db, actor, at, london(at).date}); });
  }
  void write(const EngagementId& engagement, int lines) {
    for (int i = 0; i < lines; ++i)
      change([&](const access::Work& work) {
        audit::record(work, "engagement_changed", "engagement", engagement.str(), std::to_string(++written_));
      });
  }
  template <class... Args>
  void sql(std::string_view text, const Args&... args) {
    database().change_now([&](db::Connection& db) { db.run(text, args...); });
  }
  audit::CheckpointMade checkpoint() { return audit::make_checkpoint(database(), file(), kMorning); }
  audit::Report verify() { return audit::verify(database(), {.checkpoint_file = file()}); }
  /// The one break there is.
  audit::Break broken() {
    const auto report = verify();
    REQUIRE(report.breaks.size() == 1);
    return report.breaks.front();
  }
  std::string id_of(std::int64_t number) {
    return database().read_value<std::string>([&](db::Connection& db) {
      return db.value<std::string>("select id from audit_line where stream = $1 and number = $2", stream(), number)
          .value();
    });
  }
  /// Writes a line the way the program does, but with what is not the key.
  void forge(std::int64_t number, const std::string& before) {
    sql("insert into audit_line (id, at, actor_name, action, subject_kind, subject_id, detail, stream, number,"
        " mac_before, mac) values ($1, 1, 'Nobody', 'forged', 'engagement', 'x', '', $2, $3, $4, $5)",
        new_id(), stream(), number, db::Bytes{before}, db::Bytes{std::string(32, 'f')});
  }
  /// As it is done who has no key: every number from there on, one further; those furthest first.
  void shift(std::int64_t from, int by) {
    sql("update audit_line set number = -number where stream = $1 and number >= $2", stream(), from);
    sql("update audit_line set number = -number + $2 where stream = $1 and number < 0", stream(), by);
  }

  TestDatabase house;
  access::Actor actor;
  const EngagementId one = EngagementId::fresh(), other = EngagementId::fresh();

 private:
  std::filesystem::path folder_;
  int minute_ = 0, written_ = 0;
};

inline void is(const audit::Break& found, const std::string& stream, std::int64_t number, audit::Wrong wrong) {
  INFO(found.str());
  CHECK(found.stream == stream);
  CHECK(found.number == number);
  CHECK(audit::code(found.wrong) == audit::code(wrong));
}

inline std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

inline void write_lines(const std::string& file, const std::vector<std::string>& lines) {
  std::ofstream out(file, std::ios::trunc);
  for (const auto& line : lines) out << line << "\n";
}

}  // namespace waymark::test
