// The library: what there is, whose tools wait, what is to be reviewed.
#include <algorithm>

#include "toolkit/pages/parts.hpp"
#include "web/list_filter.hpp"

namespace waymark::toolkit::pages {
namespace {

using store::Line;
using store::Question;
using store::SortBy;
using store::View;

constexpr std::pair<SortBy, std::string_view> kSorts[] = {{SortBy::title, "title"},
                                                          {SortBy::purpose, "purpose"},
                                                          {SortBy::language, "language"},
                                                          {SortBy::supplier, "supplier"},
                                                          {SortBy::released, "released"}};

std::string_view code(SortBy sort) {
  for (const auto& [by, name] : kSorts)
    if (by == sort) return name;
  return {};
}

struct Shelf {
  View view;
  std::string_view code;
  const char* label;
};
constexpr Shelf kShelves[] = {{View::library, "", N_("Library")},
                              {View::yours, "yours", N_("Yours")},
                              {View::to_review, "to-review", N_("To review")},
                              {View::withdrawn, "withdrawn", N_("Withdrawn")}};

/// Which lists somebody has.
bool has(const Standing& standing, View view) {
  switch (view) {
    case View::library: return true;
    case View::yours: return standing.offers;
    case View::to_review: return sees_usage_by_programme(standing);
    case View::withdrawn: return standing.offers;
  }
  return false;
}

Question question(const web::Visit& visit, const Standing& standing) {
  const auto& query = visit.request.query;
  Question asked;
  for (const auto& shelf : kShelves)
    if (query.get("view") == shelf.code && has(standing, shelf.view)) asked.view = shelf.view;
  web::FormReader reader(query);
  asked.search = reader.optional_text("search", kLongestTitle);
  asked.tag = reader.optional_text("tag", kLongestTag);
  asked.purpose = purpose_from(query.get("purpose"));
  asked.language = language_from(query.get("language"));
  asked.supplier = SupplierId::parse(query.get("supplier")).value_or(SupplierId());
  auto sort = query.get("sort");
  asked.descending = sort.starts_with('-');
  if (asked.descending) sort.remove_prefix(1);
  for (const auto& [by, name] : kSorts)
    if (name == sort) asked.sort = by;
  return asked;
}

govuk::Column column(const web::Visit& visit, const Question& asked, SortBy by, const char* text) {
  const bool sorted = asked.sort == by;
  const auto next = (sorted && !asked.descending ? "-" : "") + std::string(code(by));
  return {.text = text,
          .sort_href = web::with_query(visit.request, {{"sort", next}, {"page", ""}}),
          .sorted = !sorted            ? govuk::Sort::none
                    : asked.descending ? govuk::Sort::descending
                                       : govuk::Sort::ascending};
}

template <class T, std::size_t N>
void choice(web::ListFilter& to, const char* name, const char* text, const char* any, const T (&all)[N],
            const std::optional<T>& chosen) {
  std::vector<govuk::Option> items{{.value = "", .text = any}};
  for (const T one : all) items.push_back({.value = std::string(toolkit::code(one)), .text = label(one)});
  to.choice(name, text, std::move(items), chosen ? std::string(toolkit::code(*chosen)) : std::string());
}

web::ListFilter filter(const web::Visit& visit, const Question& asked) {
  web::ListFilter all(visit.request);
  all.text("search", _("Search"), asked.search, _("Words of the title, the description or the tags"));
  choice(all, "purpose", _("Purpose"), _("Any purpose"), kPurposes, asked.purpose);
  choice(all, "language", _("Language"), _("Any language"), kLanguages, asked.language);
  std::vector<govuk::Option> suppliers{{.value = "", .text = _("Any supplier")}};
  for (auto& [id, name] : store::suppliers_with_tools(visit.work.db))
    suppliers.push_back({.value = std::move(id), .text = std::move(name)});
  all.choice("supplier", _("Supplier"), std::move(suppliers), asked.supplier.str());
  all.text("tag", _("Tag"), asked.tag);
  if (const auto view = visit.request.query.get("view"); !view.empty()) all.along("view", view);
  return all;
}

/// Where a version stands, as its row tells: a draft beneath what is released is a draft.
State state_of(const Line& line) {
  Tool tool;
  tool.withdrawn_at = line.withdrawn_at;
  return tool.state_of(line.shown);
}

Html table(const web::Visit& visit, const Question& asked, const std::vector<Line>& lines) {
  govuk::TableWriter rows(
      {.caption = _("Tools"),
       .head = {column(visit, asked, SortBy::title, _("Tool")), column(visit, asked, SortBy::purpose, _("Purpose")),
                column(visit, asked, SortBy::language, _("Language")),
                column(visit, asked, SortBy::supplier, _("Supplier")),
                column(visit, asked, SortBy::released, asked.view == View::library ? _("Released") : _("State"))},
       .caption_hidden = true,
       .first_cell_is_header = true,
       .small_text = true});
  for (const auto& line : lines) {
    Html title = govuk::link(tool_path(line.id), line.shown.words.title);
    if (line.at_start && asked.view != View::to_review)
      append(title, "<br>{}", govuk::tag({.text = _("Given at the start"), .colour = govuk::Colour::teal}));
    const auto state = state_of(line);
    const Html released =
        state == State::released ? Html::text(london(*line.shown.released_at).date.brief()) : state_tag(state);
    rows.row(title, label(line.shown.words.purpose), label(line.shown.words.language), line.supplier_name, released);
  }
  return std::move(rows).html();
}

web::Response as_csv(const web::Visit& visit, const Standing& standing, const Question& asked) {
  constexpr std::int64_t kAtOnce = 500;
  CsvWriter csv;
  csv.row("title", "description", "purpose", "language", "licence", "audience", "for", "supplier", "tags", "kind",
          "state", "version", "released_on");
  for (std::int64_t skip = 0;; skip += kAtOnce) {
    const auto lines = store::lines(visit.work.db, standing, asked, skip, kAtOnce);
    for (const auto& line : lines) {
      const auto& words = line.shown.words;
      const auto released =
          line.shown.released_at ? std::optional(london(*line.shown.released_at).date) : std::nullopt;
      csv.row(words.title, words.description, toolkit::code(words.purpose), toolkit::code(words.language),
              words.licence, toolkit::code(words.audience), line.shown.audience_name, line.supplier_name,
              tags_text(words.tags), toolkit::code(words.kind), toolkit::code(state_of(line)), line.shown.number,
              released);
    }
    if (static_cast<std::int64_t>(lines.size()) < kAtOnce) break;
  }
  return web::csv(std::move(csv).str(), "tools.csv");
}

Html shelves(const web::Visit& visit, const Standing& standing, const Question& asked) {
  if (!standing.offers) return {};
  std::vector<govuk::SubNavigationItem> items;
  for (const auto& shelf : kShelves) {
    if (!has(standing, shelf.view)) continue;
    std::string text = _(shelf.label);
    if (shelf.view == View::to_review) {
      Question all;
      all.view = View::to_review;
      const auto waiting = store::count(visit.work.db, standing, all);
      if (waiting > 0) text = fmt::format("{} ({})", text, waiting);
    }
    const auto query = shelf.code.empty() ? std::string() : "?view=" + std::string(shelf.code);
    items.push_back({.text = text, .href = "/tools" + query, .active = shelf.view == asked.view});
  }
  items.push_back({.text = _("How often they are used"), .href = "/tools/usage"});
  return govuk::sub_navigation({.items = std::move(items), .label = _("Tools")});
}

const char* none(const Question& asked) {
  const bool narrowed =
      !asked.search.empty() || asked.purpose || asked.language || asked.supplier || !asked.tag.empty();
  switch (asked.view) {
    case View::library:
      return narrowed ? _("No tools fit these filters.") : _("There are no tools in the library yet.");
    case View::yours:
      return narrowed ? _("You have added no tools that fit these filters.") : _("You have added no tools yet.");
    case View::to_review: return _("No tools wait for your review.");
    case View::withdrawn: return _("No tools have been withdrawn.");
  }
  return "";
}

}  // namespace

web::Response library(web::Visit& visit) {
  const auto standing = standing_of(visit.work);
  if (!may_enter(visit.work, standing)) throw Refused(Refusal::not_found);
  const auto asked = question(visit, standing);
  if (visit.request.query.get("format") == "csv") return as_csv(visit, standing, asked);
  const auto total = store::count(visit.work.db, standing, asked);
  const auto skip = static_cast<std::int64_t>(std::min(page_asked(visit), last_page(total)) - 1) * kPageSize;
  const auto lines = store::lines(visit.work.db, standing, asked, skip, kPageSize);

  Html body;
  if (!capacities(standing).empty()) body += govuk::button({.text = _("Add a tool"), .href = "/tools/new"});
  Html found = govuk::body(fill(plural("{} tool", "{} tools", total), with_commas(total)));
  found += lines.empty() ? govuk::body(none(asked)) : table(visit, asked, lines);
  found += pages_below(visit, total);
  found += govuk::body(
      govuk::link(web::with_query(visit.request, {{"format", "csv"}, {"page", ""}}), _("Download as CSV")));
  body += filter(visit, asked).beside(found);
  return web::page(visit, {.title = _("Tools"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Tools")}},
                           .body = std::move(body),
                           .above = shelves(visit, standing, asked)});
}

}  // namespace waymark::toolkit::pages
