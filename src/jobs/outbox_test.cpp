#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "jobs/outbox_scene_test.hpp"
#include "jobs/store_outbox.hpp"

using namespace waymark;
using test::OutboxScene;
using How = jobs::Carried::How;

TEST_CASE("Whoever is told something is also written to, and whoever did it is not") {
  OutboxScene scene;
  scene.change(OutboxScene::as(scene.coach), [&](const access::Work& work) {
    jobs::tell(work, scene.coachee, "thing_done", "thing", "t1", work.now, "/things/1");
    jobs::tell(work, scene.coach, "thing_done", "thing", "t1", work.now, "/things/1");
  });
  CHECK(scene.carry().carried == 1);
  REQUIRE(scene.carrier.parcels.size() == 1);
  const auto& message = scene.carrier.parcels.front().message;
  CHECK(message.find("Siân") == std::string::npos);  // it is encoded
  CHECK(message.find("https://waymark.example/things/1") != std::string::npos);
  CHECK(scene.carry().carried == 0);
}

TEST_CASE("A change that is rolled back sends nothing") {
  OutboxScene scene;
  CHECK_THROWS(scene.change(OutboxScene::as(scene.coach), [&](const access::Work& work) {
    jobs::tell(work, scene.coachee, "thing_done", "thing", "t1", work.now, "/things/1");
    throw std::runtime_error("the ceiling came down");
  }));
  CHECK(scene.carry().carried == 0);
  CHECK(scene.count("select count(*) from mail") == 0);
}

TEST_CASE("A process that dies between writing and carrying loses nothing") {
  OutboxScene scene;
  scene.tell(scene.coachee);
  scene.database().change_now([&](db::Connection& db) {  // it had taken the mail, and no more
    const auto due = jobs::store::mail_due(db, scene.clock.now(), 10);
    REQUIRE(jobs::store::lease(db, due.at(0), scene.clock.now(), scene.clock.now().plus(jobs::kLease)));
  });
  CHECK(scene.carry().carried == 0);
  CHECK(scene.list(jobs::Show::waiting).front().state == "being_carried");
  scene.clock.advance(jobs::kLease);
  CHECK(scene.carry().carried == 1);
}

TEST_CASE("A mail handed over by a process that died is not sent again, but shown as perhaps sent") {
  OutboxScene scene;
  scene.tell(scene.coachee);
  std::string id;
  scene.database().change_now([&](db::Connection& db) {
    id = jobs::store::mail_due(db, scene.clock.now(), 10).at(0);
    const auto leased = jobs::store::lease(db, id, scene.clock.now(), scene.clock.now().plus(jobs::kLease));
    CHECK(jobs::store::hand_over(db, id, leased->lease, scene.clock.now()));
  });
  scene.clock.advance(jobs::kLease);
  CHECK(scene.carry().carried == 0);
  const auto failed = scene.list(jobs::Show::failed);
  REQUIRE(failed.size() == 1);
  CHECK(failed.front().state == "doubtful");
  CHECK_FALSE(failed.front().next_try_at);
  SUBCASE("an administrator may send it again, knowing that") {
    scene.change(OutboxScene::administrator(), [&](const access::Work& work) { jobs::retry(work, id); });
    CHECK(scene.carry().carried == 1);
    CHECK(scene.list(jobs::Show::failed).empty());
  }
}

TEST_CASE("Where a repeat leaves one message, what a dead process handed over is carried again") {
  OutboxScene scene;
  scene.carrier.harmless = true;
  scene.tell(scene.coachee);
  scene.database().change_now([&](db::Connection& db) {
    const auto id = jobs::store::mail_due(db, scene.clock.now(), 10).at(0);
    const auto leased = jobs::store::lease(db, id, scene.clock.now(), scene.clock.now().plus(jobs::kLease));
    CHECK(jobs::store::hand_over(db, id, leased->lease, scene.clock.now()));
  });
  scene.clock.advance(jobs::kLease);
  CHECK(scene.carry().carried == 1);
}

TEST_CASE("A process that was asleep past its lease sends nothing, for another has the mail by then") {
  OutboxScene scene;
  scene.tell(scene.coachee);
  test::KeepingCarrier quick;
  bool slept = false;
  scene.carrier.before_hand_over = [&] {
    if (std::exchange(slept, true)) return;
    scene.clock.advance(jobs::kLease);
    CHECK(jobs::carry_due(scene.database(), scene.clock, scene.office, quick).carried == 1);
  };
  CHECK(scene.carry().carried == 0);
  CHECK(quick.parcels.size() == 1);
  CHECK(scene.carrier.parcels.empty());
  CHECK(scene.count("select count(*) from mail where settled_as = 'sent'") == 1);
}

