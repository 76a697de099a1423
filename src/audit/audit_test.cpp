#include "audit/audit.hpp"

#include <doctest/doctest.h>

#include "tests/support/database.hpp"

using namespace waymark;

namespace {

const Instant kMorning = start_of_day(Date(2026, 7, 1)).plus(std::chrono::hours(9));

access::Actor actor_called(const std::string& name) {
  access::Actor actor;
  actor.person = PersonId::fresh();
  actor.name = name;
  return actor;
}

/// Writes one line per subject, a minute apart.
void write(db::Database& database, const access::Actor& actor, const std::vector<std::string>& subjects) {
  database.change_now([&](db::Connection& db) {
    Instant at = kMorning;
    for (const auto& subject : subjects) {
      audit::record({db, actor, at, london(at).date}, "thing_done", "thing", subject, "2 of 6");
      at = at.plus(std::chrono::minutes(1));
    }
  });
}

audit::LinePage read(db::Database& database, const audit::Filter& filter, const std::optional<audit::Mark>& after,
                     int size) {
  return database.read_value<audit::LinePage>(
      [&](db::Connection& db) { return audit::lines(db, filter, after, size); });
}

std::vector<std::string> subjects(const audit::LinePage& page) {
  std::vector<std::string> all;
  for (const auto& line : page.lines) all.push_back(line.subject_id);
  return all;
}

}  // namespace

TEST_CASE("An audit line says who did what to what, and when") {
  auto house = test::a_database();
  const auto actor = actor_called("Éilis O’Hara");
  write(house.database(), actor, {"first"});
  const auto page = read(house.database(), {}, {}, 10);
  REQUIRE(page.lines.size() == 1);
  const auto& line = page.lines.front();
  CHECK(line.at == kMorning);
  CHECK(line.actor == actor.person);
  CHECK(line.actor_name == "Éilis O’Hara");
  CHECK(line.action == "thing_done");
  CHECK(line.subject_kind == "thing");
  CHECK(line.subject_id == "first");
  CHECK(line.detail == "2 of 6");
  CHECK_FALSE(page.next);
}

TEST_CASE("Audit lines are read newest first, page by page, each exactly once") {
  auto house = test::a_database();
  write(house.database(), actor_called("A"), {"1", "2", "3", "4", "5"});
  auto page = read(house.database(), {}, {}, 2);
  CHECK(subjects(page) == std::vector<std::string>{"5", "4"});
  REQUIRE(page.next);
  const auto mark = audit::Mark::parse(page.next->text());
  REQUIRE(mark);
  page = read(house.database(), {}, mark, 2);
  CHECK(subjects(page) == std::vector<std::string>{"3", "2"});
  page = read(house.database(), {}, page.next, 2);
  CHECK(subjects(page) == std::vector<std::string>{"1"});
  CHECK_FALSE(page.next);
}

TEST_CASE("Audit lines are found by what they are about and by who did it") {
  auto house = test::a_database();
  const auto one = actor_called("One"), other = actor_called("Other");
  write(house.database(), one, {"x", "y"});
  write(house.database(), other, {"x"});
  CHECK(read(house.database(), {.subject_id = "x", .actor = {}}, {}, 10).lines.size() == 2);
  CHECK(read(house.database(), {.subject_id = {}, .actor = one.person}, {}, 10).lines.size() == 2);
  const auto both = read(house.database(), {.subject_id = "x", .actor = other.person}, {}, 10);
  REQUIRE(both.lines.size() == 1);
  CHECK(both.lines.front().actor_name == "Other");
}

TEST_CASE("A change of many things leaves a line for each") {
  auto house = test::a_database();
  const auto program = access::Actor::program("import");
  const std::vector<std::string> things{"a", "b", "c"};
  house.database().change_now([&](db::Connection& db) {
    audit::record_all({db, program, kMorning, london(kMorning).date}, "thing_imported", "thing", things);
  });
  CHECK(read(house.database(), {}, {}, 10).lines.size() == 3);
  const auto lines = read(house.database(), {.subject_id = "b", .actor = {}}, {}, 10).lines;
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().actor.empty());
  CHECK(lines.front().actor_name == "import");
}

TEST_CASE("A change that is rolled back leaves no audit line") {
  auto house = test::a_database();
  const auto actor = actor_called("A");
  CHECK_THROWS(house.database().change_now([&](db::Connection& db) {
    audit::record({db, actor, kMorning, london(kMorning).date}, "thing_done", "thing", "x");
    throw Refused(Refusal::not_allowed);
  }));
  CHECK(read(house.database(), {}, {}, 10).lines.empty());
}

TEST_CASE("What is no mark of a page is no mark") {
  for (const char* text : {"", "-", "12", "x-0123456789abcdefghjkmnpqrstvwxy00", "12-short"})
    CHECK_FALSE(audit::Mark::parse(text));
}
