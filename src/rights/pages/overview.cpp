#include "rights/pages/parts.hpp"

namespace waymark::rights::pages {
namespace {

struct Entry {
  const char* path;
  const char* title;
  const char* hint;
};
constexpr Entry kEntries[] = {
    {"/rights/retention", "Retention", "What is shredded in the next 90 days, and what is held"},
    {"/rights/certificates", "Certificates", "What was shredded, when and why"},
    {"/rights/holds", "Legal holds", "What must be kept, whatever the schedule says"},
    {"/rights/subject-access", "Subject access", "Everything held about a person, for them"},
    {"/rights/erasure", "Erasure", "What goes and what stays when a person is erased"},
};

}  // namespace

web::Response overview(web::Visit& visit) {
  Html list;
  for (const auto& entry : kEntries)
    append(list, "<li class=\"govuk-!-margin-bottom-4\">{}<br>{}</li>", govuk::link(entry.path, _(entry.title)),
           _(entry.hint));
  return web::page(visit, {.title = _("People’s rights"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("People’s rights")}},
                           .body = html("<ul class=\"govuk-list\">{}</ul>", list),
                           .wide = false});
}

}  // namespace waymark::rights::pages
