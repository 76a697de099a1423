#include <doctest/doctest.h>

#include "admin/admin.hpp"
#include "jobs/jobs.hpp"
#include "tests/support/accounts_house.hpp"

using namespace waymark;
using namespace waymark::test;
using namespace std::chrono_literals;

namespace {

/// A house with a data protection officer (1002), a system administrator (1001) and somebody else (1004).
struct Watched {
  Watched() : house(fresh_house()) {
    house->account("1002", {"data_protection_officer@service"});
    house->account("1001", {"system_administrator@service"});
    house->account("1004");
  }
  std::int64_t told(const std::string& staff_number, std::string_view kind) {
    const auto person = house->person(staff_number);
    return house->read<std::int64_t>([&](db::Connection& db) {
      const auto page = jobs::unread(db, person, {}, 1000);
      return std::count_if(page.notices.begin(), page.notices.end(),
                           [&](const jobs::Notice& notice) { return notice.kind == kind; });
    });
  }
  /// Somebody opens so many different things of 1004.
  void open(const std::string& staff_number, int things) {
    access::Actor actor;
    actor.person = house->person(staff_number);
    actor.name = "Reader";
    house->as(actor, [&](const access::Work& work) {
      for (int i = 0; i < things; ++i)
        audit::opened(work, "session_note", new_id(), {.engagement = engagement, .person = house->person("1004")});
    });
  }
  void look(int limit) {
    house->as_program([&](const access::Work& work) {
      admin::tell_of_mass_reading(work, audit::mass_readers(work.db, work.now.plus(-1h), limit));
    });
  }
  std::unique_ptr<House> house;
  EngagementId engagement = EngagementId::fresh();
};

access::Actor somebody() {
  access::Actor actor;
  actor.account = AccountId::fresh();
  actor.person = PersonId::fresh();
  actor.name = "Somebody";
  return actor;
}

}  // namespace

TEST_CASE("Who opens too many sealed things in an hour is told of, once, to those who watch") {
  Watched watched;
  watched.open("1004", 5);
  watched.look(5);
  CHECK(watched.told("1002", audit::kMassReading) == 0);
  watched.open("1004", 1);
  watched.look(5);
  watched.look(5);
  CHECK(watched.told("1002", audit::kMassReading) == 1);
  CHECK(watched.told("1001", audit::kMassReading) == 1);
  CHECK(watched.told("1004", audit::kMassReading) == 0);
  watched.house->clock.advance(61min);
  watched.look(5);
  CHECK(watched.told("1002", audit::kMassReading) == 1);
  watched.open("1004", 6);
  watched.look(5);
  CHECK(watched.told("1002", audit::kMassReading) == 2);  // it happened again
}

TEST_CASE("The same thing opened again and again is one thing") {
  Watched watched;
  access::Actor actor = somebody();
  watched.house->as(actor, [&](const access::Work& work) {
    for (int i = 0; i < 10; ++i) audit::opened(work, "session_note", "one", {.engagement = watched.engagement});
  });
  watched.look(5);
  CHECK(watched.told("1002", audit::kMassReading) == 0);
}

TEST_CASE("Refusals are counted by person, and those of more than ten minutes ago no longer") {
  const admin::Refusals refusals(3);
  const auto one = somebody(), other = somebody();
  Instant now = start_of_day(Date(2026, 3, 2));
  for (int i = 0; i < 3; ++i) refusals.refused(one, now);
  for (int i = 0; i < 9; ++i) refusals.refused(other, now.plus(1min));
  auto found = refusals.too_many(now.plus(2min));
  REQUIRE(found.size() == 1);
  CHECK(found.front().person == other.person);
  CHECK(found.front().times == 4);
  refusals.refused(one, now.plus(9min));
  CHECK(refusals.too_many(now.plus(9min)).size() == 2);
  CHECK(refusals.too_many(now.plus(12min)).empty());
}

TEST_CASE("Many refusals and each break of the chain are told of once") {
  Watched watched;
  const admin::Refusals::Person person{PersonId::fresh(), "Somebody", 31};
  audit::Report report;
  report.breaks = {{"engagement/x", 3, "", {}, audit::Wrong::missing, "gone"},
                   {"service/1", 7, "", {}, audit::Wrong::altered, "altered"}};
  for (int i = 0; i < 2; ++i)
    watched.house->as_program([&](const access::Work& work) {
      admin::tell_of_refusals(work, {person});
      admin::tell_of_breaks(work, report);
      admin::tell_of_shorter_streams(work, {"engagement/y"});
    });
  CHECK(watched.told("1002", audit::kManyRefusals) == 1);
  CHECK(watched.told("1002", audit::kChainBroken) == 3);
  CHECK(watched.told("1001", audit::kChainBroken) == 3);
  const auto alerts =
      watched.house->read<std::vector<audit::Alert>>([](db::Connection& db) { return audit::alerts(db, 10); });
  CHECK(alerts.size() == 4);
  for (const auto& alert : alerts) CHECK(audit::alert_words(alert.kind) != nullptr);
}
