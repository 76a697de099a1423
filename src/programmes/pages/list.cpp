#include <algorithm>
#include <span>

#include "programmes/pages/pages.hpp"

namespace waymark::programmes::pages {
namespace {

constexpr std::size_t kPageSize = 20;

struct Order {
  std::string_view by;
  bool descending = false;
};

Order order_asked(const web::Request& request) {
  auto sort = request.query.get("sort");
  Order order;
  order.descending = sort.starts_with('-');
  if (order.descending) sort.remove_prefix(1);
  order.by = sort == "starts" || sort == "ends" ? sort : "name";
  return order;
}

/// They come by name; those without the date sorted by stand last either way.
void put_in_order(std::vector<Programme>& programmes, const Order& order) {
  if (order.by == "name") {
    if (order.descending) std::reverse(programmes.begin(), programmes.end());
    return;
  }
  const auto date = order.by == "starts" ? &Details::starts_on : &Details::ends_on;
  std::stable_sort(programmes.begin(), programmes.end(), [&](const Programme& one, const Programme& other) {
    const auto &mine = one.*date, &theirs = other.*date;
    if (!mine || !theirs) return mine.has_value() && !theirs.has_value();
    return order.descending ? *theirs < *mine : *mine < *theirs;
  });
}

web::Response as_csv(const std::vector<Programme>& programmes) {
  CsvWriter csv;
  csv.row("name", "starts_on", "ends_on", "planned_sessions", "planned_minutes", "cadence_days", "funded",
          "managers_see_progress", "not_started_days", "quiet_days", "contract_warning_days");
  for (const auto& one : programmes)
    csv.row(one.name, one.starts_on ? one.starts_on->iso() : "", one.ends_on ? one.ends_on->iso() : "",
            one.planned_sessions, one.planned_minutes, one.cadence_days, code(one.funded),
            one.managers_see_progress ? "yes" : "no", one.thresholds.not_started_days, one.thresholds.quiet_days,
            one.thresholds.contract_warning_days);
  return web::csv(std::move(csv).str(), "programmes.csv");
}

govuk::Column column(const web::Request& request, const Order& order, std::string_view by, const char* text) {
  const bool sorted = order.by == by;
  const auto next = std::string(sorted && !order.descending ? "-" : "") + std::string(by);
  return {.text = text,
          .sort_href = web::with_query(request, {{"sort", next}, {"page", ""}}),
          .sorted = !sorted            ? govuk::Sort::none
                    : order.descending ? govuk::Sort::descending
                                       : govuk::Sort::ascending};
}

Html table(const web::Request& request, const Order& order, std::span<const Programme> programmes) {
  govuk::TableWriter rows({.caption = _("Programmes"),
                           .head = {column(request, order, "name", _("Name")),
                                    column(request, order, "starts", _("First day")),
                                    column(request, order, "ends", _("Last day")),
                                    {.text = _("Usual engagement")},
                                    {.text = _("How often")},
                                    {.text = _("Who pays")}},
                           .caption_hidden = true,
                           .first_cell_is_header = true});
  const auto day = [](const std::optional<Date>& date) { return date ? date->brief() : std::string(_("Not set")); };
  for (const auto& one : programmes)
    rows.row(govuk::link(address(one), one.name), day(one.starts_on), day(one.ends_on), planned_words(one),
             cadence_words(one), label(one.funded));
  return std::move(rows).html();
}

Html shown_page(const web::Request& request, const Order& order, const std::vector<Programme>& programmes) {
  const auto pages = (programmes.size() + kPageSize - 1) / kPageSize;
  const auto wanted =
      static_cast<std::size_t>(std::max(1, std::atoi(std::string(request.query.get("page")).c_str())));
  const auto page = std::min(wanted, pages);
  const auto from = (page - 1) * kPageSize;
  const auto count = static_cast<std::int64_t>(programmes.size());

  Html shown = govuk::body(fill(plural("{} programme", "{} programmes", count), count));
  shown += table(request, order, std::span(programmes).subspan(from, std::min(kPageSize, programmes.size() - from)));
  shown += govuk::pagination(static_cast<int>(page), static_cast<int>(pages), [&](int number) {
    return web::with_query(request, {{"page", std::to_string(number)}});
  });
  return shown +
         govuk::body(govuk::link(web::with_query(request, {{"format", "csv"}, {"page", ""}}), _("Download as CSV")));
}

}  // namespace

web::Response list(web::Visit& visit) {
  auto programmes = visible(visit.work);
  const auto order = order_asked(visit.request);
  put_in_order(programmes, order);
  if (visit.request.query.get("format") == "csv") return as_csv(programmes);

  Html body;
  if (may_create(visit.work.actor)) body += govuk::button({.text = _("Add a programme"), .href = "/programmes/new"});
  if (programmes.empty())
    body +=
        govuk::inset_text({.text = _("There are no programmes yet. Whoever manages programmes can add one, and an "
                                     "import makes those its file names.")});
  else body += shown_page(visit.request, order, programmes);
  return web::page(visit, {.title = _("Programmes"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Programmes")}},
                           .body = std::move(body)});
}

}  // namespace waymark::programmes::pages
