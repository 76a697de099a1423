#pragma once
// Engagements with contracts, for tests of money: the small department's people, coached, and what is invoiced for
// it.
#include "contracts/contracts.hpp"
#include "money/money.hpp"
#include "programmes/programmes.hpp"
#include "tests/support/database.hpp"
#include "tests/support/department.hpp"

namespace waymark::test {

/// An engagement by the codes of what it is about.
struct EngagementSeed {
  std::string ref, programme, coachee, coach, contract, funded;
  Date starts_on;
  std::int64_t planned_sessions = 6, planned_minutes = 90;
};

/// Adds its row as engagements keep it, under the coachee's agency and grade of its first day.
inline EngagementId add_engagement(const access::Work& work, const EngagementSeed& seed) {
  auto& db = work.db;
  const auto id = EngagementId::fresh();
  const auto coachee = people::person_with_staff_number(db, seed.coachee).value();
  const auto coach = people::coach_with_code(db, seed.coach).value();
  const auto post = people::post_on(db, coachee.id, seed.starts_on).value();
  const auto contract = contracts::find_by_ref(db, seed.contract);
  db.run(
      "insert into engagement (id, ref, programme_id, coach_id, contract_id, funded, starts_on, planned_sessions,"
      " planned_minutes, organisation_id, agency_id, grade, proposed_at, coachee_name, coachee_sort_key, coachees,"
      " supplier_id, coach_kind, sessions_completed, minutes_completed, sessions_cancelled, sessions_not_attended,"
      " ordered_net, delivered_net, created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
      "$12,"
      " $13, $14, $15, 1, $16, $17, 0, 0, 0, 0, 0, 0, $13, $13)",
      id, seed.ref, programmes::find_or_make(work, seed.programme), coach.id, contract ? contract->id : ContractId(),
      seed.funded, seed.starts_on, seed.planned_sessions, seed.planned_minutes, post.organisation,
      people::find_organisation(db, post.organisation).value().agency, post.grade, work.now, coachee.name(),
      sort_key(coachee.name()), coach.supplier, people::code(coach.kind));
  db.run("insert into engagement_coachee (engagement_id, person_id, place, joined_at) values ($1, $2, 1, $3)", id,
         coachee.id, work.now);
  return id;
}

/// Adds a completed session.
inline void add_completed_session(const access::Work& work, const EngagementId& engagement, std::int64_t number,
                                  Instant starts_at, std::int64_t minutes) {
  work.db.run(
      "insert into session (id, engagement_id, number, starts_at, starts_on, duration_minutes, mode, completed_at,"
      " moves, held_by, changed_at) select $1, e.id, $3, $4, $5, $6, 'video', $4, 0, e.coach_id, $4 from engagement e"
      " where e.id = $2",
      SessionId::fresh(), engagement, number, starts_at, london(starts_at).date, minutes);
}

/// make_department() with contracts C-FOX (per session, £285) and C-ELM (per session, £310.75), both with VAT at 20%,
/// and these engagements in "Senior coaching":
/// E-1 1002 of COURTS, SCS1, FOX, central · E-2 1004 of PRISONS, SCS1, FOX, local · E-3 1001 of COURTS, ELM, central
/// · E-4 1002 of COURTS with the internal COACH-2.
class MoneyHouse {
 public:
  explicit MoneyHouse(Date today = Date(2026, 6, 1)) : today_(today) {
    make_department(database(), Date(2020, 1, 1));
    act([&](const access::Work& work) { fill(work); });
  }
  db::Database& database() { return db_.database(); }

  void act(const std::function<void(const access::Work&)>& deed) { test::act(database(), today_, deed); }
  void act_as(const access::Actor& actor, const std::function<void(const access::Work&)>& deed) {
    test::act(database(), actor, start_of_day(today_).plus(std::chrono::hours(12)), deed);
  }
  access::Actor holder(access::Role role, std::string_view place) { return test::holder(database(), role, place); }

  /// A line for an engagement at its contract's supplier; negative pence make a credit note.
  money::InvoiceRecord line(std::string ref, std::int64_t number, std::string_view engagement, Date invoiced_on,
                            std::int64_t net, std::optional<Date> paid_on = std::nullopt) {
    money::InvoiceRecord record;
    record.invoice_ref = std::move(ref);
    record.line_number = number;
    database().read([&](db::Connection& db) {
      record.engagement = engagement_id(db, engagement);
      record.contract = ContractId(
          db.value<std::string>("select contract_id from engagement_v where id = $1", record.engagement).value());
      record.supplier = contracts::find(db, record.contract).value().terms.supplier;
    });
    record.invoiced_on = invoiced_on;
    record.description = "Session";
    record.kind = net < 0 ? money::LineKind::credit_note : money::LineKind::invoice;
    record.net = Money::pence(net);
    record.vat = record.net.times(20, 100);
    record.paid_on = paid_on;
    return record;
  }
  static EngagementId engagement_id(db::Connection& db, std::string_view ref) {
    return EngagementId(db.value<std::string>("select id from engagement where ref = $1", ref).value());
  }

 private:
  static contracts::Terms terms(const access::Work& work, std::string ref, std::string_view supplier,
                                std::int64_t rate) {
    contracts::Terms terms;
    terms.ref = std::move(ref);
    terms.supplier = people::supplier_with_code(work.db, supplier).value().id;
    terms.starts_on = Date(2024, 4, 1);
    terms.ends_on = Date(2028, 3, 31);
    terms.rate = Money::pence(rate);
    terms.vat_rate = 2000;
    terms.ceiling = Money::pence(100'000'00);
    return terms;
  }

  void fill(const access::Work& work) {
    people::CoachRecord ash;
    ash.code = "COACH-3";
    ash.first_name = "Rowan";
    ash.last_name = "Ash";
    ash.email = "rowan@elm.example";
    ash.supplier_code = "ELM";
    ash.capacity = 9;
    people::save_coaches(work, std::vector{ash});
    contracts::save(work, std::vector{terms(work, "C-FOX", "FOX", 285'00), terms(work, "C-ELM", "ELM", 310'75)});
    const auto add = [&](std::string ref, std::string coachee, std::string coach, std::string contract,
                         std::string funded) {
      add_engagement(work, {.ref = std::move(ref),
                            .programme = "Senior coaching",
                            .coachee = std::move(coachee),
                            .coach = std::move(coach),
                            .contract = std::move(contract),
                            .funded = std::move(funded),
                            .starts_on = Date(2025, 1, 6)});
    };
    add("E-1", "1002", "COACH-1", "C-FOX", "central");
    add("E-2", "1004", "COACH-1", "C-FOX", "local");
    add("E-3", "1001", "COACH-3", "C-ELM", "central");
    add("E-4", "1002", "COACH-2", "", "central");
  }

  TestDatabase db_ = a_database();
  Date today_;
};

}  // namespace waymark::test
