// Contracts, engagements, sessions and invoices as their files say them.
#include <fmt/format.h>

#include "imports/check.hpp"

namespace waymark::imports {
namespace {

void refuse_with(RowReader& row, const Problems& problems,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> renamed = {}) {
  for (const auto& problem : problems) {
    if (problem.field == "supplier") continue;  // the row has a code, asked for with the references
    std::string_view column = problem.field;
    for (const auto& [field, name] : renamed)
      if (field == column) column = name;
    row.refuse(column, problem.message);
  }
}

// An external coach is paid under a contract of the supplier; an internal one under none.
void check_contract_fits_coach(RowReader& row, const References& references, const EngagementRow& engagement) {
  const auto coach = references.supplier_of_coach.find(engagement.coach_code);
  if (coach == references.supplier_of_coach.end() || !row.good()) return;
  if (coach->second.empty()) {
    if (!engagement.contract_ref.empty())
      row.refuse("contract_ref", "there is a contract; expected none, because the coach is internal");
    return;
  }
  if (engagement.contract_ref.empty())
    return row.refuse("contract_ref", "the cell is empty; expected a contract, because the coach is external");
  const auto contract = references.supplier_of_contract.find(engagement.contract_ref);
  if (contract != references.supplier_of_contract.end() && contract->second != coach->second)
    row.refuse("contract_ref", fmt::format("the contract is with {}; expected one with {}, whose coach this is",
                                           contract->second, coach->second));
}

}  // namespace

ContractRow read_contract(RowReader& row, const References& references) {
  ContractRow contract;
  auto& terms = contract.terms;
  terms.ref = row.text("contract_ref", 40);
  contract.supplier_code = row.text("supplier_code", 40);
  references.check(row, "supplier_code", Kind::suppliers, contract.supplier_code);
  terms.starts_on = row.date("starts_on");
  terms.ends_on = row.date("ends_on");
  terms.pricing = contracts::pricing_from(row.choice("pricing", {"per_session", "per_hour", "fixed"}))
                      .value_or(contracts::Pricing::per_session);
  terms.rate = row.money("rate");
  terms.vat_rate = row.percentage("vat_rate_percent");
  terms.ceiling = row.money("ceiling");
  if (row.good())
    refuse_with(row, contracts::check(terms), {{"ref", "contract_ref"}, {"vat_rate", "vat_rate_percent"}});
  return contract;
}

EngagementRow read_engagement(RowReader& row, const References& references) {
  EngagementRow engagement;
  auto& record = engagement.record;
  engagement.ref = record.ref = row.text("engagement_ref", 40);
  engagement.programme = row.text("programme");
  engagement.coachee_staff_number = row.text("coachee_staff_number", 40);
  references.check(row, "coachee_staff_number", Kind::people, engagement.coachee_staff_number);
  const auto sealed = references.sealed_with.find(engagement.ref);
  if (sealed != references.sealed_with.end() && sealed->second != engagement.coachee_staff_number)
    row.refuse("coachee_staff_number",
               fmt::format("{} is another coachee; expected {}, whose confidences this engagement holds: end it and "
                           "begin another",
                           engagement.coachee_staff_number, sealed->second));
  engagement.coach_code = row.text("coach_code", 40);
  references.check(row, "coach_code", Kind::coaches, engagement.coach_code);
  engagement.contract_ref = row.optional_text("contract_ref", 40);
  references.check(row, "contract_ref", Kind::contracts, engagement.contract_ref);
  record.starts_on = row.date("starts_on");
  record.planned_sessions = row.whole_number("planned_sessions", 1, 200);
  record.planned_minutes = row.whole_number("planned_minutes_per_session", 1, 1440);
  record.funded =
      programmes::funded_from(row.choice("funded", {"central", "local"})).value_or(engagements::Funded::central);
  record.status = row.choice("status", {"active", "completed", "ended_early"});
  record.ended_on = row.optional_date("ended_on");
  if (record.status == "active" && !row.cell("ended_on").empty())
    row.refuse("ended_on", "there is a date; expected none, because the status is active");
  if ((record.status == "completed" || record.status == "ended_early") && row.cell("ended_on").empty())
    row.refuse("ended_on",
               fmt::format("the cell is empty; expected the day it ended, because the status is {}", record.status));
  if (row.good() && record.ended_on && *record.ended_on < record.starts_on)
    row.refuse("ended_on", "the date is before starts_on; expected the same day or a later one");
  check_contract_fits_coach(row, references, engagement);
  return engagement;
}

SessionRow read_session(RowReader& row, const References& references) {
  SessionRow session;
  auto& record = session.record;
  session.engagement_ref = row.text("engagement_ref", 40);
  references.check(row, "engagement_ref", Kind::engagements, session.engagement_ref);
  record.number = row.whole_number("session_number", 1, 1000);
  record.starts_at = row.local_time("starts_at_local");
  record.minutes = row.whole_number("duration_minutes", 1, 1440);
  record.status = row.choice("status", {"arranged", "completed", "cancelled", "did_not_attend"});
  record.mode = engagements::mode_from(row.choice("mode", {"in person", "telephone", "video"}))
                    .value_or(engagements::Mode::video);
  record.cancelled_hours_before = row.optional_whole_number("cancelled_hours_before", 0, 100000);
  if (record.status != "cancelled" && !row.cell("cancelled_hours_before").empty())
    row.refuse("cancelled_hours_before",
               fmt::format("there is a number; expected none, because the status is {}", record.status));
  return session;
}

InvoiceRow read_invoice(RowReader& row, const References& references) {
  InvoiceRow invoice;
  auto& record = invoice.record;
  record.invoice_ref = row.text("invoice_ref", 40);
  record.line_number = row.whole_number("line_number", 1, 1000000);
  invoice.supplier_code = row.text("supplier_code", 40);
  references.check(row, "supplier_code", Kind::suppliers, invoice.supplier_code);
  invoice.contract_ref = row.text("contract_ref", 40);
  references.check(row, "contract_ref", Kind::contracts, invoice.contract_ref);
  invoice.engagement_ref = row.text("engagement_ref", 40);
  references.check(row, "engagement_ref", Kind::engagements, invoice.engagement_ref);
  record.invoiced_on = row.date("invoiced_on");
  record.description = row.optional_text("description");
  record.kind =
      money::line_kind_from(row.choice("kind", {"invoice", "credit_note"})).value_or(money::LineKind::invoice);
  record.net = row.money("net");
  record.vat = row.money("vat");
  record.paid_on = row.optional_date("paid_on");
  if (row.good()) refuse_with(row, money::check(record));
  const auto contract = references.supplier_of_contract.find(invoice.contract_ref);
  if (row.good() && contract != references.supplier_of_contract.end() && contract->second != invoice.supplier_code)
    row.refuse("contract_ref", fmt::format("the contract is with {}; expected one with {}, whose line this is",
                                           contract->second, invoice.supplier_code));
  return invoice;
}

}  // namespace waymark::imports
