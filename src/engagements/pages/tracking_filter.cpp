#include <charconv>

#include "engagements/pages/tracking.hpp"
#include "people/people.hpp"

namespace waymark::engagements::pages {
namespace {

template <class IdType>
std::vector<IdType> ids(const web::Fields& query, std::string_view name) {
  std::vector<IdType> found;
  for (const auto value : query.all(name))
    if (auto id = IdType::parse(value)) found.push_back(std::move(*id));
  return found;
}

template <class Code>
std::vector<Code> codes(const web::Fields& query, std::string_view name,
                        std::optional<Code> (*from)(std::string_view)) {
  std::vector<Code> found;
  for (const auto value : query.all(name))
    if (const auto code = from(value)) found.push_back(*code);
  return found;
}

template <class Id>
std::string first(const std::vector<Id>& ids) {
  return ids.empty() ? std::string() : ids.front().str();
}

/// A choice of agencies, where the actor sees more than one.
void add_agencies(web::ListFilter& to, const web::Visit& visit, const Filter& filter) {
  if (sees_one_agency(visit.work)) return;
  std::vector<govuk::Option> items{{.value = "", .text = _("All agencies")}};
  for (const auto& one : people::organisations_above_units(visit.work.db))
    items.push_back({.value = one.id.str(), .text = one.name});
  to.choice("agency", _("Agency"), std::move(items), first(filter.agencies));
}

void add_suppliers_and_programmes(web::ListFilter& to, const web::Visit& visit, const Filter& filter) {
  std::vector<govuk::Option> suppliers{{.value = "", .text = _("All suppliers")}};
  for (const auto& one : people::supplier_names(visit.work.db))
    suppliers.push_back({.value = one.id.str(), .text = one.name});
  std::vector<govuk::Option> programmes{{.value = "", .text = _("All programmes")}};
  for (const auto& one : programmes::visible_names(visit.work))
    programmes.push_back({.value = one.id.str(), .text = one.name});
  to.choice("supplier", _("Supplier"), std::move(suppliers), first(filter.suppliers));
  to.choice("programme", _("Programme"), std::move(programmes), first(filter.programmes));
}

void add_grade_and_funding(web::ListFilter& to, const web::Visit& visit, const Filter& filter) {
  if (sees_grades(visit.work.actor)) {
    std::vector<govuk::Option> items{{.value = "", .text = _("All grades")}};
    for (auto& grade : grades(visit.work.db)) items.push_back({.value = grade, .text = grade});
    to.choice("grade", _("Grade"), std::move(items), filter.grades.empty() ? "" : filter.grades.front());
  }
  std::vector<govuk::Option> items{{.value = "", .text = _("All funding")}};
  for (Funded funded : {Funded::central, Funded::local})
    items.push_back({.value = std::string(code(funded)), .text = programmes::label(funded)});
  to.choice("funded", _("Who pays"), std::move(items), std::string(filter.funded ? code(*filter.funded) : ""));
}

void add_states_and_flags(web::ListFilter& to, const Filter& filter) {
  std::vector<govuk::Option> states{{.value = "", .text = _("All states")}};
  for (State state : kStates) states.push_back({.value = std::string(code(state)), .text = label(state)});
  std::vector<govuk::Option> flags{{.value = "", .text = _("All engagements")},
                                   {.value = "any", .text = _("Anything that asks for it")},
                                   {.value = "decision", .text = _("Needs a decision")}};
  for (Flag flag : kFlags) flags.push_back({.value = std::string(code(flag)), .text = label(flag)});
  std::string attention;
  if (filter.attention.size() == std::size(kFlags)) attention = "any";
  else if (filter.needs_decision) attention = "decision";
  else if (!filter.attention.empty()) attention = code(filter.attention.front());
  to.choice("state", _("State"), std::move(states),
            filter.states.empty() ? std::string() : std::string(code(filter.states.front())));
  to.choice("attention", _("Asks for attention"), std::move(flags), std::move(attention));
}

/// What narrows the list without a field of its own: links bring it, and the form takes it along.
void add_what_links_ask(web::ListFilter& to, const Filter& filter) {
  if (filter.mine) {
    to.along("mine", "yes");
    to.chosen("mine", _("Whose"), _("My own"));
  }
  for (const auto& id : filter.coaches) to.along("coach", id.str());
  // Not the name: who may not see this coach need not be told that there is one.
  if (!filter.coaches.empty()) to.chosen("coach", _("Coach"), _("As chosen"));
}

}  // namespace

Question question_of(const web::Visit& visit) {
  const auto& query = visit.request.query;
  Question question{{}, {}, 1, as_of(visit.work), {}};
  auto& filter = question.filter;
  if (tracks(visit.work.actor)) {
    filter.agencies = ids<OrganisationId>(query, "agency");
    filter.suppliers = ids<SupplierId>(query, "supplier");
    filter.coaches = ids<CoachId>(query, "coach");
    filter.programmes = ids<ProgrammeId>(query, "programme");
    for (const auto grade : query.all("grade"))
      if (!grade.empty()) filter.grades.emplace_back(grade);
    filter.funded = programmes::funded_from(query.get("funded"));
    filter.name = trimmed(query.get("name"));
    filter.coach_name = trimmed(query.get("coach-name"));
    filter.mine = query.get("mine") == "yes";
  }
  filter.states = codes<State>(query, "state", state_from);
  filter.attention = codes<Flag>(query, "attention", flag_from);
  for (const auto value : query.all("attention")) {
    filter.needs_decision = filter.needs_decision || value == "decision";
    if (value == "any") filter.attention.assign(std::begin(kFlags), std::end(kFlags));
  }
  question.order = order_from(query.get("sort")).value_or(Order{});
  const auto page = query.get("page");
  int number = 1;
  if (std::from_chars(page.data(), page.data() + page.size(), number).ec == std::errc())
    question.page = std::clamp(number, 1, 100'000);
  if (const auto day = trimmed(query.get("as-of")); !day.empty()) {
    if (const auto parsed = Date::parse(day)) question.as_of = as_of(visit.work, *parsed);
    else question.problems.add("as-of", _("Enter a day like 31/3/2026"));
  }
  return question;
}

bool narrowed(const Filter& f) {
  return !f.agencies.empty() || !f.suppliers.empty() || !f.coaches.empty() || !f.programmes.empty() ||
         !f.grades.empty() || !f.states.empty() || !f.attention.empty() || f.funded || f.needs_decision || f.mine ||
         !f.name.empty() || !f.coach_name.empty();
}

web::ListFilter filter_of(const web::Visit& visit, const Question& question) {
  const auto& filter = question.filter;
  web::ListFilter all(visit.request);
  all.narrowed(narrowed(filter));
  all.text("name", _("Name of who is coached"), filter.name);
  all.text("coach-name", _("Name of the coach"), filter.coach_name);
  add_agencies(all, visit, filter);
  add_suppliers_and_programmes(all, visit, filter);
  add_grade_and_funding(all, visit, filter);
  add_states_and_flags(all, filter);
  add_what_links_ask(all, filter);
  const auto error = question.problems.of("as-of");
  all.field(govuk::input({.name = "as-of",
                          .label = _("As it stood on"),
                          .value = std::string(visit.request.query.get("as-of")),
                          .hint = _("For example, 31/3/2026. Leave empty for today."),
                          .error = error ? std::optional<govuk::Content>(*error) : std::nullopt,
                          .width = 10}));
  return all;
}

}  // namespace waymark::engagements::pages
