// What is not as it was written is refused, and nothing is half done.
#include "backup/scene_test.hpp"

using namespace waymark;
using test::BackupFolder;
using test::Full;
using test::Place;

namespace {

/// One small backup and its bytes: changed in many ways.
struct Small {
  Small() {
    auto test = test::an_empty_database();
    db::migrate(test.database(), test::kBackupSteps);
    test.database().change_now([](db::Connection& db) {
      db.run("insert into area (code) values ('all')");
      db.run("insert into a_thing (id, words, number) values (1, 'one', 1), (2, 'two', 2)");
    });
    test::take(test.database(), key, folder.file());
    whole = test::bytes_in(folder.file());
  }
  /// What is said of these bytes in its place; empty when they are taken for a whole backup.
  std::string refusal(std::string_view bytes) const {
    test::put_bytes(folder.file("changed"), bytes);
    try {
      backup::File(folder.file("changed")).verify(key);
      return "";
    } catch (const backup::BackupRefused& refused) {
      return refused.what();
    }
  }
  keys::Key key = keys::Key::fresh();
  BackupFolder folder;
  std::string whole;
};

}  // namespace

TEST_CASE("A backup cut off anywhere is refused, and so is one with something after its end") {
  const Small small;
  REQUIRE(small.refusal(small.whole).empty());
  for (std::size_t size = 0; size < small.whole.size(); ++size)
    if (small.refusal(std::string_view(small.whole).substr(0, size)).empty()) FAIL("cut to " << size << " bytes");
  CHECK_FALSE(small.refusal(small.whole + "x").empty());
  CHECK_FALSE(small.refusal(small.whole + small.whole).empty());
}

TEST_CASE("A backup with one byte changed anywhere is refused") {
  const Small small;
  for (std::size_t at = 0; at < small.whole.size(); ++at) {
    auto changed = small.whole;
    changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
    if (small.refusal(changed).empty()) FAIL("byte " << at << " changed");
  }
}

TEST_CASE("Chunks of a large backup exchanged, left out or repeated are refused") {
  auto test = test::an_empty_database();
  db::migrate(test.database(), test::kBackupSteps);
  test.database().change_now([](db::Connection& db) {
    for (int i = 0; i < 6; ++i)
      db.run("insert into a_thing (id, data) values ($1, $2)", i, db::Bytes{keys::random_bytes(256 * 1024)});
  });
  const BackupFolder folder;
  const auto key = keys::Key::fresh();
  test::take(test.database(), key, folder.file());
  const auto whole = test::bytes_in(folder.file());
  // The header's lines, 24 bytes, then chunks, each after its length.
  std::vector<std::string> chunks;
  const auto first = whole.find("\n\n") + 2 + 24;
  for (std::size_t at = first; at < whole.size();) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) size |= std::size_t{static_cast<unsigned char>(whole[at + i])} << (8 * i);
    chunks.push_back(whole.substr(at, 4 + size));
    at += 4 + size;
  }
  REQUIRE(chunks.size() > 5);
  const auto is_refused = [&](const std::vector<std::string>& parts) {
    std::string bytes = whole.substr(0, first);
    for (const auto& part : parts) bytes += part;
    test::put_bytes(folder.file("changed"), bytes);
    CHECK_THROWS_AS(backup::File(folder.file("changed")).verify(key), backup::BackupRefused);
  };
  auto exchanged = chunks;
  std::swap(exchanged[1], exchanged[2]);
  is_refused(exchanged);
  auto left_out = chunks;
  left_out.erase(left_out.begin() + 1);
  is_refused(left_out);
  auto repeated = chunks;
  repeated.insert(repeated.begin() + 1, chunks[1]);
  is_refused(repeated);
  is_refused({chunks.back()});
}

TEST_CASE("Another key than it was sealed with is refused, naming both") {
  const Small small;
  const auto other = keys::Key::fresh();
  const Place place;
  CHECK_THROWS_WITH_AS(test::restore(small.folder.file(), other, place.url()),
                       doctest::Contains(backup::fingerprint(other).c_str()), backup::BackupRefused);
  CHECK_FALSE(place.is_made());
}

TEST_CASE("What is no backup, of another format, or not there, is refused in a sentence") {
  const Small small;
  CHECK(small.refusal("").find("no backup") != std::string::npos);
  CHECK(small.refusal(std::string(5000, 'x')).find("no backup") != std::string::npos);
  CHECK(small.refusal("waymark backup\n\n").find("no backup") != std::string::npos);
  auto newer = small.whole;
  newer.replace(newer.find("format 1"), 8, "format 9");
  CHECK(small.refusal(newer).find("of format 9") != std::string::npos);
  CHECK_THROWS_AS(backup::File(small.folder.file("nowhere")), backup::BackupRefused);
}

TEST_CASE("What turns out to be damaged on the way leaves no database, and the whole one can be restored then") {
  Full full;
  const BackupFolder folder;
  const auto key = keys::Key::fresh();
  test::take(full.database(), key, folder.file());
  const auto whole = test::bytes_in(folder.file());
  const Place place;
  for (const std::size_t missing : {std::size_t{1}, std::size_t{20}, whole.size() / 2}) {
    test::put_bytes(folder.file("cut"), std::string_view(whole).substr(0, whole.size() - missing));
    CHECK_THROWS_AS(test::restore(folder.file("cut"), key, place.url()), backup::BackupRefused);
    CHECK_FALSE(place.is_made());
  }
  CHECK(test::restore(folder.file(), key, place.url()).rows == 7);
}

TEST_CASE("A database that is there is never restored over") {
  Full full;
  const BackupFolder folder;
  const auto key = keys::Key::fresh();
  test::take(full.database(), key, folder.file());
  auto there = test::a_database();
  CHECK_THROWS_AS(test::restore(folder.file(), key, there.url()), db::NotEmptyFault);
  CHECK(db::schema_state(there.database()).found == db::schema_state(there.database()).expected);
  const Place place;
  test::restore(folder.file(), key, place.url());
  CHECK_THROWS_AS(test::restore(folder.file(), key, place.url()), db::NotEmptyFault);
}

TEST_CASE("What fails at the last moment, when all rows are there, leaves no database either") {
  Full full;
  const BackupFolder folder;
  const auto key = keys::Key::fresh();
  test::take(full.database(), key, folder.file());
  const Place place;
  backup::Restoring restoring;
  restoring.url = place.url();
  restoring.steps = test::kBackupSteps;
  restoring.finish = [](db::Connection& db, const backup::Summary& summary) {
    CHECK(summary.rows == 7);
    CHECK(*db.value<std::int64_t>("select count(*) from a_thing") == 5);
    throw std::runtime_error("the power went");
  };
  CHECK_THROWS_WITH(backup::File(folder.file()).restore(key, restoring), "the power went");
  CHECK_FALSE(place.is_made());
}
