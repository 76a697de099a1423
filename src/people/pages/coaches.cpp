#include "people/pages/parts.hpp"
#include "web/list_filter.hpp"

namespace waymark::people::pages {
namespace {

constexpr std::int64_t kAll = 1'000'000;

CoachQuestion question(const web::Request& request) {
  const auto& query = request.query;
  CoachQuestion asked;
  asked.search = trimmed(query.get("search"));
  if (const auto supplier = SupplierId::parse(query.get("supplier"))) asked.supplier = *supplier;
  asked.kind = coach_kind_from(query.get("kind"));
  asked.expired_only = query.get("expired") == "yes";
  auto sort = query.get("sort");
  asked.descending = sort.starts_with('-');
  if (asked.descending) sort.remove_prefix(1);
  asked.by_expiry = sort == "expiry";
  return asked;
}

web::Response as_csv(const web::Visit& visit, const CoachQuestion& asked) {
  CsvWriter csv;
  csv.row("coach_code", "name", "email", "kind", "supplier", "accreditation", "accreditation_expires_on", "capacity",
          "left_on");
  for (const auto& [coach, supplier] : list_coaches(visit.work, asked, 0, kAll))
    csv.row(coach.code, coach.name(), coach.email, code(coach.kind), supplier, coach.accreditation,
            coach.accreditation_expires_on, coach.capacity, coach.left_on);
  return web::csv(std::move(csv).str(), "coaches.csv");
}

web::ListFilter filter(const web::Visit& visit, const CoachQuestion& asked) {
  web::ListFilter all(visit.request);
  all.text("search", _("Search"), asked.search, _("Name, staff number or email address"));
  std::vector<govuk::Option> suppliers{{.value = "", .text = _("All suppliers")}};
  for (const auto& row : list_suppliers(visit.work))
    suppliers.push_back({.value = row.supplier.id.str(), .text = row.supplier.name});
  if (suppliers.size() > 2) all.choice("supplier", _("Supplier"), std::move(suppliers), asked.supplier.str());
  all.choice("kind", _("Kind"),
             {{.value = "", .text = _("Internal and external")},
              {.value = "internal", .text = label(CoachKind::internal)},
              {.value = "external", .text = label(CoachKind::external)}},
             std::string(asked.kind ? code(*asked.kind) : ""));
  all.tick("expired", _("Accreditation"), _("Expired"), asked.expired_only);
  return all;
}

Html table(const web::Visit& visit, std::span<const CoachRow> rows) {
  const auto& request = visit.request;
  const auto sort = request.query.has("sort") ? request.query.get("sort") : "name";
  govuk::TableWriter table({.caption = _("Coaches"),
                            .head = {sortable(request, _("Name"), "name", sort),
                                     {.text = _("Supplier")},
                                     {.text = _("Accreditation")},
                                     sortable(request, _("Holds until"), "expiry", sort),
                                     {.text = _("Capacity"), .numeric = true}},
                            .caption_hidden = true,
                            .first_cell_is_header = true,
                            .small_text = true});
  for (const auto& [coach, supplier] : rows) {
    Html name = govuk::link("/coaches/" + coach.id.str(), coach.name());
    if (coach.left_on && *coach.left_on <= visit.work.today) append(name, " {}", status_tag(Status::left));
    table.row(std::move(name), coach.kind == CoachKind::internal ? label(coach.kind) : supplier, coach.accreditation,
              expiry(coach, visit.work.today), coach.capacity);
  }
  return std::move(table).html();
}

}  // namespace

web::Response coaches(web::Visit& visit) {
  if (coaches_seen_by(visit.work).nothing()) throw Refused(Refusal::not_found);
  const auto asked = question(visit.request);
  if (wants_csv(visit.request)) return as_csv(visit, asked);
  const auto paging = Paging::of(visit.request);
  const auto rows = list_coaches(visit.work, asked, paging.skip(), kPageSize);
  const auto count = count_coaches(visit.work, asked);
  Html list = total(count, _("{} coach"), _("{} coaches"));
  if (rows.empty())
    list += govuk::inset_text({.text = _("No coach fits. Take a filter off, or import the coaches’ register.")});
  else list += table(visit, rows);
  list += page_links(visit.request, paging, count, static_cast<std::int64_t>(rows.size()));
  if (!rows.empty()) list += csv_link(visit.request);
  return web::page(visit, {.title = _("Coaches"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Coaches")}},
                           .body = neighbours(visit, "/coaches") + filter(visit, asked).beside(list)});
}

}  // namespace waymark::people::pages