TEST_CASE("Carriers at work at the same time send each mail once") {
  OutboxScene scene;
  for (int i = 0; i < 60; ++i) scene.tell(scene.coachee, "thing_done", std::to_string(i));
  std::vector<std::thread> threads;
  std::atomic<int> carried = 0;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      const auto own = db::open(scene.held().url());
      auto& database = scene.database().engine() == db::Engine::sqlite ? scene.database() : *own;
      for (int round = 0; round < 5; ++round)
        carried += jobs::carry_due(database, scene.clock, scene.office, scene.carrier).carried;
    });
  for (auto& thread : threads) thread.join();
  scene.clock.advance(std::chrono::minutes(10));  // what lost a race is tried again later
  carried += scene.carry().carried;
  CHECK(carried == 60);
  std::vector<std::string> ids;
  for (const auto& parcel : scene.carrier.parcels) ids.push_back(parcel.id);
  std::sort(ids.begin(), ids.end());
  CHECK(std::unique(ids.begin(), ids.end()) == ids.end());
  CHECK(ids.size() == 60);
}

TEST_CASE("What is refused for now is tried again later, longer apart each time, for two days") {
  OutboxScene scene;
  scene.tell(scene.coachee);
  scene.carrier.answer = [](const jobs::Parcel&) { return jobs::Carried{How::later, "451 try later"}; };
  CHECK(scene.carry().carried == 0);
  auto job = scene.list(jobs::Show::failed).at(0);
  CHECK(job.last_error == "451 try later");
  CHECK(job.attempts == 1);
  CHECK(job.next_try_at == scene.clock.now().plus(std::chrono::minutes(1)));
  CHECK(scene.carry().carried == 0);
  CHECK(scene.carrier.tries == 1);
  SUBCASE("and goes when it is taken") {
    scene.carrier.answer = {};
    scene.clock.advance(std::chrono::minutes(1));
    CHECK(scene.carry().carried == 1);
    CHECK(scene.list(jobs::Show::failed).empty());
  }
  SUBCASE("and is given up in the end, shown as such") {
    while (scene.list(jobs::Show::failed).front().next_try_at) {
      scene.clock.set(*scene.list(jobs::Show::failed).front().next_try_at);
      scene.carry();
    }
    CHECK(scene.clock.now() == test::kMailNow.plus(std::chrono::hours(48)));
    CHECK(scene.list(jobs::Show::failed).front().state == "given_up");
    CHECK(scene.carrier.tries > 10);
    CHECK(scene.carrier.tries < 25);
  }
}

TEST_CASE("What is refused for good bounces: it is not tried again, and shown") {
  OutboxScene scene;
  scene.tell(scene.coachee);
  scene.carrier.answer = [](const jobs::Parcel&) { return jobs::Carried{How::refused, "550 no such user"}; };
  scene.carry();
  const auto job = scene.list(jobs::Show::failed).at(0);
  CHECK(job.state == "bounced");
  CHECK(job.last_error == "550 no such user");
  CHECK(job.to.ends_with("@example.test"));
  scene.clock.advance(std::chrono::hours(100));
  scene.carry();
  CHECK(scene.carrier.tries == 1);
}

TEST_CASE("When no server is to be reached the round ends, and nothing is lost") {
  OutboxScene scene;
  for (int i = 0; i < 5; ++i) scene.tell(scene.coachee);
  scene.carrier.answer = [](const jobs::Parcel&) { return jobs::Carried{How::unreachable, "connection refused"}; };
  CHECK(scene.carry().unreachable);
  CHECK(scene.carrier.tries == 1);
  scene.carrier.answer = {};
  scene.clock.advance(std::chrono::minutes(2));
  CHECK(scene.carry().carried == 5);
}

TEST_CASE("A fault while a mail is made ready is noted, and the others go") {
  OutboxScene scene;
  scene.tell(scene.coachee, "no_words_for_this");
  scene.tell(scene.coachee);
  CHECK(scene.carry().carried == 1);
  CHECK(scene.list(jobs::Show::failed).at(0).last_error ==
        "there are no words for mail of the kind no_words_for_this");
}

TEST_CASE("A daily digest gathers in the morning what happened since, in one mail") {
  OutboxScene scene;
  scene.prefer(scene.coachee, jobs::HowOften::daily);
  scene.tell(scene.coachee);
  scene.tell(scene.coachee, "meeting");
  scene.tell(scene.coachee, "meeting", "gone");
  scene.tell(scene.coachee, "password");
  CHECK(scene.carry().carried == 1);  // what keeps the account safe does not wait
  CHECK(scene.list(jobs::Show::waiting).front().state == "held");
  scene.clock.set(*LocalTime{Date(2026, 7, 2), 7 * 60}.instant());
  scene.tell(scene.coachee, "asked");  // the next one's
  CHECK(scene.carry().carried == 1);
  REQUIRE(scene.carrier.parcels.size() == 2);
  const auto& digest = scene.carrier.parcels.back().message;
  CHECK(digest.find("did a thing") != std::string::npos);
  CHECK(digest.find("arranged a meeting (25 October 2026 at 2pm)") != std::string::npos);
  CHECK(digest.find("asks you") == std::string::npos);
  CHECK(digest.find("password") == std::string::npos);
  CHECK(scene.carry().carried == 0);
  scene.clock.set(*LocalTime{Date(2026, 7, 3), 7 * 60}.instant());
  CHECK(scene.carry().carried == 1);
}

