#include "jobs/jobs.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "tests/support/database.hpp"

using namespace waymark;

namespace {

const Instant kNow = start_of_day(Date(2026, 7, 1)).plus(std::chrono::hours(9));

access::Actor nobody_special() {
  access::Actor actor;
  actor.name = "Somebody";
  return actor;
}

void change(db::Database& database, const access::Actor& actor, Instant now,
            const std::function<void(const access::Work&)>& deed) {
  database.change_now([&](db::Connection& db) { deed({db, actor, now, london(now).date}); });
}

PersonId a_person(db::Database& database, const std::string& name) {
  const auto id = PersonId::fresh();
  database.change_now([&](db::Connection& db) {
    db.run(
        "insert into person (id, first_name, last_name, sort_key, search_key, email, location, on_leave, created_at,"
        " changed_at) values ($1, $2, '', '', '', $3, '', false, 0, 0)",
        id, name, name + "@example.test");
  });
  return id;
}

access::Actor as(const PersonId& person) {
  auto actor = nobody_special();
  actor.person = person;
  return actor;
}

jobs::NoticePage unread(db::Database& database, const PersonId& person,
                        const std::optional<jobs::NoticeMark>& after = {}, int size = 20) {
  return database.read_value<jobs::NoticePage>(
      [&](db::Connection& db) { return jobs::unread(db, person, after, size); });
}

std::vector<jobs::WaitingNews> waiting(db::Database& database) {
  return database.read_value<std::vector<jobs::WaitingNews>>(
      [](db::Connection& db) { return jobs::waiting(db, 100); });
}

/// A listener cannot carry anything with it, so what it heard is kept here.
std::atomic<int> heard = 0;
void hear(const access::Work&, const jobs::News&) { ++heard; }
bool broken = true;
void stumble(const access::Work& work, const jobs::News& news) {
  jobs::publish(work, "aftermath", news.subject_id, "", work.now);
  if (broken) throw std::runtime_error("the ceiling came down");
}

}  // namespace

TEST_CASE("Whoever is told finds an unread notice; whoever did it does not") {
  auto house = test::a_database();
  auto& database = house.database();
  const auto coach = a_person(database, "coach"), coachee = a_person(database, "coachee");
  change(database, as(coach), kNow, [&](const access::Work& work) {
    jobs::tell(work, coachee, "session_arranged", "session", "s1", kNow);
    jobs::tell(work, coach, "session_arranged", "session", "s1", kNow);
  });
  const auto page = unread(database, coachee);
  REQUIRE(page.notices.size() == 1);
  CHECK(page.notices.front().kind == "session_arranged");
  CHECK(page.notices.front().about_id == "s1");
  CHECK(page.notices.front().by_name == "Somebody");
  CHECK(unread(database, coach).notices.empty());
}

TEST_CASE("Unread notices are shown newest first, page by page") {
  auto house = test::a_database();
  auto& database = house.database();
  const auto whom = a_person(database, "whom");
  for (int i = 0; i < 5; ++i)
    change(database, nobody_special(), kNow.plus(std::chrono::minutes(i)),
           [&](const access::Work& work) { jobs::tell(work, whom, "thing", "thing", std::to_string(i), work.now); });
  auto page = unread(database, whom, {}, 3);
  REQUIRE(page.notices.size() == 3);
  CHECK(page.notices.front().about_id == "4");
  REQUIRE(page.next);
  page = unread(database, whom, jobs::NoticeMark::parse(page.next->text()), 3);
  REQUIRE(page.notices.size() == 2);
  CHECK(page.notices.back().about_id == "0");
  CHECK_FALSE(page.next);
  database.read([&](db::Connection& db) {
    CHECK(jobs::unread_count(db, whom) == 5);
    CHECK(jobs::unread_count(db, whom, 2) == 2);
  });
}

TEST_CASE("A person marks their own notices read, one or all, and nobody else's") {
  auto house = test::a_database();
  auto& database = house.database();
  const auto mine = a_person(database, "mine"), stranger = a_person(database, "stranger");
  change(database, nobody_special(), kNow, [&](const access::Work& work) {
    for (const char* about : {"1", "2", "3"}) jobs::tell(work, mine, "thing", "thing", about, kNow);
  });
  const auto first = unread(database, mine).notices.front().id;
  CHECK_THROWS_AS(
      change(database, as(stranger), kNow, [&](const access::Work& work) { jobs::mark_read(work, first); }), Refused);
  for (int twice = 0; twice < 2; ++twice)
    change(database, as(mine), kNow, [&](const access::Work& work) { jobs::mark_read(work, first); });
  CHECK(unread(database, mine).notices.size() == 2);
  change(database, as(mine), kNow, [&](const access::Work& work) { CHECK(jobs::mark_all_read(work) == 2); });
  CHECK(unread(database, mine).notices.empty());
}

