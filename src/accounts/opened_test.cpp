#include <doctest/doctest.h>

#include "audit/audit.hpp"
#include "tests/support/accounts_service.hpp"

using namespace waymark;
using namespace waymark::accounts;
using namespace waymark::test;

namespace {

void open(Service& service, const std::string& reader, const std::string& whose, int times) {
  access::Actor actor;
  actor.person = service.house->person(reader);
  actor.name = "Reader " + reader;
  for (int i = 0; i < times; ++i) {
    service.house->as(actor, [&](const access::Work& work) {
      audit::opened(work, "session_note", new_id(),
                    {.engagement = EngagementId::fresh(), .person = service.house->person(whose)},
                    "version " + std::to_string(i + 1));
    });
    service.house->clock.advance(std::chrono::seconds(1));
  }
}

}  // namespace

TEST_CASE("Everyone sees who opened what of theirs, and nobody what was opened of others") {
  Service service;
  open(service, "1001", "1002", 1);
  open(service, "1002", "1002", 1);
  open(service, "1003", "1004", 1);
  auto one = service.signed_in("1002");
  one.get("/account");
  CHECK(one.sees("/account/opened"));
  one.get("/account/opened");
  CHECK(one.sees("Reader 1001"));
  CHECK(one.sees("session note"));
  CHECK(one.sees("You"));
  CHECK_FALSE(one.sees("Reader 1003"));
  auto other = service.signed_in("1001");
  other.get("/account/opened");
  CHECK(other.sees("Nothing of yours has been opened."));
}

TEST_CASE("What was opened is shown page by page, and whole as CSV") {
  Service service;
  open(service, "1001", "1002", 52);
  auto one = service.signed_in("1002");
  one.get("/account/opened");
  CHECK(one.sees("version 52"));
  CHECK(one.sees("version 3<"));
  CHECK_FALSE(one.sees("version 2<"));
  one.get("/account/opened?after=" + one.after("/account/opened?after="));
  CHECK(one.sees("version 2<"));
  CHECK(one.sees("version 1<"));
  one.get("/account/opened?format=csv");
  CHECK(one.page.content_type.starts_with("text/csv"));
  CHECK(std::count(one.page.body.begin(), one.page.body.end(), '\n') == 53);
}
