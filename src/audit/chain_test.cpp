#include <barrier>
#include <thread>

#include "audit/archive_test.hpp"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("A trail nobody has touched is whole, before and after a checkpoint") {
  Archive archive;
  auto report = archive.verify();
  CHECK(report.whole());
  CHECK(report.streams == 4);
  CHECK(report.lines == 12);
  CHECK(report.checkpoints == 0);
  CHECK(archive.checkpoint().streams == 4);
  archive.write(archive.one, 2);
  CHECK(archive.checkpoint().streams == 1);
  report = archive.verify();
  CHECK(report.whole());
  CHECK(report.checkpoints == 2);
}

TEST_CASE("Each engagement is a stream, and its lines are numbered from one") {
  Archive archive;
  archive.change([&](const access::Work& work) {
    audit::record(work, "session_logged", "session", "s", "", {.engagement = archive.one});
  });
  const auto page = archive.database().read_value<audit::LinePage>(
      [&](db::Connection& db) { return audit::lines(db, {.subject_id = "s"}, {}, 10); });
  REQUIRE(page.lines.size() == 1);
  CHECK(page.lines.front().stream == archive.stream());
  CHECK(page.lines.front().number == 6);
}

TEST_CASE("Lines from before there was a chain are its beginning, in order, and can no longer be changed") {
  auto house = a_database();
  const auto earlier = [&](int minute) {
    house.database().change_now([&](db::Connection& db) {
      db.run(
          "insert into audit_line (id, at, actor_name, action, subject_kind, subject_id, detail)"
          " values ($1, $2, 'A', 'x', 'y', 'z', '')",
          new_id(), minute);
    });
  };
  for (int minute : {3, 1, 2}) earlier(minute);
  const auto program = access::Actor::program("Waymark");
  const auto begin = [&] {
    std::int64_t found = 0;
    house.database().change_now([&](db::Connection& db) {
      found = audit::begin_trail({db, program, kMorning, london(kMorning).date});
    });
    return found;
  };
  const auto verify = [&] { return audit::verify(house.database(), {.checkpoint_file = "/nonexistent/file"}); };
  CHECK(house.database().read_value<bool>(
      [](db::Connection& db) { return audit::trail(db) == audit::Trail::not_begun; }));
  CHECK(verify().breaks.size() == 2);
  CHECK(begin() == 3);
  CHECK(verify().whole());
  earlier(9);
  CHECK(begin() == 0);  // only once: what is put in later stays outside
  CHECK(verify().breaks.size() == 1);
  house.database().change_now([](db::Connection& db) {
    db.run("update audit_line set detail = 'x' where stream = 'earlier' and number = 2");
  });
  CHECK(verify().breaks.size() == 2);
}

TEST_CASE("A trail begun with another key is told at once") {
  Archive archive;
  auto other_key = std::make_shared<db::RowKey>();
  const auto trail_of = [](db::Database& database) {
    return database.read_value<audit::Trail>([](db::Connection& db) { return audit::trail(db); });
  };
  CHECK(trail_of(archive.database()) == audit::Trail::begun);
  CHECK(trail_of(*db::open(archive.house.url(), {.row_key = other_key})) == audit::Trail::begun_with_another_key);
}

TEST_CASE("A change that is rolled back leaves no hole") {
  Archive archive;
  CHECK_THROWS(archive.change([&](const access::Work& work) {
    audit::record(work, "thing_done", "engagement", archive.one.str());
    throw Refused(Refusal::not_allowed);
  }));
  archive.write(archive.one, 1);
  CHECK(archive.verify().whole());
  CHECK(looks_like_id(archive.id_of(6)));
}

TEST_CASE("Who verifies may stop") {
  Archive archive;
  const auto report = audit::verify(
      archive.database(), {.checkpoint_file = archive.file(), .progress = [](auto, auto) { return false; }});
  CHECK(report.stopped);
  CHECK_FALSE(report.whole());
}

TEST_CASE("Concurrent changes on different engagements do not stand in one another's way") {
  Archive archive;
  archive.checkpoint();
  constexpr int kThreads = 8, kChanges = 25;
  std::atomic<int> runs = 0;
  std::barrier start(kThreads);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&] {
      const auto mine = EngagementId::fresh();
      start.arrive_and_wait();
      for (int i = 0; i < kChanges; ++i) {
        archive.database().change_now([&](db::Connection& db) {
          ++runs;
          const access::Work work{db, archive.actor, kMorning, london(kMorning).date};
          audit::record(work, "session_logged", "session", new_id(), "", {.engagement = mine});
          audit::record(work, "engagement_changed", "engagement", mine.str());
        });
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(runs == kThreads * kChanges);  // none was run again
  CHECK(archive.verify().whole());
}

TEST_CASE("Concurrent changes of one stream are all there, in one order, while checkpoints are made") {
  Archive archive;
  std::vector<std::thread> threads;
  for (int t = 0; t < 3; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 15; ++i) {
        const auto write = [&](db::Connection& db) {
          audit::record({db, archive.actor, kMorning, london(kMorning).date}, "engagement_changed", "engagement",
                        archive.one.str());
        };
        for (bool done = false; !done;) {
          try {
            archive.database().change_now(write);
            done = true;
          } catch (const db::DatabaseFault&) {
            // Run again five times and always overtaken: tried once more.
          }
        }
      }
    });
  for (int i = 0; i < 10; ++i) archive.checkpoint();
  for (auto& thread : threads) thread.join();
  archive.checkpoint();
  CHECK(archive.verify().whole());
  CHECK(looks_like_id(archive.id_of(50)));
}

TEST_CASE("An import's lines stand in a stream of its own, and many are written fast") {
  Archive archive;
  std::vector<std::string> things(100'000);
  std::generate(things.begin(), things.end(), new_id);
  const auto began = std::chrono::steady_clock::now();
  archive.change([&](const access::Work& plain) {
    const auto stream = audit::new_stream("import");
    auto work = plain;
    work.stream = stream;
    audit::record(work, "engagement_imported", "engagement", archive.one.str());
    audit::record_all(work, "session_imported", "session", things);
  });
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  MESSAGE("100,000 lines written in " << took.count() << " s");
  const auto again = std::chrono::steady_clock::now();
  const auto report = archive.verify();
  const std::chrono::duration<double> walked = std::chrono::steady_clock::now() - again;
  MESSAGE("walked in " << walked.count() << " s");
  CHECK(report.whole());
  CHECK(report.streams == 5);
  CHECK(report.lines == 100'013);
}
