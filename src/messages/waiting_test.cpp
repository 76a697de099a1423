// What waits for whom: unread messages, what people are told of them, pages, and taking a message back.
#include <doctest/doctest.h>

#include "jobs/outbox_scene_test.hpp"
#include "messages/messages_scene_test.hpp"

using namespace waymark;
using namespace waymark::test;

namespace {

/// What the mails that are due say.
std::vector<std::string> carried(Conversations& house) {
  jobs::PostOffice office;
  office.kinds = messages::mail_kinds();
  office.sender = {"Waymark", "https://waymark.example", "waymark@service.example"};
  office.recipient = [](db::Connection&, const PersonId&, Date) {
    return std::optional(jobs::Recipient{"Somebody", "somebody@service.example"});
  };
  KeepingCarrier carrier;
  const StoppedClock clock(house.scene.now);
  jobs::carry_due(house.scene.database(), clock, office, carrier);
  std::vector<std::string> texts;
  for (const auto& parcel : carrier.parcels)
    if (parcel.message.find("You have a new message") != std::string::npos) texts.push_back(parcel.message);
  return texts;
}

}  // namespace

TEST_CASE("Somebody is told once that messages wait, and again only after they have looked") {
  Conversations house;
  house.writes(house.coach, "marmalade");
  house.writes(house.coach, "quicksand");
  CHECK(house.waiting(house.coachee) == 1);
  CHECK(house.waiting(house.coach) == 0);
  const auto mails = carried(house);
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].find("marmalade") == std::string::npos);
  CHECK(mails[0].find("quicksand") == std::string::npos);

  house.get(house.coachee, house.thread());
  CHECK(house.waiting(house.coachee) == 0);
  house.writes(house.coach, "Three");
  CHECK(house.waiting(house.coachee) == 1);
  CHECK(carried(house).size() == 1);
}

TEST_CASE("A mail about messages that are read or withdrawn before it is carried is left out") {
  Conversations house;
  house.writes(house.coach, "One");
  house.get(house.coachee, house.thread());
  CHECK(carried(house).empty());
  house.writes(house.coach, "Two");
  house.post(house.coach, house.thread() + "/" + house.ids().back() + "/withdraw");
  CHECK(carried(house).empty());
  // What was withdrawn does not keep the next one from being told.
  house.writes(house.coach, "Three");
  CHECK(carried(house).size() == 1);
}

TEST_CASE("Unread messages are counted by engagement, marked on the page, and read once they were shown") {
  Conversations house;
  const auto other = house.scene.agreed("1004", "COACH-1");
  house.writes(house.coachee, "One");
  house.writes(house.coachee, "Two");
  house.post(house.scene.staff("1004"), engagements::path_of(other) + "/messages", "text=Hello");
  const auto unread = house.all_unread(house.coach);
  CHECK(house.unread(house.coach) == 3);
  REQUIRE(unread.size() == 2);
  CHECK(unread[0].with == house.scene.get<std::string>([&](const access::Work& work) {
    return people::find_person(work.db, house.coachee.person)->name();
  }));
  CHECK(unread[0].path() == house.thread());
  CHECK(house.all_unread(house.coachee).empty());
  CHECK(house.reads(house.coachee, "Not read yet"));
  const auto page = house.get(house.coach, house.thread()).body;
  CHECK(page.find(">New</strong>") != std::string::npos);
  CHECK(page.find("Two") > page.find("One"));
  CHECK_FALSE(house.reads(house.coach, ">New</strong>"));
  CHECK(house.unread(house.coach) == 1);
  CHECK_FALSE(house.reads(house.coachee, "Not read yet"));
}

TEST_CASE("A page has twenty messages, the newest last, with a way to older ones that stay unread until shown") {
  Conversations house;
  for (int number = 1; number <= 45; ++number) house.writes(house.coach, fmt::format("number {}.", number));
  const auto newest = house.get(house.coachee, house.thread()).body;
  CHECK(newest.find("number 45.") != std::string::npos);
  CHECK(newest.find("number 26.") != std::string::npos);
  CHECK(newest.find("number 25.") == std::string::npos);
  CHECK(newest.find("Older messages (25 not read)") != std::string::npos);
  CHECK(newest.find("number 26.") < newest.find("number 45."));
  CHECK(house.unread(house.coachee) == 25);

  const auto ids = house.ids();
  CHECK(house.reads(house.coachee, "number 25.", "?before=" + ids[25]));
  CHECK(house.unread(house.coachee) == 5);
  const auto oldest = house.get(house.coachee, house.thread() + "?before=" + ids[5]).body;
  CHECK(oldest.find("number 1.") != std::string::npos);
  CHECK(oldest.find("Older messages") == std::string::npos);
  CHECK(house.unread(house.coachee) == 0);
  for (const std::string wrong : {"?before=x", "?before=0000000000000000000000000000000000"})
    CHECK(house.outcome(house.coachee, web::Method::get, house.thread() + wrong) == "not_found");
}

TEST_CASE("Who wrote a message withdraws it within a day: what it said is gone, that it was there stays") {
  Conversations house;
  house.writes(house.coach, "A slip of the pen");
  const auto withdrawal = house.thread() + "/" + house.ids().front() + "/withdraw";
  CHECK(house.outcome(house.coachee, web::Method::get, withdrawal) == "not_allowed");
  CHECK(house.outcome(house.coachee, web::Method::post, withdrawal) == "not_allowed");
  CHECK(house.outcome(house.line_manager, web::Method::post, withdrawal) == "not_found");
  CHECK(house.get(house.coach, withdrawal).body.find("cannot be brought back") != std::string::npos);
  CHECK(house.post(house.coach, withdrawal).status == 303);
  CHECK(house.unread(house.coachee) == 0);
  const auto page = house.get(house.coachee, house.thread()).body;
  CHECK(page.find("Siân Rahman withdrew this message.") != std::string::npos);
  CHECK(page.find("A slip") == std::string::npos);
  CHECK(house.reads(house.coach, "You withdrew this message."));
  CHECK(house.outcome(house.coach, web::Method::post, withdrawal) == "out_of_turn");
  CHECK(house.lines("content_removed").size() == 1);
  CHECK(house.packed(house.coach.person).empty());
}

TEST_CASE("After a day a message stays") {
  Conversations house;
  house.writes(house.coach, "Stays");
  const auto withdrawal = house.thread() + "/" + house.ids().front() + "/withdraw";
  CHECK(house.reads(house.coach, "Withdraw<span"));
  house.scene.now = house.scene.now.plus(messages::kWithdrawWithin);
  CHECK_FALSE(house.reads(house.coach, "Withdraw<span"));
  CHECK(house.outcome(house.coach, web::Method::get, withdrawal) == "out_of_turn");
  CHECK(house.outcome(house.coach, web::Method::post, withdrawal) == "out_of_turn");
}
