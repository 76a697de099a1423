#include <algorithm>

#include "money/api.hpp"

namespace waymark::money::api {
namespace {

struct SpendAsked {
  std::optional<Date> from, to;
  Basis basis = Basis::invoiced;
  Funded funded = Funded::all;
  std::vector<By> by;
};

SpendAsked read_spend(web::QueryReader& query) {
  SpendAsked asked;
  asked.from = query.date("from");
  asked.to = query.date("to");
  asked.basis = query.code("basis", basis_from).value_or(Basis::invoiced);
  asked.funded = query.code("funded", funded_from).value_or(Funded::all);
  asked.by = query.codes("by", by_from);
  for (auto one = asked.by.begin(); one != asked.by.end(); ++one)
    if (std::find(asked.by.begin(), one, *one) != one) query.problems.add("by", "Give each of these once");
  if (asked.from && asked.to && *asked.to < *asked.from) query.problems.add("to", "This must not be before from");
  return asked;
}

void write_amounts(JsonWriter& out, Money net, Money vat, std::int64_t lines) {
  web::write_money(out, "net", net);
  web::write_money(out, "vat", vat);
  web::write_money(out, "gross", net + vat);
  out.member("lines", lines);
}

web::Response answer_spend(const web::Visit& visit, const SpendAsked& asked) {
  const auto& work = visit.work;
  const auto year = FinancialYear::of(work.today);
  SpendQuestion question{.from = asked.from.value_or(year.first()),
                         .to = asked.to.value_or(year.last()),
                         .basis = asked.basis,
                         .funded = asked.funded,
                         .by = asked.by,
                         .scope = scope_of(work, access::Permission::see_spend)};
  const auto found = money::spend(work, question);
  JsonWriter out;
  out.begin_object().member("basis", code(question.basis)).member("funded", code(question.funded));
  out.member("from", question.from.iso()).member("to", question.to.iso());
  out.key("total").begin_object();
  write_amounts(out, found.net, found.vat, found.lines);
  out.end_object().key("rows").begin_array();
  for (const auto& row : found.rows) {
    out.begin_object();
    for (std::size_t i = 0; i < row.keys.size(); ++i) out.member(code(question.by[i]), row.keys[i]);
    write_amounts(out, row.net, row.vat, row.lines);
    out.end_object();
  }
  out.end_array().end_object();
  return web::json(std::move(out).str());
}

}  // namespace

web::Response spend(web::Visit& visit) {
  if (!sees_beneath(visit.work)) throw Refused(Refusal::not_found);
  return web::with_query<SpendAsked>(visit, read_spend, answer_spend);
}

}  // namespace waymark::money::api
