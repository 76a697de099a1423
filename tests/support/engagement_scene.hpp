#pragma once
// The small department with a programme, two contracts and people who may do things with engagements: for tests of
// the engagements room and of what stands on it.
#include "contracts/contracts.hpp"
#include "engagements/engagements.hpp"
#include "people/people.hpp"
#include "tests/support/database.hpp"
#include "tests/support/department.hpp"

namespace waymark::test {

/// Monday 2 March 2026 at ten in the morning, until the test moves the clock. Contracts: C-FOX (per session, £285,
/// ceiling £10,000, charges cancellations within 24 hours) with COACH-1's supplier, C-ELM (per hour, £200) with
/// COACH-3's. COACH-2 is internal.
class Scene {
 public:
  explicit Scene(TestDatabase held) : held_(std::move(held)) {
    make_department(database(), Date(2026, 1, 5));
    as_program([&](const access::Work& work) { fill(work); });
  }

  db::Database& database() { return held_.database(); }
  Date today() const { return london(now).date; }

  void as(const access::Actor& actor, const std::function<void(const access::Work&)>& deed) {
    now = now.plus(std::chrono::milliseconds(1));  // so that what happens later is told later
    act(database(), actor, now, deed);
  }
  void as_program(const std::function<void(const access::Work&)>& deed) {
    as(access::Actor::program("Waymark"), deed);
  }
  template <class T>
  T get(const access::Actor& actor, const std::function<T(const access::Work&)>& look) {
    std::optional<T> found;
    database().read([&](db::Connection& db) { found.emplace(look({db, actor, now, today()})); });
    return std::move(*found);
  }
  template <class T>
  T get(const std::function<T(const access::Work&)>& look) {
    return get<T>(access::Actor::program("Waymark"), look);
  }

  PersonId person(const std::string& staff_number) {
    return get<PersonId>(
        [&](const access::Work& work) { return people::person_with_staff_number(work.db, staff_number).value().id; });
  }
  people::Coach coach(const std::string& code) {
    return get<people::Coach>(
        [&](const access::Work& work) { return people::coach_with_code(work.db, code).value(); });
  }
  contracts::Contract contract(const std::string& ref) {
    return get<contracts::Contract>(
        [&](const access::Work& work) { return contracts::find_by_ref(work.db, ref).value(); });
  }
  engagements::Engagement engagement(const EngagementId& id) {
    return get<engagements::Engagement>(
        [&](const access::Work& work) { return engagements::find(work.db, id).value(); });
  }
  std::vector<engagements::Session> sessions(const EngagementId& id) {
    return get<std::vector<engagements::Session>>(
        [&](const access::Work& work) { return engagements::sessions_of(work.db, id); });
  }
  std::vector<std::string> told(const PersonId& person) {
    return get<std::vector<std::string>>([&](const access::Work& work) {
      std::vector<std::string> kinds;
      for (const auto& notice : jobs::unread(work.db, person, {}, 100).notices) kinds.push_back(notice.kind);
      return kinds;
    });
  }

  access::Actor staff(const std::string& staff_number) {
    const auto found = get<people::Person>(
        [&](const access::Work& work) { return people::person_with_staff_number(work.db, staff_number).value(); });
    return coached(somebody(found.id, found.name()));
  }
  access::Actor coach_actor(const std::string& code) {
    const auto found = coach(code);
    auto actor = somebody(found.person, found.name());
    actor.coach = found.id;
    return coached(std::move(actor));
  }
  access::Actor manager() { return holder(database(), access::Role::programme_manager, "MIN"); }
  access::Actor supplier_administrator(const std::string& code) {
    auto actor = somebody(PersonId::fresh(), "Supplier administrator");
    const auto supplier = get<std::string>(
        [&](const access::Work& work) { return people::supplier_with_code(work.db, code).value().id.str(); });
    actor.grants.push_back({access::Role::supplier_administrator, access::PlaceKind::supplier, supplier});
    return actor;
  }
  /// With the role of a coachee if they are one, as at the door.
  access::Actor coached(access::Actor actor) {
    if (get<bool>([&](const access::Work& work) { return engagements::has_been_coached(work.db, actor.person); }))
      actor.grants.push_back({access::Role::coachee, access::PlaceKind::own, {}});
    return actor;
  }
  static access::Actor somebody(const PersonId& person, std::string name) {
    access::Actor actor;
    actor.account = AccountId::fresh();
    actor.person = person;
    actor.name = std::move(name);
    return actor;
  }