TEST_CASE("News is delivered once its time has come, and only once") {
  auto house = test::a_database();
  auto& database = house.database();
  StoppedClock clock(kNow);
  const jobs::Listener listener{"person_left", hear};
  heard = 0;
  change(database, nobody_special(), kNow, [](const access::Work& work) {
    jobs::publish(work, "person_left", "p1", "", work.now.plus(std::chrono::hours(1)));
  });
  CHECK(jobs::deliver_due(database, clock, {&listener, 1}) == 0);
  clock.advance(std::chrono::hours(1));
  CHECK(jobs::deliver_due(database, clock, {&listener, 1}) == 1);
  CHECK(jobs::deliver_due(database, clock, {&listener, 1}) == 0);
  CHECK(heard == 1);
  CHECK(waiting(database).empty());
}

TEST_CASE("News that is taken back before its time is never delivered") {
  auto house = test::a_database();
  auto& database = house.database();
  const StoppedClock clock(kNow);
  const jobs::Listener listener{"person_left", hear};
  heard = 0;
  change(database, nobody_special(), kNow, [](const access::Work& work) {
    jobs::publish(work, "person_left", "p1", "", work.now);
    jobs::publish(work, "person_left", "p2", "", work.now);
    CHECK(jobs::withdraw(work, "person_left", "p1") == 1);
  });
  CHECK(jobs::deliver_due(database, clock, {&listener, 1}) == 1);
  CHECK(heard == 1);
}

TEST_CASE("News whose listener fails leaves nothing behind, is noted, and is tried again later") {
  auto house = test::a_database();
  auto& database = house.database();
  StoppedClock clock(kNow);
  const std::vector<jobs::Listener> listeners{{"person_left", stumble}, {"other", hear}};
  heard = 0;
  broken = true;
  change(database, nobody_special(), kNow, [](const access::Work& work) {
    jobs::publish(work, "person_left", "p1", "", work.now);
    jobs::publish(work, "other", "p1", "", work.now);
  });
  CHECK(jobs::deliver_due(database, clock, listeners) == 1);  // the other one goes through
  CHECK(heard == 1);
  auto left = waiting(database);
  REQUIRE(left.size() == 1);
  CHECK(left.front().attempts == 1);
  CHECK(left.front().last_error == "the ceiling came down");
  CHECK(left.front().next_try_at == kNow.plus(std::chrono::minutes(1)));
  CHECK(left.front().news.due_at == kNow);

  clock.advance(std::chrono::seconds(59));
  CHECK(jobs::deliver_due(database, clock, listeners) == 0);
  CHECK(waiting(database).front().attempts == 1);
  clock.advance(std::chrono::seconds(1));
  CHECK(jobs::deliver_due(database, clock, listeners) == 0);
  CHECK(waiting(database).front().attempts == 2);
  CHECK(waiting(database).front().next_try_at == clock.now().plus(std::chrono::minutes(2)));

  broken = false;
  clock.advance(std::chrono::minutes(2));
  CHECK(jobs::deliver_due(database, clock, listeners) == 2);  // it, and the one it wrote this time
  CHECK(waiting(database).empty());
}

TEST_CASE("After many failures news is still tried, every six hours") {
  auto house = test::a_database();
  auto& database = house.database();
  StoppedClock clock(kNow);
  const jobs::Listener listener{"person_left", stumble};
  broken = true;
  change(database, nobody_special(), kNow,
         [](const access::Work& work) { jobs::publish(work, "person_left", "p1", "", work.now); });
  for (int i = 0; i < 12; ++i) {
    CHECK(jobs::deliver_due(database, clock, {&listener, 1}) == 0);
    clock.set(waiting(database).front().next_try_at);
  }
  const auto before = clock.now();
  CHECK(jobs::deliver_due(database, clock, {&listener, 1}) == 0);
  CHECK(waiting(database).front().attempts == 13);
  CHECK(waiting(database).front().next_try_at == before.plus(std::chrono::hours(6)));
}

TEST_CASE("Of several deliverers one delivers each piece of news") {
  auto house = test::a_database();
  auto& database = house.database();
  const StoppedClock clock(kNow);
  const jobs::Listener listener{"thing", hear};
  constexpr int kPieces = 40;
  change(database, nobody_special(), kNow, [](const access::Work& work) {
    for (int i = 0; i < kPieces; ++i) jobs::publish(work, "thing", std::to_string(i), "", work.now);
  });
  std::atomic<int> delivered = 0;
  std::vector<std::thread> deliverers;
  for (int i = 0; i < 4; ++i)
    deliverers.emplace_back([&] {
      // Another process has a connection pool of its own.
      const auto other = db::open(house.url());
      delivered += jobs::deliver_due(*other, clock, {&listener, 1});
    });
  for (auto& deliverer : deliverers) deliverer.join();
  CHECK(delivered == kPieces);
  CHECK(waiting(database).empty());
}
