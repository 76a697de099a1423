#include "people/pages/parts.hpp"

namespace waymark::people::pages {
namespace {

constexpr std::int64_t kMostCoaches = 500;

Html sme_tag(const Supplier& supplier) {
  return supplier.sme ? govuk::tag({.text = _("Small or medium"), .colour = govuk::Colour::teal}) : Html();
}

std::vector<govuk::Crumb> crumbs(const Supplier& supplier, const char* here = nullptr) {
  std::vector<govuk::Crumb> all{{.text = _("Suppliers"), .href = "/suppliers"}};
  if (here) all.push_back({.text = supplier.name, .href = "/suppliers/" + supplier.id.str()});
  all.push_back({.text = here ? std::string(here) : supplier.name});
  return all;
}

Supplier seen_supplier(const web::Visit& visit) {
  const auto supplier = find_supplier(visit.work.db, visit.id<SupplierId>());
  if (!supplier || !may_see(visit.work, *supplier)) throw Refused(Refusal::not_found);
  return *supplier;
}

web::Response as_csv(std::span<const SupplierRow> rows) {
  CsvWriter csv;
  csv.row("supplier_code", "name", "sme", "contact_email", "coaches", "capacity");
  for (const auto& [supplier, coaches, capacity] : rows)
    csv.row(supplier.code, supplier.name, supplier.sme ? "yes" : "no", supplier.contact_email, coaches, capacity);
  return web::csv(std::move(csv).str(), "suppliers.csv");
}

Html coaches_of(const web::Visit& visit, const Supplier& supplier) {
  CoachQuestion asked;
  asked.supplier = supplier.id;
  const auto rows = list_coaches(visit.work, asked, 0, kMostCoaches);
  if (rows.empty())
    return govuk::heading(2, _("Coaches")) + govuk::body(_("This supplier has no coaches you can see."));
  govuk::TableWriter table({.caption = _("Coaches"),
                            .head = {{.text = _("Name")},
                                     {.text = _("Accreditation")},
                                     {.text = _("Holds until")},
                                     {.text = _("Capacity"), .numeric = true}},
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  for (const auto& row : rows)
    table.row(govuk::link("/coaches/" + row.coach.id.str(), row.coach.name()), row.coach.accreditation,
              expiry(row.coach, visit.work.today), row.coach.capacity);
  return std::move(table).html();
}

web::Response draw_form(const web::Visit& visit, const Supplier& supplier, const Draft& draft) {
  Html form = web::form_token(visit) + seen_field(supplier.changed_at);
  form +=
      govuk::input({.name = "name", .label = _("Name"), .value = draft.value("name"), .error = draft.error("name")});
  form += govuk::input({.name = "contact_email",
                        .label = _("Contact email address"),
                        .value = draft.value("contact_email"),
                        .error = draft.error("contact_email"),
                        .type = "email",
                        .spellcheck = false});
  form += govuk::checkboxes({.name = "sme",
                             .legend = _("Size"),
                             .items = {{.value = "yes", .text = _("Small or medium-sized enterprise")}},
                             .values = {draft.value("sme")}});
  form += govuk::button({.text = _("Save the supplier")});
  return web::page(visit, {.title = _("Change supplier"),
                           .breadcrumbs = crumbs(supplier, _("Change supplier")),
                           .body = html("<form method=\"post\" action=\"/suppliers/{}/edit\" novalidate>{}</form>",
                                        supplier.id.str(), form),
                           .problems = draft.problems,
                           .wide = false,
                           .caption = supplier.code});
}

}  // namespace

web::Response suppliers(web::Visit& visit) {
  if (suppliers_seen_by(visit.work).nothing()) throw Refused(Refusal::not_found);
  const auto sort = visit.request.query.has("sort") ? visit.request.query.get("sort") : "name";
  const auto rows = list_suppliers(visit.work, sort == "-name");
  if (wants_csv(visit.request)) return as_csv(rows);
  Html body;
  if (rows.empty()) {
    body = govuk::inset_text({.text = _("There are no suppliers yet. They come with an import.")});
  } else {
    govuk::TableWriter table({.caption = _("Suppliers"),
                              .head = {sortable(visit.request, _("Name"), "name", sort),
                                       {.text = _("Code")},
                                       {.text = _("Size")},
                                       {.text = _("Contact")},
                                       {.text = _("Coaches"), .numeric = true},
                                       {.text = _("Capacity"), .numeric = true}},
                              .caption_hidden = true,
                              .first_cell_is_header = true});
    for (const auto& [supplier, coaches, capacity] : rows)
      table.row(govuk::link("/suppliers/" + supplier.id.str(), supplier.name), supplier.code, sme_tag(supplier),
                supplier.contact_email, coaches, capacity);
    body = std::move(table).html() + csv_link(visit.request);
  }
  return web::page(visit, {.title = _("Suppliers"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Suppliers")}},
                           .body = neighbours(visit, "/suppliers") + body});
}

web::Response supplier(web::Visit& visit) {
  const auto found = seen_supplier(visit);
  Html body = govuk::summary_list(
      {.rows = {{.key = _("Code"), .value = found.code},
                {.key = _("Size"), .value = found.sme ? sme_tag(found) : Html::text(_("Large"))},
                {.key = _("Contact"), .value = govuk::link("mailto:" + found.contact_email, found.contact_email)}}});
  if (may_manage_register(visit.work))
    body += govuk::button({.text = _("Change supplier"), .href = "/suppliers/" + found.id.str() + "/edit"});
  body += coaches_of(visit, found);
  return web::page(visit, {.title = found.name, .breadcrumbs = crumbs(found), .body = std::move(body)});
}

web::Response supplier_form(web::Visit& visit) {
  const auto found = seen_supplier(visit);
  if (!may_manage_register(visit.work)) throw Refused(Refusal::not_allowed);
  Draft draft;
  draft.fields.add("name", found.name);
  draft.fields.add("contact_email", found.contact_email);
  if (found.sme) draft.fields.add("sme", "yes");
  return draw_form(visit, found, draft);
}

web::Response supplier_change(web::Visit& visit) {
  const auto found = seen_supplier(visit);
  web::FormReader form(visit.form);
  SupplierChange change;
  change.name = form.text("name", _("Enter the supplier’s name"), 120);
  change.contact_email = form.text("contact_email", _("Enter the contact email address"), 254);
  change.sme = form.ticked("sme");
  if (!form.problems) {
    const auto done = change_supplier(visit.work, found.id, change, seen_in(visit.form));
    if (done)
      return web::see_other_with_notice(visit, "/suppliers/" + found.id.str(), fill(_("{} is saved"), change.name));
    form.problems = done.problems();
  }
  return draw_form(visit, found, {.fields = visit.form, .problems = form.problems});
}

}  // namespace waymark::people::pages
