#include "contracts/contracts.hpp"
#include "money/api.hpp"
#include "money/store_lines.hpp"

namespace waymark::money::api {
namespace {

struct LinesAsked {
  web::PageAsked page;
  LinesQuestion question;
};

LinesAsked read_lines(web::QueryReader& query) {
  LinesAsked asked;
  asked.page = query.page();
  auto& question = asked.question;
  question.basis = query.code("basis", basis_from).value_or(Basis::invoiced);
  question.from = query.date("from");
  question.to = query.date("to");
  question.funded = query.code("funded", funded_from).value_or(Funded::all);
  question.agency = query.id<OrganisationId>("agency").str();
  question.supplier = query.id<SupplierId>("supplier").str();
  question.programme = query.id<ProgrammeId>("programme").str();
  question.grade = query.text("grade");
  question.contract = query.id<ContractId>("contract").str();
  question.engagement = query.id<EngagementId>("engagement").str();
  question.unpaid_only = query.flag("unpaid");
  question.invoice_ref = query.text("invoice");
  auto sort = query.text("sort");
  if (!sort.empty()) {
    question.descending = sort.starts_with('-');
    if (question.descending) sort.erase(0, 1);
    if (const auto by = line_sort_from(sort)) question.sort = *by;
    else query.problems.add("sort", "There is no such order here");
  }
  return asked;
}

void write_line(JsonWriter& out, const ListedLine& line) {
  out.begin_object().member("id", line.id.str()).member("invoice_ref", line.invoice_ref);
  out.member("line_number", line.line_number).member("invoiced_on", line.invoiced_on.iso());
  web::write_day(out, "paid_on", line.paid_on);
  out.member("kind", code(line.kind)).member("description", line.description);
  web::write_money(out, "net", line.net);
  web::write_money(out, "vat", line.vat);
  out.member("supplier_code", line.supplier_code).member("supplier", line.supplier);
  out.member("contract_id", line.contract.str()).member("contract_ref", line.contract_ref);
  out.member("engagement_id", line.engagement.str()).member("engagement_ref", line.engagement_ref);
  out.member("programme", line.programme).member("agency_code", line.agency_code).member("agency", line.agency);
  web::write_text(out, "grade", line.grade);
  out.member("funded", line.funded).end_object();
}

web::Response answer_lines(const web::Visit& visit, const LinesAsked& asked) {
  const auto found = money::lines(visit.work, asked.question, asked.page.page, asked.page.size);
  const auto total = lines_total(visit.work, asked.question);
  return web::json_list(found, total.lines, asked.page, write_line);
}

web::Response tell(const Amounts& amounts) {
  JsonWriter out;
  out.begin_object();
  web::write_money(out, "ordered_net", amounts.ordered_net);
  web::write_money(out, "delivered_net", amounts.delivered_net);
  web::write_money(out, "invoiced_net", amounts.invoiced_net);
  web::write_money(out, "invoiced_vat", amounts.invoiced_vat);
  web::write_money(out, "paid_net", amounts.paid_net);
  web::write_money(out, "paid_vat", amounts.paid_vat);
  return web::json(std::move(out.end_object()).str());
}

}  // namespace

web::Response lines(web::Visit& visit) { return web::with_query<LinesAsked>(visit, read_lines, answer_lines); }

web::Response engagement_money(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto engagement = store::engagement_named(visit.work.db, id);
  if (!engagement || !may_see_money(visit.work, *engagement)) throw Refused(Refusal::not_found);
  return tell(amounts_of(visit.work.db, id));
}

web::Response contract_money(web::Visit& visit) {
  const auto contract = contracts::find(visit.work.db, visit.id<ContractId>());
  if (!contract || !contracts::may_see(visit.work, *contract)) throw Refused(Refusal::not_found);
  return tell(amounts_of(visit.work.db, contract->id));
}

}  // namespace waymark::money::api
