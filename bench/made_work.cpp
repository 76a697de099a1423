#include <fmt/format.h>

#include <algorithm>

#include "bench/made.hpp"
#include "bench/splitmix.hpp"
#include "contracts/contracts.hpp"
#include "engagements/engagements.hpp"
#include "money/money.hpp"
#include "people/people.hpp"
#include "programmes/programmes.hpp"

namespace waymark::bench {
namespace {

using engagements::EngagementRecord;
using engagements::SessionRecord;

constexpr int kAtOnce = 50'000;  // rows to a transaction
constexpr int kWeek = 7;

/// What engagements are made of, found once.
struct Parts {
  std::vector<ProgrammeId> programmes;
  std::vector<CoachId> coaches;
  std::vector<SupplierId> supplier_of;                                 // of each coach; empty for internal ones
  std::unordered_map<std::string, std::vector<ContractId>> contracts;  // by supplier
};

Parts make_parts(const access::Work& work, const Size& size) {
  Parts parts;
  for (const char* name : {"Senior coaching", "First line managers", "Return to work"})
    parts.programmes.push_back(programmes::find_or_make(work, name));
  std::vector<contracts::ContractRecord> terms;
  for (const auto& supplier : people::all_suppliers(work.db))
    for (int i = 0; i < 2; ++i) {
      contracts::Terms one;
      one.ref = fmt::format("CON-{}-{}", supplier.code, i + 1);
      one.supplier = supplier.id;
      one.starts_on = work.today.plus(-5 * 365);
      one.ends_on = work.today.plus(i == 0 ? 45 : 400);
      one.pricing = i == 0 ? contracts::Pricing::per_session : contracts::Pricing::per_hour;
      one.rate = Money::pence(i == 0 ? 28'500 : 21'050);
      one.vat_rate = 2000;
      one.ceiling = Money::pence(900'000'000'00);
      one.charges_not_attended = i == 0;
      terms.push_back(one);
    }
  contracts::save(work, terms);
  for (const auto& [ref, contract] : contracts::all_by_ref(work.db))
    parts.contracts[contract.terms.supplier.str()].push_back(contract.id);
  for (auto& [supplier, ids] : parts.contracts) std::sort(ids.begin(), ids.end());
  for (int i = 0; i < size.coaches; ++i) {
    const auto coach = people::coach_with_code(work.db, coach_code(i)).value();
    parts.coaches.push_back(coach.id);
    parts.supplier_of.push_back(coach.supplier);
  }
  return parts;
}

/// Half of them are over. Each met weekly; those that go on began so that their last session was this week.
std::vector<EngagementRecord> engagements_of(const access::Work& work, const Parts& parts, const Size& size) {
  Splitmix chance(7);
  const int each = size.sessions / size.engagements;
  std::vector<EngagementRecord> all;
  for (int i = 0; i < size.engagements; ++i) {
    EngagementRecord record;
    record.ref = fmt::format("ENG-{:05}", i + 1);
    record.programme = parts.programmes[i % 3];
    const int person = 1 + i * 3 + chance.below(3);
    record.coachee = people::person_with_staff_number(work.db, staff_number(person)).value().id;
    const int coach = i % size.coaches;
    record.coach = parts.coaches[coach];
    if (!is_internal(coach))
      record.contract = parts.contracts.at(parts.supplier_of[coach].str())[i / size.coaches % 2];
    record.planned_sessions = each + chance.below(10);
    record.planned_minutes = 60;
    record.funded = i % 3 == 1 ? engagements::Funded::local : engagements::Funded::central;
    const bool over = i / size.coaches % 2 == 0;
    const int ended_ago = over ? 60 + chance.below(700) : 0;
    record.starts_on = work.today.plus(-(ended_ago + each * kWeek + chance.below(kWeek)));
    if (over) {
      record.status = i % 10 == 0 ? "ended_early" : "completed";
      record.ended_on = work.today.plus(-ended_ago + 1);
    }
    all.push_back(std::move(record));
  }
  return all;
}

SessionRecord session_of(const EngagementRecord& engagement, int place, int number, Splitmix& chance, Date today) {
  SessionRecord session;
  session.engagement = engagement.id;
  session.number = number;
  auto day = engagement.starts_on.plus(std::int64_t{number - 1} * kWeek);
  session.minutes = 45 + 15 * chance.below(4);
  session.mode = engagements::kModes[chance.below(3)];
  session.status = "completed";
  if (const int luck = chance.below(20); luck == 0) {
    session.status = "cancelled";
    session.cancelled_hours_before = chance.below(96);
  } else if (luck == 1) {
    session.status = "did_not_attend";
  }
  if (engagement.status == "active" && day >= today.plus(-2)) {
    session.status = "arranged";
    session.cancelled_hours_before.reset();
    // Every fourth waits to be logged, the others lie ahead.
    day = place % 4 == 0 ? today.plus(-2) : today.plus(1 + place % 12);
  }
  session.starts_at = LocalTime{day, (8 + place / 7 % 10) * 60 + 15 * (place % 4)}.instant().value();
  return session;
}

void make_sessions(app::House& house, const std::vector<EngagementRecord>& all, const Size& size) {
  Splitmix chance(11);
  const int each = size.sessions / size.engagements;
  std::vector<SessionRecord> some;
  for (int i = 0; i < size.engagements; ++i) {
    for (int number = 1; number <= each; ++number)
      some.push_back(session_of(all[i], i, number, chance, house.clock.today()));
    if (static_cast<int>(some.size()) < kAtOnce && i + 1 < size.engagements) continue;
    house.change([&](const access::Work& work) { engagements::save_sessions(work, some); });
    some.clear();
  }
}

/// Lines go to the engagements under a contract in turn; one in forty is a credit note, nine in ten are paid.
void make_lines(app::House& house, const std::vector<EngagementRecord>& all, const Size& size) {
  Splitmix chance(13);
  std::vector<const EngagementRecord*> external;
  for (const auto& one : all)
    if (!one.contract.empty()) external.push_back(&one);
  std::unordered_map<std::string, SupplierId> supplier_of;
  house.read([&](const access::Work& work) {
    for (const auto& [ref, contract] : contracts::all_by_ref(work.db))
      supplier_of[contract.id.str()] = contract.terms.supplier;
  });
  const Date today = house.clock.today();
  std::vector<money::InvoiceRecord> some;
  for (int i = 0; i < size.invoice_lines; ++i) {
    const auto& engagement = *external[static_cast<std::size_t>(i) % external.size()];
    money::InvoiceRecord line;
    line.invoice_ref = fmt::format("INV-{:05}", i / 25 + 1);
    line.line_number = i % 25 + 1;
    line.supplier = supplier_of.at(engagement.contract.str());
    line.contract = engagement.contract;
    line.engagement = engagement.id;
    line.invoiced_on = std::min(engagement.starts_on.plus(chance.below(350)), today);
    line.description = "Coaching session";
    line.net = Money::pence(28'500 + chance.below(2'000));
    if (i % 40 == 39) {
      line.kind = money::LineKind::credit_note;
      line.net = -line.net;
    }
    line.vat = line.net.times(20, 100);
    if (chance.below(10) > 0) line.paid_on = std::min(line.invoiced_on.plus(30), today);
    some.push_back(std::move(line));
    if (static_cast<int>(some.size()) < kAtOnce && i + 1 < size.invoice_lines) continue;
    house.change([&](const access::Work& work) { money::save(work, some); });
    some.clear();
  }
}

}  // namespace

void make_work(app::House& house, const Size& size) {
  std::vector<EngagementRecord> all;
  house.change([&](const access::Work& work) {
    const auto parts = make_parts(work, size);
    all = engagements_of(work, parts, size);
    engagements::save_engagements(work, all);
  });
  make_sessions(house, all, size);
  house.change([](const access::Work& work) { engagements::recount_all(work); });
  make_lines(house, all, size);
}

}  // namespace waymark::bench
