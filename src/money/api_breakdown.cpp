#include "money/api.hpp"
#include "money/breakdown.hpp"

namespace waymark::money::api {
namespace {

struct BreakdownAsked {
  std::optional<FinancialYear> year;
  std::optional<Date> from, to;
  Basis basis = Basis::invoiced;
  By by = By::financial_year;
};

BreakdownAsked read_breakdown(web::QueryReader& query) {
  BreakdownAsked asked;
  asked.year = query.code("year", &FinancialYear::parse);
  asked.from = query.date("from");
  asked.to = query.date("to");
  asked.basis = query.code("basis", basis_from).value_or(Basis::invoiced);
  asked.by = query.code("by", by_from).value_or(By::financial_year);
  if (asked.year && (asked.from || asked.to)) query.problems.add("year", "Give either a year or two days");
  return asked;
}

/// What keeps this question from being answered to this actor.
Problems check(const SpendQuestion& question, const BreakdownAsked& asked, bool beneath) {
  Problems problems;
  if (question.to < question.from) problems.add("to", "This must not be before from");
  // Held against each other, answers about other days or other parts would give away what is merged in each.
  if (!beneath && (asked.from || asked.to)) problems.add("from", "Ask about a whole financial year: give year");
  if (!beneath && asked.by == By::funded) problems.add("by", "This breakdown is for those who may see the lines");
  return problems;
}

void write_activity(JsonWriter& out, std::string_view name, const Activity& done) {
  out.key(name).begin_object().member("people", done.people()).member("engagements", done.engagements());
  out.member("sessions", done.sessions).member("minutes", done.minutes).end_object();
}

void write_optional(JsonWriter& out, std::string_view name, const std::optional<Money>& amount) {
  out.key(name);
  if (amount) out.value(amount->plain());
  else out.null();
}

void write_row(JsonWriter& out, const BreakdownRow& row) {
  out.begin_object();
  web::write_text(out, "key", row.id.empty() ? std::string() : row.key);
  out.member("name", row.name);
  web::write_money(out, "net", row.net);
  web::write_money(out, "vat", row.vat);
  web::write_money(out, "gross", row.net + row.vat);
  out.member("lines", row.lines);
  write_activity(out, "external", row.external);
  write_optional(out, "cost_per_session", cost_per(row.net, row.external.sessions));
  write_optional(out, "cost_per_hour", cost_per_hour(row.net, row.external.minutes));
  write_activity(out, "internal", row.internal);
  const bool rated = row.internal.minutes > row.internal.minutes_without_rate;
  write_optional(out, "internal_notional", rated ? std::optional(row.internal.notional) : std::nullopt);
  out.member("internal_minutes_without_rate", row.internal.minutes_without_rate).end_object();
}

web::Response answer_breakdown(const web::Visit& visit, const BreakdownAsked& asked) {
  const auto& work = visit.work;
  const auto year = asked.year.value_or(FinancialYear::of(work.today));
  const SpendQuestion question{.from = asked.from.value_or(year.first()),
                               .to = asked.to.value_or(year.last()),
                               .basis = asked.basis,
                               .scope = scope_of(work, access::Permission::see_spend)};
  if (const auto problems = check(question, asked, sees_beneath(work))) return web::unprocessable(problems);
  const auto rows = money::breakdown(work, question, asked.by);
  JsonWriter out;
  out.begin_object().member("basis", code(asked.basis)).member("by", code(asked.by));
  out.member("from", question.from.iso()).member("to", question.to.iso()).member("withheld", !rows.has_value());
  out.key("rows").begin_array();
  if (rows)
    for (const auto& row : *rows) write_row(out, row);
  out.end_array();
  if (rows) {
    auto total = together(*rows);
    total.name = "Total";
    out.key("total");
    write_row(out, total);
  }
  return web::json(std::move(out.end_object()).str());
}

}  // namespace

web::Response breakdown(web::Visit& visit) {
  return web::with_query<BreakdownAsked>(visit, read_breakdown, answer_breakdown);
}

}  // namespace waymark::money::api
