#include <algorithm>

#include "people/people.hpp"
#include "programmes/pages/pages.hpp"

namespace waymark::programmes::pages {
namespace {

std::string field_of(const OrganisationId& id) { return "places-" + id.str(); }

/// The agencies, and whatever else has a limit already, so that it can be taken away.
std::vector<people::Organisation> offered(const web::Visit& visit, const std::vector<Places>& set) {
  auto all = people::organisations_above_units(visit.work.db);
  std::erase_if(all, [&](const people::Organisation& one) {
    return one.kind != people::OrganisationKind::agency &&
           std::none_of(set.begin(), set.end(), [&](const Places& line) { return line.organisation == one.id; });
  });
  return all;
}

web::Response draw(const web::Visit& visit, const Programme& programme,
                   const std::vector<people::Organisation>& agencies, const web::Fields& fields,
                   const Problems& problems) {
  Html form = web::form_token(visit);
  for (const auto& agency : agencies) {
    const auto field = field_of(agency.id);
    const auto error = problems.of(field);
    form += govuk::input({.name = field,
                          .label = agency.name,
                          .value = std::string(fields.get(field)),
                          .error = error ? std::optional<govuk::Content>(*error) : std::nullopt,
                          .width = 5,
                          .inputmode = "numeric",
                          .suffix = _("places")});
  }
  form += govuk::button({.text = _("Save the places")});
  Html body;
  if (agencies.empty()) {
    body += govuk::inset_text({.text = _("There are no agencies yet. They come with an import.")});
  } else {
    body +=
        govuk::body(_("Each engagement of somebody from the agency takes a place. Leave an agency empty if it has "
                      "no limit."));
    append(body, "<form method=\"post\" action=\"{}/places\" novalidate>{}</form>", address(programme), form);
  }
  return web::page(visit, {.title = _("Places for each agency"),
                           .breadcrumbs = way_to(visit, programme, _("Places for each agency")),
                           .body = std::move(body),
                           .problems = problems,
                           .wide = false,
                           .caption = programme.name});
}

}  // namespace

web::Response places_form(web::Visit& visit) {
  const auto programme = managed_programme(visit);
  const auto set = places(visit.work.db, programme.id);
  web::Fields fields;
  for (const auto& line : set) fields.add(field_of(line.organisation), std::to_string(line.places));
  return draw(visit, programme, offered(visit, set), fields, {});
}

web::Response change_places(web::Visit& visit) {
  const auto programme = managed_programme(visit);
  const auto agencies = offered(visit, places(visit.work.db, programme.id));
  web::FormReader form(visit.form);
  std::vector<Places> wanted;
  for (const auto& agency : agencies) {
    const auto field = field_of(agency.id);
    if (!visit.form.has(field)) continue;  // came since the form was drawn: it stays as it is
    const bool unlimited = trimmed(visit.form.get(field)).empty();
    const auto number =
        unlimited ? 0 : form.whole_number(field, 1, 100'000, _("Places must be a whole number from 1 to 100,000"));
    wanted.push_back({agency.id, static_cast<int>(number)});
  }
  auto problems = form.problems;
  if (!problems) {
    const auto done = set_places(visit.work, programme.id, wanted);
    if (done) return web::see_other_with_notice(visit, address(programme), _("The places have been saved"));
    problems = done.problems();
  }
  return draw(visit, programme, agencies, visit.form, problems);
}

}  // namespace waymark::programmes::pages
