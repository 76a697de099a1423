#pragma once
// People, a post office and a carrier that does as it is told: for tests of the outbox.
#include <functional>
#include <mutex>

#include "jobs/jobs.hpp"
#include "tests/support/database.hpp"

namespace waymark::test {

inline const Instant kMailNow = *LocalTime{Date(2026, 7, 1), 9 * 60}.instant();

/// Keeps what it is given, and answers as `answer` says.
class KeepingCarrier final : public jobs::Carrier {
 public:
  jobs::Carried carry(const jobs::Parcel& parcel, const std::function<bool()>& hand_over) override {
    const auto say = answer ? answer(parcel) : jobs::Carried{};
    if (before_hand_over) before_hand_over();
    const bool reaches = say.how == jobs::Carried::How::accepted || say.how == jobs::Carried::How::doubtful;
    if (reaches && !hand_over()) return {jobs::Carried::How::later, "another process carries it"};
    const std::lock_guard lock(mutex);
    ++tries;
    if (say.how == jobs::Carried::How::accepted) parcels.push_back(parcel);
    return say;
  }
  bool repeats_harmlessly() const override { return harmless; }

  std::function<jobs::Carried(const jobs::Parcel&)> answer;
  std::function<void()> before_hand_over;
  bool harmless = false;
  std::mutex mutex;
  std::vector<jobs::Parcel> parcels;
  int tries = 0;
};

class OutboxScene {
 public:
  OutboxScene() {
    office.kinds = jobs::mail_kinds();
    using Urgency = jobs::MailKind::Urgency;
    office.kinds.push_back({.kind = "thing_done", .words = "{by} did a thing"});
    office.kinds.push_back({.kind = "asked", .words = "{by} asks you", .urgency = Urgency::needs_answer});
    office.kinds.push_back({.kind = "password", .words = "Your password was changed", .urgency = Urgency::always});
    office.kinds.push_back(
        {.kind = "meeting",
         .words = "{by} arranged a meeting",
         .has_time = true,
         .facts = [](db::Connection&, const jobs::Mail& mail, const jobs::Recipient&, const jobs::Sender&, Instant) {
           return jobs::MailFacts{.moot = mail.about_id == "gone",
                                  .when = *LocalTime{Date(2026, 10, 25), 14 * 60}.instant(),
                                  .invitation = jobs::Invitation{"REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"}};
         }});
    office.sender = {"Waymark", "https://waymark.example", "waymark@service.example"};
    office.recipient = [](db::Connection& db, const PersonId& person, Date) -> std::optional<jobs::Recipient> {
      for (const db::Row& row : db.query("select first_name, email from person where id = $1", person))
        if (row.text(0) != "gone") return jobs::Recipient{row.get<std::string>(0), row.get<std::string>(1)};
      return std::nullopt;
    };
    coach = person("Éilis Őry");
    coachee = person("Jörg");
  }

  db::Database& database() { return held_.database(); }
  PersonId person(const std::string& name) {
    const auto id = PersonId::fresh();
    database().change_now([&](db::Connection& db) {
      db.run(
          "insert into person (id, first_name, last_name, sort_key, search_key, email, location, on_leave,"
          " created_at, changed_at) values ($1, $2, '', '', '', $3, '', false, 0, 0)",
          id, name, "p" + id.str() + "@example.test");
    });
    return id;
  }
  static access::Actor as(const PersonId& person, std::string name = "Siân Rahman") {
    access::Actor actor;
    actor.person = person;
    actor.name = std::move(name);
    return actor;
  }
  static access::Actor administrator() {
    auto actor = as(PersonId::fresh(), "Administrator");
    actor.account = AccountId::fresh();
    actor.grants.push_back({access::Role::system_administrator, access::PlaceKind::service, ""});
    return actor;
  }
  void change(const access::Actor& actor, const std::function<void(const access::Work&)>& deed) {
    database().change_now([&](db::Connection& db) { deed({db, actor, clock.now(), clock.today()}); });
  }
  void tell(const PersonId& whom, std::string_view kind = "thing_done", std::string_view about = "t1") {
    change(as(PersonId::fresh()),
           [&](const access::Work& work) { jobs::tell(work, whom, kind, "thing", about, work.now, "/things/1"); });
  }
  void prefer(const PersonId& who, jobs::HowOften how_often) {
    change(as(who), [&](const access::Work& work) { jobs::choose_how_often(work, how_often); });
  }
  jobs::MailRound carry() { return jobs::carry_due(database(), clock, office, carrier); }
  std::vector<jobs::Job> list(jobs::Show show) {
    return database().read_value<std::vector<jobs::Job>>(
        [&](db::Connection& db) { return jobs::job_page(db, show, clock.now(), {}, 1000).jobs; });
  }
  std::int64_t count(const std::string& sql) {
    return database().read_value<std::int64_t>(
        [&](db::Connection& db) { return db.value<std::int64_t>(sql).value_or(0); });
  }

  StoppedClock clock{kMailNow};
  jobs::PostOffice office;
  KeepingCarrier carrier;
  PersonId coach, coachee;
  TestDatabase& held() { return held_; }

 private:
  TestDatabase held_ = a_database();
};

}  // namespace waymark::test
