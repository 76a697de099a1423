#include "app/openapi.hpp"
#include "contracts/contracts.hpp"
#include "money/money.hpp"

namespace waymark::app::openapi {
namespace {

constexpr const char* kContracts = "Contracts";
constexpr const char* kMoney = "Money";
constexpr const char* kReports = "Reports";

Value pricing() {
  using contracts::Pricing;
  return one_of(codes_of(std::array{Pricing::per_session, Pricing::per_hour, Pricing::fixed},
                         [](auto one) { return contracts::code(one); }),
                "What the rate is for.");
}
Value basis() {
  return one_of({"invoiced", "paid"},
                "invoiced: every line by the day it was invoiced; paid: only paid lines, by "
                "the day they were paid.");
}
Value funded() { return one_of({"central", "local", "all"}, "Whose budget pays."); }
std::vector<std::string> breakdowns() {
  using money::By;
  return codes_of(std::array{By::financial_year, By::agency, By::supplier, By::programme, By::grade, By::funded},
                  [](auto one) { return money::code(one); });
}
Value by() { return some_of(breakdowns(), "What to break it down by, in this order."); }

Schema contract_schema() {
  return {.name = "Contract",
          .about = "What a supplier agreed to. Amounts are net of VAT.",
          .members = {{"id", id("Names it in paths.")},
                      {"ref", text("What it is called in files.")},
                      {"supplier_id", id("The supplier.")},
                      {"supplier_code", text("The supplier’s code.")},
                      {"supplier", text("The supplier’s name.")},
                      {"starts_on", date("Its first day.")},
                      {"ends_on", date("Its last day.")},
                      {"pricing", pricing()},
                      {"rate", money("For one session, one hour or one engagement, as pricing says.")},
                      {"vat_rate_percent", money("VAT in percent.")},
                      {"ceiling", money("The most that may be invoiced.")},
                      {"charges_cancellation_within_hours",
                       whole("A cancellation with less notice is charged; null: none is.").or_null()},
                      {"charges_not_attended", yes_no("Whether a session nobody came to is charged.")},
                      {"ordered_net", money("What its engagements are planned to cost.")},
                      {"invoiced_net", money("What its invoice lines come to.")},
                      {"ends_soon", yes_no("It ends within 60 days.")},
                      {"ended", yes_no("Its last day is past.")},
                      {"over_ceiling", yes_no("More is invoiced than its ceiling.")},
                      {"heading_over", yes_no("More is ordered than its ceiling.")}}};
}

Schema line_schema() {
  return {.name = "InvoiceLine",
          .about = "A line of an invoice or credit note.",
          .members = {{"id", id("Names it.")},
                      {"invoice_ref", text("The invoice.")},
                      {"line_number", whole("Its number on the invoice.")},
                      {"invoiced_on", date("The day it was invoiced.")},
                      {"paid_on", date("The day it was paid.").or_null()},
                      {"kind", one_of({"invoice", "credit_note"}, "What it is.")},
                      {"description", text("What it says.")},
                      {"net", money("Below zero on a credit note.")},
                      {"vat", money("Below zero on a credit note.")},
                      {"supplier_code", text("The supplier’s code.")},
                      {"supplier", text("The supplier’s name.")},
                      {"contract_id", id("The contract.")},
                      {"contract_ref", text("What that is called in files.")},
                      {"engagement_id", id("The engagement.")},
                      {"engagement_ref", text("What that is called in files.")},
                      {"programme", text("The programme it reports under.")},
                      {"agency_code", text("The agency it reports under.")},
                      {"agency", text("That agency’s name.")},
                      {"grade", text("The grade it reports under.").or_null()},
                      {"funded", one_of({"central", "local"}, "Whose budget pays.")}}};
}

std::vector<Member> amounts() {
  return {{"net", money("Net of VAT.")},
          {"vat", money("VAT.")},
          {"gross", money("Both together.")},
          {"lines", whole("How many invoice lines.")}};
}

std::vector<Schema> spend_schemas() {
  std::vector<Member> row = {{"financial-year", text("“2025-26”.").optional()},
                             {"agency", text("An agency’s code.").optional()},
                             {"supplier", text("A supplier’s code.").optional()},
                             {"programme", text("A programme’s name.").optional()},
                             {"grade", text("A grade.").optional()},
                             {"funded", one_of({"central", "local"}, "Whose budget pays.").optional()}};
  for (auto& amount : amounts()) row.push_back(std::move(amount));
  return {
      {.name = "Spend",
       .about = "What was spent on coaching.",
       .members = {{"basis", basis()},
                   {"funded", funded()},
                   {"from", date("The first day counted.")},
                   {"to", date("The last day counted.")},
                   {"total", object("SpendTotal", "Everything together.")},
                   {"rows", list_of("SpendRow", "One for each combination, in order; one for all without `by`.")}}},
      {.name = "SpendTotal", .about = "Amounts added up.", .members = amounts()},
      {.name = "SpendRow",
       .about = "Amounts of one combination: it has the members that were asked for with `by`.",
       .members = std::move(row)},
      {.name = "Amounts",
       .about = "What an engagement or contract comes to.",
       .members = {{"ordered_net", money("What is planned.")},
                   {"delivered_net", money("What took place, priced.")},
                   {"invoiced_net", money("What was invoiced.")},
                   {"invoiced_vat", money("VAT on it.")},
                   {"paid_net", money("What was paid.")},
                   {"paid_vat", money("VAT on it.")}}}};
}

std::vector<Member> breakdown_row() {
  auto members = amounts();
  members.insert(members.begin(), {{"key", text("A code, as files say it; null for rows merged.").or_null()},
                                   {"name", text("What pages say; every name of rows merged.")}});
  members.push_back({"external", object("Activity", "External coaching that took place.")});
  members.push_back({"cost_per_session", money("Net for each of its sessions.").or_null()});
  members.push_back({"cost_per_hour", money("Net for each of its hours.").or_null()});
  members.push_back({"internal", object("Activity", "Internal coaching, beside it and never added in.")});
  members.push_back({"internal_notional", money("What that counts for; null until a rate is set.").or_null()});
  members.push_back({"internal_minutes_without_rate", whole("Minutes of it for which no rate is set.")});
  return members;
}

std::vector<Schema> breakdown_schemas() {
  return {{.name = "Breakdown",
           .about = "What was spent and what took place, by one thing, as on the answer page.",
           .members = {{"basis", basis()},
                       {"by", one_of(breakdowns(), "What it is broken down by.")},
                       {"from", date("The first day counted.")},
                       {"to", date("The last day counted.")},
                       {"withheld", yes_no("Even the whole is about too few people to be shown.")},
                       {"rows", list_of("BreakdownRow", "In the order of their codes; about few people, merged.")},
                       {"total", object("BreakdownRow", "Everything together, unless withheld.").optional()}}},
          {.name = "BreakdownRow", .about = "One line of a breakdown.", .members = breakdown_row()},
          {.name = "Activity",
           .about = "Coaching that took place.",
           .members = {{"people", whole("Who was coached, each counted once.")},
                       {"engagements", whole("In how many engagements.")},
                       {"sessions", whole("Completed sessions.")},
                       {"minutes", whole("How long they took together.")}}}};
}

// The columns of `waymark report engagements`, empty where there is nothing to say.
Schema report_schema() {
  return {.name = "EngagementFigures",
          .about = "A row of the report of engagements, as the command prints it: without names of people.",
          .members = {{"engagement_ref", text("What it is called in files.")},
                      {"programme", text("The programme’s name.")},
                      {"agency", text("The agency’s code.")},
                      {"grade", text("The coachee’s grade on its first day.")},
                      {"coach_kind", one_of({"internal", "external", ""}, "Whether the coach is staff.")},
                      {"supplier", text("The supplier’s code, or empty.")},
                      {"contract_ref", text("The contract, or empty.")},
                      {"starts_on", date("Its first day.")},
                      {"planned_sessions", whole("How many sessions are planned.")},
                      {"sessions_completed", whole("How many took place.")},
                      {"minutes_completed", whole("How long they took together.")},
                      {"sessions_cancelled", whole("How many were cancelled.")},
                      {"sessions_not_attended", whole("How many nobody came to.")},
                      {"last_session_on", text("The day of the last session, or empty.")},
                      {"next_session_on", text("The day of the next session, or empty.")},
                      {"state", text("Where it stands.")},
                      {"ended_on", text("The day it ended, or empty.")},
                      {"funded", one_of({"central", "local"}, "Whose budget pays.")},
                      {"invoiced_net", money("What was invoiced for it.")},
                      {"paid_net", money("What was paid for it.")}}};
}

std::vector<Member> spend_query() {
  return {{"from", date("The first day; this financial year’s unless given.").optional()},
          {"to", date("The last day; this financial year’s unless given.").optional()},
          {"basis", basis().optional()},
          {"funded", funded().optional()},
          {"by", by().optional()}};
}

std::vector<Member> breakdown_query() {
  return {
      {"by", one_of(breakdowns(), "What to break it down by; financial-year unless given.").optional()},
      {"year", text("A financial year, “2025-26”; this one unless given.").optional()},
      {"from", date("The first day, instead of a year; only for those who may see the lines beneath.").optional()},
      {"to", date("The last day, likewise.").optional()},
      {"basis", basis().optional()}};
}

std::vector<Member> lines_query() {
  return paged({{"from", date("The first day.").optional()},
                {"to", date("The last day.").optional()},
                {"basis", basis().optional()},
                {"funded", funded().optional()},
                {"agency", id("Only of this agency.").optional()},
                {"supplier", id("Only of this supplier.").optional()},
                {"programme", id("Only of this programme.").optional()},
                {"grade", text("Only of this grade.").optional()},
                {"contract", id("Only under this contract.").optional()},
                {"engagement", id("Only for this engagement.").optional()},
                {"invoice", text("Only of this invoice.").optional()},
                {"unpaid", one_of({"yes", "no"}, "yes: only those not paid.").optional()},
                sort_by({"date", "invoice", "net"})});
}

}  // namespace

std::vector<Schema> money_schemas() {
  std::vector<Schema> all{contract_schema(), line_schema(), report_schema()};
  for (auto part : {spend_schemas, breakdown_schemas})
    for (auto& schema : part()) all.push_back(std::move(schema));
  return all;
}

std::vector<Operation> money_operations() {
  return {
      reads("/api/v1/contracts", "listContracts", kContracts, "The contracts this person may see.",
            page_of("Contract"),
            paged({as_of(),
                   {"supplier", id("Only of this supplier.").optional()},
                   {"in-force", one_of({"yes", "no"}, "yes: only those in force that day.").optional()},
                   {"flagged", one_of({"yes", "no"}, "yes: only those that ask for attention.").optional()},
                   sort_by({"ref", "supplier", "ends", "invoiced"})})),
      reads("/api/v1/contracts/{id}", "getContract", kContracts, "One contract.", an_object("Contract")),
      reads("/api/v1/contracts/{id}/money", "getContractMoney", kMoney, "What a contract comes to.",
            an_object("Amounts")),
      reads("/api/v1/engagements/{id}/money", "getEngagementMoney", kMoney, "What an engagement comes to.",
            an_object("Amounts")),
      reads("/api/v1/spend", "getSpend", kMoney,
            "What was spent on coaching between two days, both counted, for those who may see the lines beneath.",
            an_object("Spend"), spend_query()),
      reads("/api/v1/spend/breakdown", "getSpendBreakdown", kMoney,
            "What was spent and what took place, by one thing; figures about few people are merged for those who may "
            "not "
            "see the lines beneath.",
            an_object("Breakdown"), breakdown_query()),
      reads("/api/v1/invoice-lines", "listInvoiceLines", kMoney, "The invoice lines beneath a figure.",
            page_of("InvoiceLine"), lines_query()),
      reads("/api/v1/reports/engagements", "reportEngagements", kReports,
            "Every engagement in figures, with what was invoiced and paid for it.",
            whole_list_of("EngagementFigures"), {as_of()}),
  };
}

}  // namespace waymark::app::openapi
