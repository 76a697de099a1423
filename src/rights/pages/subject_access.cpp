// Packs of everything held about a person: for themselves, and for who answers their requests.
#include "rights/pages/parts.hpp"
#include "rights/policy.hpp"

namespace waymark::rights::pages {
namespace {

// Out of line: written into its caller, the compiler sees an overrun here that there is not.
[[gnu::noipa]] void add_header(web::Response& response, std::string_view name, std::string_view value) {
  response.header(std::string(name), std::string(value));
}

/// What a page gives at once is held in memory; what is larger is made on the command line.
constexpr std::int64_t kMostBytes = 100 * 1024 * 1024;

Html what_it_is() {
  return govuk::body(
             _("The pack is a zip file. Its index.html is for reading, its data.json for programs, and files "
               "lie beside them. It holds what is kept about the person and what they wrote; what others wrote "
               "in confidence is not in it, and it says so.")) +
         govuk::body(
             _("The pack is not kept here. That it was made is written in the audit trail, and the person sees "
               "that what is theirs was opened."));
}

web::Response draw_request(const web::Visit& visit, const web::Draft& draft) {
  Html body = what_it_is();
  body += post_form(visit, "/rights/subject-access",
                    person_field(draft, _("Whose pack?")) +
                        govuk::button({.text = _("Make the pack"), .prevent_double_click = false}));
  return web::page(visit, {.title = _("Subject access"),
                           .breadcrumbs = way_to(_("Subject access")),
                           .body = std::move(body),
                           .problems = draft.problems,
                           .wide = false});
}

web::Response draw_own(const web::Visit& visit, const Problems& problems) {
  Html body = govuk::body(_("You can have everything that is held about you, as often as you want."));
  body += what_it_is();
  body += govuk::body(_("Keep the file where nobody else reads it."));
  body += post_form(visit, "/account/my-data",
                    govuk::button({.text = _("Download your data"), .prevent_double_click = false}));
  return web::page(visit, {.title = _("Your data"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Your account"), .href = "/account"},
                                           {.text = _("Your data")}},
                           .body = std::move(body),
                           .problems = problems,
                           .wide = false});
}

Checked<web::Response> download(const web::Visit& visit, const PersonId& whose) {
  web::Response response;
  const auto packed = pack(
      *visit.site.database, the_vault(visit), rooms(visit), visit.work.actor, whose, visit.work.now,
      [&](std::string_view piece) { response.body += piece; }, kMostBytes);
  if (!packed) return packed.problems();
  response.content_type = "application/zip";
  add_header(response, "content-disposition",
             fmt::format("attachment; filename=\"subject-access-{}.zip\"", visit.work.today.iso()));
  return response;
}

}  // namespace

web::Response subject_access(web::Visit& visit) { return draw_request(visit, {}); }

web::Response make_pack(web::Visit& visit) {
  must_keep_rights(visit.work.actor);
  std::optional<people::Person> person;
  visit.site.database->read([&](db::Connection& db) { person = person_named(db, visit.form.get("person")); });
  web::Draft draft{visit.form, {}};
  if (!person) {
    draft.problems.add("person", _("There is nobody with that staff number or e-mail address"));
    return draw_request(visit, draft);
  }
  auto response = download(visit, person->id);
  if (response) return std::move(*response);
  draft.problems = response.problems();
  return draw_request(visit, draft);
}

web::Response my_data(web::Visit& visit) { return draw_own(visit, {}); }

web::Response make_my_pack(web::Visit& visit) {
  auto response = download(visit, visit.work.actor.person);
  return response ? std::move(*response) : draw_own(visit, response.problems());
}

}  // namespace waymark::rights::pages
