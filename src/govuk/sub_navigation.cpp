#include "govuk/sub_navigation.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html sub_navigation(const SubNavigation& navigation) {
  Html made;
  append(made, "<nav class=\"moj-sub-navigation");
  draw::classes(made, navigation.classes);
  append(made, "\" aria-label=\"{}\"", navigation.label);
  draw::attributes(made, navigation.attributes);
  append(made, "><ul class=\"moj-sub-navigation__list\">");
  for (const auto& item : navigation.items) {
    append(made, "<li class=\"moj-sub-navigation__item");
    draw::classes(made, item.classes);
    append(made, "\"><a class=\"moj-sub-navigation__link\"");
    if (item.active) append(made, " aria-current=\"page\"");
    append(made, " href=\"{}\"", draw::safe_address(item.href));
    draw::attributes(made, item.attributes);
    append(made, ">{}</a></li>", item.text.markup());
  }
  append(made, "</ul></nav>");
  return made;
}

}  // namespace waymark::govuk
