#include "people/pages/parts.hpp"
#include "people/store.hpp"

namespace waymark::people::pages {
namespace {

Html table(std::span<const store::CountedOrganisation> rows, const char* caption) {
  govuk::TableWriter table({.caption = caption,
                            .head = {{.text = _("Name")},
                                     {.text = _("Kind")},
                                     {.text = _("People"), .numeric = true},
                                     {.text = _("Directly below"), .numeric = true}},
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  for (const auto& row : rows)
    table.row(govuk::link("/organisations/" + row.organisation.id.str(), row.organisation.name),
              label(row.organisation.kind), with_commas(row.headcount), with_commas(row.below));
  return std::move(table).html();
}

web::Response as_csv(std::span<const store::CountedOrganisation> rows) {
  CsvWriter csv;
  csv.row("code", "name", "kind", "people", "directly_below");
  for (const auto& row : rows)
    csv.row(row.organisation.code, row.organisation.name, code(row.organisation.kind), row.headcount, row.below);
  return web::csv(std::move(csv).str(), "organisations.csv");
}

std::vector<govuk::Crumb> crumbs(const web::Visit& visit, const Organisation& here) {
  std::vector<govuk::Crumb> all{{.text = _("Organisations"), .href = "/organisations"}};
  for (const auto& one : organisation_path(visit.work.db, here.id))
    if (one.id != here.id && may_see(visit.work, one))
      all.push_back({.text = one.name, .href = "/organisations/" + one.id.str()});
  all.push_back({.text = here.name});
  return all;
}

}  // namespace

web::Response organisations(web::Visit& visit) {
  const auto sight = people_seen_by(visit.work);
  if (sight.nobody()) throw Refused(Refusal::not_found);
  const auto ids = sight.everyone ? store::tops(visit.work.db) : sight.organisations;
  const auto rows = store::counted(visit.work.db, ids, visit.work.today);
  if (wants_csv(visit.request)) return as_csv(rows);
  Html body = rows.empty()
                  ? govuk::inset_text({.text = _("There are no organisations yet. They come with an import.")})
                  : table(rows, _("Where you can look"));
  return web::page(visit, {.title = _("Organisations"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Organisations")}},
                           .body = neighbours(visit, "/organisations") + body});
}

web::Response organisation(web::Visit& visit) {
  const auto found = find_organisation(visit.work.db, visit.id<OrganisationId>());
  if (!found || !may_see(visit.work, *found)) throw Refused(Refusal::not_found);
  const auto all = store::with_children(visit.work.db, found->id, visit.work.today);
  const std::span below = std::span(all).subspan(1);
  if (wants_csv(visit.request)) return as_csv(below);

  const auto people =
      govuk::link("/people?organisation=" + found->id.str(),
                  fill(plural("{} person", "{} people", all.front().headcount), with_commas(all.front().headcount)));
  std::vector<govuk::SummaryRow> rows{{.key = _("Kind"), .value = label(found->kind)},
                                      {.key = _("Code"), .value = found->code},
                                      {.key = _("People, in it and below"), .value = people}};
  if (found->agency != found->id)
    if (const auto agency = find_organisation(visit.work.db, found->agency))
      rows.push_back({.key = _("Reports under"), .value = agency->name});
  Html body = govuk::summary_list({.rows = std::move(rows)});
  if (below.empty()) body += govuk::body(_("There are no organisations below it."));
  else body += table(below, _("Directly below")) + csv_link(visit.request);
  return web::page(visit, {.title = found->name, .breadcrumbs = crumbs(visit, *found), .body = std::move(body)});
}

}  // namespace waymark::people::pages
