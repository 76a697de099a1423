// This room in JSON.
#include "web/api.hpp"
#include "contracts/list.hpp"

namespace waymark::contracts {
namespace {

struct ListAsked {
  web::PageAsked page;
  std::optional<Date> day;
  ListQuestion question;
};

ListAsked read_list(web::QueryReader& query) {
  ListAsked asked;
  asked.page = query.page();
  asked.day = query.date("as-of");
  auto& question = asked.question;
  question.supplier = query.id<SupplierId>("supplier");
  question.in_force_only = query.flag("in-force");
  question.flagged_only = query.flag("flagged");
  auto sort = query.text("sort");
  question.descending = sort.starts_with('-');
  if (question.descending) sort.erase(0, 1);
  if (const auto by = sort_from(sort)) question.sort = *by;
  else if (!sort.empty() || question.descending) query.problems.add("sort", "There is no such order here");
  return asked;
}

void write_contract(JsonWriter& out, const Contract& contract, Date day) {
  const auto& terms = contract.terms;
  out.begin_object().member("id", contract.id.str()).member("ref", terms.ref);
  out.member("supplier_id", terms.supplier.str()).member("supplier_code", contract.supplier_code);
  out.member("supplier", contract.supplier_name);
  out.member("starts_on", terms.starts_on.iso()).member("ends_on", terms.ends_on.iso());
  out.member("pricing", code(terms.pricing));
  web::write_money(out, "rate", terms.rate);
  web::write_money(out, "vat_rate_percent", Money::pence(terms.vat_rate));
  web::write_money(out, "ceiling", terms.ceiling);
  out.member("charges_cancellation_within_hours", terms.charges_cancellation_within_hours);
  out.member("charges_not_attended", terms.charges_not_attended);
  web::write_money(out, "ordered_net", contract.ordered_net);
  web::write_money(out, "invoiced_net", contract.invoiced_net);
  const auto stands = standing(contract, day);
  out.member("ends_soon", stands.ends_soon).member("ended", stands.ended);
  out.member("over_ceiling", stands.over_ceiling).member("heading_over", stands.heading_over).end_object();
}

// A department has hundreds of contracts, so they are counted and cut into pages here.
web::Response answer_list(const web::Visit& visit, const ListAsked& asked) {
  auto question = asked.question;
  question.as_of = asked.day.value_or(visit.work.today);
  const auto all = list(visit.work, question);
  const auto from = std::min(static_cast<std::size_t>(asked.page.skip()), all.size());
  const auto shown = std::span(all).subspan(from, std::min<std::size_t>(asked.page.size, all.size() - from));
  return web::json_list(shown, static_cast<std::int64_t>(all.size()), asked.page,
                        [&](JsonWriter& out, const Contract& one) { write_contract(out, one, question.as_of); });
}

web::Response api_list(web::Visit& visit) { return web::with_query<ListAsked>(visit, read_list, answer_list); }

web::Response api_contract(web::Visit& visit) {
  const auto found = find(visit.work.db, visit.id<ContractId>());
  if (!found || !may_see(visit.work, *found)) throw Refused(Refusal::not_found);
  JsonWriter out;
  write_contract(out, *found, visit.work.today);
  return web::json(std::move(out).str());
}

}  // namespace

std::vector<web::Route> api_routes() {
  const auto door = access::Door::may(access::Permission::see_contracts);
  return {
      {web::Method::get, "/api/v1/contracts", door, api_list},
      {web::Method::get, "/api/v1/contracts/{id}", door, api_contract},
  };
}

}  // namespace waymark::contracts