TEST_CASE("Who wants only what needs an answer is not written to about the rest") {
  OutboxScene scene;
  scene.prefer(scene.coachee, jobs::HowOften::needs_answer);
  for (const char* kind : {"thing_done", "meeting", "asked", "password"}) scene.tell(scene.coachee, kind);
  CHECK(scene.carry().carried == 2);
  CHECK(scene.count("select count(*) from notice") == 4);
}

TEST_CASE("Nobody who has left is written to, nor anybody about what is no longer so") {
  OutboxScene scene;
  scene.tell(scene.person("gone"));
  scene.tell(scene.coachee, "meeting", "gone");
  CHECK(scene.carry().carried == 0);
  CHECK(scene.count("select count(*) from mail where settled_as = 'left_out'") == 2);
  CHECK(scene.list(jobs::Show::waiting).empty());
  CHECK(scene.list(jobs::Show::failed).empty());
}

TEST_CASE("Jobs are listed page by page, newest first, and only who runs the service tries them again") {
  OutboxScene scene;
  for (int i = 0; i < 5; ++i) {
    scene.tell(scene.coachee);
    scene.clock.advance(std::chrono::seconds(1));
  }
  scene.change(OutboxScene::as(scene.coach), [](const access::Work& work) {
    jobs::publish(work, "person_left", "p1", "", work.now.plus(std::chrono::hours(5)));
  });
  scene.database().read([&](db::Connection& db) {
    auto page = jobs::job_page(db, jobs::Show::waiting, scene.clock.now(), {}, 4);
    REQUIRE(page.jobs.size() == 4);
    CHECK(page.jobs.front().what == jobs::Job::What::news);
    REQUIRE(page.next);
    page = jobs::job_page(db, jobs::Show::waiting, scene.clock.now(), jobs::JobMark::parse(page.next->text()), 4);
    CHECK(page.jobs.size() == 2);
    CHECK_FALSE(page.next);
  });
  const auto id = scene.list(jobs::Show::waiting).back().id;
  CHECK_THROWS_AS(
      scene.change(OutboxScene::as(scene.coach), [&](const access::Work& work) { jobs::retry(work, id); }), Refused);
  scene.change(OutboxScene::administrator(), [&](const access::Work& work) { jobs::retry(work, id); });
  CHECK_THROWS_AS(
      scene.change(OutboxScene::administrator(), [&](const access::Work& work) { jobs::retry(work, new_id()); }),
      Refused);
}

TEST_CASE("Mail for a service that sends none is left out after two days, and what is settled goes after thirty") {
  OutboxScene scene;
  scene.tell(scene.coachee);
  jobs::leave_out_old(scene.database(), scene.clock.now());
  CHECK(scene.list(jobs::Show::waiting).size() == 1);
  scene.clock.advance(std::chrono::hours(48));
  jobs::leave_out_old(scene.database(), scene.clock.now());
  CHECK(scene.list(jobs::Show::waiting).empty());
  jobs::clear_away_mail(scene.database(), scene.clock.now());
  CHECK(scene.count("select count(*) from mail") == 1);
  jobs::clear_away_mail(scene.database(), scene.clock.now().plus(std::chrono::hours(31 * 24)));
  CHECK(scene.count("select count(*) from mail") == 0);
}

TEST_CASE("After a restore, mail that waited is doubtful and goes out again only by hand") {
  OutboxScene scene;
  scene.tell(scene.coachee);
  scene.change(OutboxScene::administrator(), [](const access::Work& work) { jobs::doubt_waiting_mail(work); });
  CHECK(scene.list(jobs::Show::waiting).empty());
  REQUIRE(scene.list(jobs::Show::failed).size() == 1);
  CHECK(scene.list(jobs::Show::failed).front().state == "doubtful");
}

TEST_CASE("The directory sink holds one file for each message, however often it is carried") {
  const auto folder = std::filesystem::temp_directory_path() / new_id();
  const auto carrier = jobs::directory_carrier(folder.string());
  const jobs::Parcel parcel{new_id(), "a@example.test", "b@example.test", "Subject: hello\r\n\r\nText\r\n"};
  CHECK(carrier->carry(parcel, [] { return true; }).how == How::accepted);
  CHECK(carrier->carry(parcel, [] { return true; }).how == How::accepted);
  CHECK(carrier->carry({new_id(), "", "", "x"}, [] { return false; }).how == How::later);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  REQUIRE(files.size() == 1);
  CHECK(files.front().filename() == parcel.id + ".eml");
  std::ostringstream content;
  content << std::ifstream(files.front()).rdbuf();
  CHECK(content.str() == parcel.message);
  std::filesystem::remove_all(folder);
}
