// Whose figures the answer page shows: one's own, or the published ones.
#include "money/pages/answer.hpp"
#include "money/policy.hpp"

namespace waymark::money::pages {
namespace {

constexpr Date kEver(2000, 4, 1), kForEver(2150, 3, 31);

std::string between(Date from, Date to) {
  return fill(_("from {} to {}, both days included"), from.words(), to.words());
}

std::string year_names(const std::vector<FinancialYear>& years) {
  std::vector<std::string> names;
  for (const auto year : years) names.push_back(year.name());
  return fill(
      plural("in the financial year {}", "in the financial years {}", static_cast<std::int64_t>(names.size())),
      joined(names, ", "));
}

BreakdownRow as_row(const SpendRow& row) {
  return {.id = row.ids.front(),
          .key = row.keys.front(),
          .name = row.names.front(),
          .net = row.net,
          .vat = row.vat,
          .lines = row.lines,
          .external = {},
          .internal = {}};
}

}  // namespace

Asked asked(const web::Visit& visit) {
  const auto& query = visit.request.query;
  Asked asked;
  asked.beneath = sees_beneath(visit.work);
  asked.print = query.get("print") == "yes";
  asked.coaching = query.get("show") == "coaching";
  asked.all_years = query.get("year") == "all";
  asked.question.scope = scope_of(visit.work, access::Permission::see_spend);
  asked.question.basis = basis_from(query.get("basis")).value_or(Basis::invoiced);
  const auto by = by_from(query.get("by")).value_or(By::financial_year);
  asked.by = by == By::funded ? By::financial_year : by;
  const auto year = FinancialYear::parse(query.get("year")).value_or(FinancialYear::of(visit.work.today));
  asked.question.from = asked.all_years ? kEver : year.first();
  asked.question.to = asked.all_years ? kForEver : year.last();
  if (!asked.beneath || query.has("year")) return asked;
  web::FormReader form(query);
  if (const auto from = form.optional_date("from")) asked.question.from = *from;
  if (const auto to = form.optional_date("to")) asked.question.to = *to;
  if (!form.problems && asked.question.to < asked.question.from)
    form.problems.add("to", _("The last day must be the same as or after the first day"));
  asked.problems = std::move(form.problems);
  return asked;
}

Figures::Figures(const access::Work& work, const Asked& asked) : work_(work), asked_(asked) {
  if (!asked.beneath) published_ = std::make_unique<Publication>(work, asked.question.basis);
}

std::optional<std::vector<BreakdownRow>> Figures::rows(By by, With with) const {
  if (published_) return published_->rows(by, asked_.question.from, asked_.question.to);
  auto question = asked_.question;
  if (by == By::financial_year) {
    question.from = kEver;
    question.to = kForEver;
  }
  return breakdown(work_, question, by, with);
}

std::optional<Figures::Headline> Figures::headline() const {
  const auto from = asked_.question.from, to = asked_.question.to;
  Headline headline;
  if (published_) {
    auto parts = published_->rows(By::funded, from, to);
    if (!parts) return std::nullopt;
    headline.all = together(*parts);
    if (parts->size() > 1) headline.parts = std::move(*parts);
    headline.internal = published_->internal(from, to).value_or(InternalCoaching());
    headline.days = year_names(published_->years(from, to));
    return headline;
  }
  auto question = asked_.question;
  question.by = {By::funded};
  for (const auto& row : spend(work_, question).rows) headline.parts.push_back(as_row(row));
  headline.all = together(headline.parts);
  headline.internal = internal_coaching(work_, from, to);
  headline.days = asked_.all_years ? std::string(_("of every year there is")) : between(from, to);
  return headline;
}

}  // namespace waymark::money::pages