  engagements::Proposal proposal(const std::string& coachee = "1002", const std::string& coach_code = "COACH-1") {
    const auto found = coach(coach_code);
    engagements::Proposal proposal;
    proposal.programme = programme;
    proposal.coachees = {person(coachee)};
    proposal.coach = found.id;
    if (coach_code == "COACH-1") proposal.contract = contract("C-FOX").id;
    if (coach_code == "COACH-3") proposal.contract = contract("C-ELM").id;
    proposal.starts_on = today();
    proposal.planned_sessions = 6;
    proposal.planned_minutes = 90;
    return proposal;
  }
  /// Proposed, asked and agreed to by everybody, today.
  EngagementId agreed(const engagements::Proposal& proposal) {
    EngagementId id;
    as(manager(), [&](const access::Work& work) { id = *engagements::propose(work, proposal); });
    as(manager(), [&](const access::Work& work) { engagements::ask(work, id); });
    as(manager(), [&](const access::Work& work) { engagements::accept(work, id); });
    return id;
  }
  EngagementId agreed(const std::string& coachee = "1002", const std::string& coach_code = "COACH-1") {
    return agreed(proposal(coachee, coach_code));
  }
  /// A completed session of a day, logged by the program at two in the afternoon.
  SessionId logged(const EngagementId& id, Date day, int minutes = 90) {
    SessionId made;
    as_program([&](const access::Work& work) {
      made = *engagements::log_session(work, id, {{day, 14 * 60}, minutes, engagements::Mode::video, true});
    });
    return made;
  }
  SessionId arranged(const EngagementId& id, LocalTime starts, int minutes = 90) {
    SessionId made;
    as_program([&](const access::Work& work) {
      made = *engagements::arrange_session(work, id, {starts, minutes, engagements::Mode::video, true});
    });
    return made;
  }
  /// Delivers the news that is due.
  void deliver() {
    const auto listeners = engagements::listeners();
    jobs::deliver_due(database(), StoppedClock(now), listeners);
  }
  /// What `waymark check` would say of engagements.
  std::vector<std::string> check() {
    return get<std::vector<std::string>>(
        [](const access::Work& work) { return engagements::compare_with_recount(work.db); });
  }
  void move_to(Date day, int hour = 10) { now = LocalTime{day, hour * 60}.instant().value(); }

  Instant now = LocalTime{Date(2026, 3, 2), 10 * 60}.instant().value();
  ProgrammeId programme;

 private:
  void fill(const access::Work& work) {
    people::CoachRecord elm;
    elm.code = "COACH-3";
    elm.first_name = "Rowan";
    elm.last_name = "Ash";
    elm.email = "rowan@elm.example";
    elm.supplier_code = "ELM";
    elm.capacity = 9;
    people::save_coaches(work, std::vector{elm});
    contracts::Terms fox;
    fox.ref = "C-FOX";
    fox.supplier = people::supplier_with_code(work.db, "FOX").value().id;
    fox.starts_on = Date(2025, 4, 1);
    fox.ends_on = Date(2027, 3, 31);
    fox.rate = Money::pence(285'00);
    fox.vat_rate = 2000;
    fox.ceiling = Money::pence(10'000'00);
    fox.charges_cancellation_within_hours = 24;
    contracts::Terms other = fox;
    other.ref = "C-ELM";
    other.supplier = people::supplier_with_code(work.db, "ELM").value().id;
    other.pricing = contracts::Pricing::per_hour;
    other.rate = Money::pence(200'00);
    contracts::save(work, std::vector{fox, other});
    programme = programmes::find_or_make(work, "Senior coaching");
  }

  TestDatabase held_;
};

}  // namespace waymark::test
