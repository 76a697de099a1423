#include "govuk/breadcrumbs.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html breadcrumbs(const Breadcrumbs& breadcrumbs) {
  Html made;
  append(made, "<nav class=\"govuk-breadcrumbs");
  draw::classes(made, breadcrumbs.classes);
  if (breadcrumbs.collapse_on_mobile) append(made, " govuk-breadcrumbs--collapse-on-mobile");
  append(made, "\"");
  draw::attributes(made, breadcrumbs.attributes);
  append(made, " aria-label=\"{}\"><ol class=\"govuk-breadcrumbs__list\">", breadcrumbs.label);
  for (const auto& crumb : breadcrumbs.items) {
    if (crumb.href.empty()) {
      append(made, "<li class=\"govuk-breadcrumbs__list-item\" aria-current=\"page\">{}</li>", crumb.text.markup());
      continue;
    }
    append(made, "<li class=\"govuk-breadcrumbs__list-item\"><a class=\"govuk-breadcrumbs__link\" href=\"{}\"",
           draw::safe_address(crumb.href));
    draw::attributes(made, crumb.attributes);
    append(made, ">{}</a></li>", crumb.text.markup());
  }
  append(made, "</ol></nav>");
  return made;
}

}  // namespace waymark::govuk
