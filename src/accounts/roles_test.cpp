#include <doctest/doctest.h>

#include "tests/support/accounts_house.hpp"

using namespace waymark;
using namespace waymark::accounts;
using namespace waymark::test;
using access::PlaceKind;
using access::Role;

namespace {

Surroundings with_a_programme() {
  const accounts::Place senior{"senior-id", "Senior coaching", "Senior coaching"};
  return {.is_coachee = nullptr,
          .places = {{PlaceKind::programme,
                      [senior](db::Connection&, std::string_view code) {
                        return code == senior.code ? std::optional(senior) : std::nullopt;
                      },
                      [senior](db::Connection&, const std::string& id) {
                        return id == senior.id ? std::optional(senior) : std::nullopt;
                      }}}};
}

}  // namespace

TEST_CASE("A role is written as ROLE@KIND:PLACE, and what is wrong with it is said") {
  auto house = fresh_house({}, with_a_programme());
  house->as_program([&](const access::Work& work) {
    const auto read = [&](std::string_view text) { return read_grant(work.db, house->keeper.surroundings(), text); };
    CHECK(read("programme_manager@programme:Senior coaching")->place_id == "senior-id");
    CHECK(read("agency_lead@organisation:COURTS")->kind == PlaceKind::organisation);
    CHECK(read("supplier_administrator@supplier:FOX")->role == Role::supplier_administrator);
    CHECK(read("system_administrator@service")->place_id.empty());
    const auto wrong = [&](std::string_view text) { return read(text).problems().front(); };
    CHECK(wrong("king@organisation:MIN") == Problem{"role", "There is no role “king”"});
    CHECK(wrong("agency_lead").field == "place");
    CHECK(wrong("agency_lead@castle:MIN") == Problem{"place", "There is no kind of place “castle”"});
    CHECK(wrong("agency_lead@organisation:NONE") == Problem{"place", "There is no organisation “NONE”"});
    CHECK(wrong("agency_lead@supplier:FOX") == Problem{"place", "Agency lead is held for: organisation"});
    CHECK(wrong("programme_manager@programme:Other").field == "place");
    CHECK(wrong("coach@own").field == "role");
  });
}

TEST_CASE("A role granted is there on the next request, and a revoked role is gone on the next request") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  const auto person = house->person("1002");
  const auto cookie = house->cookie(account);
  CHECK_FALSE(house->actor(cookie).may(access::Permission::see_spend));
  house->account("1002", {"champion@organisation:COURTS"});
  const auto actor = house->actor(cookie);
  CHECK(actor.may(access::Permission::see_spend));
  const auto courts = house->read<std::string>(
      [&](db::Connection& db) { return people::organisation_with_code(db, "COURTS")->id.str(); });
  CHECK(actor.may_in(access::Permission::see_spend, PlaceKind::organisation, courts));

  house->as_program([&](const access::Work& work) {
    const auto held = roles_of(work.db, house->keeper.surroundings(), person);
    REQUIRE(held.size() == 1);
    CHECK(held.front().place_name == "Courts Service");
    (void)*end_role(work, person, held.front().id);
    CHECK_THROWS_AS(end_role(work, person, held.front().id), Refused);
  });
  CHECK_FALSE(house->actor(cookie).may(access::Permission::see_spend));
  CHECK(house->count("role_grant where ended_at is not null") == 1);
  CHECK(house->count("audit_line where action = 'role_ended'") == 1);
  CHECK(house->count("notice where kind = 'account_role_ended'") == 1);
}

TEST_CASE("The same role for the same place is held once, and again after it ended") {
  auto house = fresh_house();
  const auto person = house->person("1002");
  house->as_program([&](const access::Work& work) {
    const auto grant = *read_grant(work.db, house->keeper.surroundings(), "champion@organisation:COURTS");
    const auto elsewhere = *read_grant(work.db, house->keeper.surroundings(), "champion@organisation:PRISONS");
    CHECK(grant_role(work, person, grant));
    CHECK_FALSE(grant_role(work, person, grant));
    CHECK(grant_role(work, person, elsewhere));
    for (const auto& held : roles_of(work.db, house->keeper.surroundings(), person))
      if (held.grant.place_id == grant.place_id) (void)*end_role(work, person, held.id);
    CHECK(grant_role(work, person, grant));
  });
}

TEST_CASE("An administrator gives themself no role and does not end their own") {
  auto house = fresh_house();
  const auto account = house->account("1001", {"system_administrator@service"});
  const auto me = house->actor(house->cookie(account));
  house->as(me, [&](const access::Work& work) {
    const auto grant = *read_grant(work.db, house->keeper.surroundings(), "programme_manager@organisation:MIN");
    CHECK_FALSE(grant_role(work, me.person, grant));
    const auto own = roles_of(work.db, house->keeper.surroundings(), me.person);
    CHECK_FALSE(end_role(work, me.person, own.front().id));
  });
  CHECK(house->actor(house->cookie(account)).grants.size() == 2);  // and line manager
}

TEST_CASE("Coach, line manager and coachee follow from the register, the reporting line and the engagements") {
  PersonId coachee;
  auto house = fresh_house({}, {.is_coachee = [&](db::Connection&, const PersonId& id) { return id == coachee; }});
  const auto has = [&](const std::string& staff_number) {
    std::vector<Role> roles;
    for (const auto& grant : house->actor(house->cookie(house->account(staff_number))).grants) {
      CHECK(grant.kind == PlaceKind::own);
      roles.push_back(grant.role);
    }
    return roles;
  };
  coachee = house->person("1002");
  CHECK(has("1001") == std::vector{Role::line_manager});
  CHECK(has("1002") == std::vector{Role::coachee});
  CHECK(has("1003") == std::vector{Role::coach});
  CHECK(has("1004").empty());
  CHECK_FALSE(house->actor(house->cookie(house->account("1003"))).coach.empty());
}

TEST_CASE(
    "Who can act in a role for a place are those who hold it there, above or for the whole service, and can sign "
    "in") {
  auto house = fresh_house();
  const auto leads = [&](const std::string& code) {
    return house->read<std::vector<std::string>>([&](db::Connection& db) {
      const auto place = code.empty() ? OrganisationId() : people::organisation_with_code(db, code).value().id;
      std::vector<std::string> names;
      for (const auto& one : holders_for(db, Role::safeguarding_lead, place, house->clock.today()))
        names.push_back(one.name + ", " + one.place_name);
      return names;
    });
  };
  CHECK(leads("COURTS").empty());
  house->account("1003", {"safeguarding_lead@service"});
  const auto account = house->account("1001", {"safeguarding_lead@organisation:MIN"});
  house->account("1004", {"safeguarding_lead@organisation:COURTS", "safeguarding_lead@organisation:MIN"});
  CHECK(leads("COURTS") ==
        std::vector<std::string>{"Amal Bhatt, Courts Service", "Jörg Drummond, Ministry", "Zofia Łukasik, "});
  CHECK(leads("PRISONS") ==
        std::vector<std::string>{"Amal Bhatt, Ministry", "Jörg Drummond, Ministry", "Zofia Łukasik, "});
  CHECK(leads("") == std::vector<std::string>{"Zofia Łukasik, "});
  house->as_program([&](const access::Work& work) { REQUIRE(disable(work, account)); });
  CHECK(leads("PRISONS").size() == 2);
  house->clock.advance(std::chrono::hours(24));
  house->as_program([&](const access::Work& work) {
    REQUIRE(people::record_leaving(work, house->person("1003"), house->clock.today()));
  });
  CHECK(leads("").empty());
}
