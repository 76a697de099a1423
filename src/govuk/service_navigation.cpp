#include "govuk/service_navigation.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {
namespace {

void draw_text(Html& to, const NavigationItem& item) {
  // The strong element marks the current page for those who override colours.
  if (item.active || item.current)
    append(to, "<strong class=\"govuk-service-navigation__active-fallback\">{}</strong>", item.text.markup());
  else to += item.text.markup();
}

void draw_item(Html& to, const NavigationItem& item) {
  const bool marked = item.active || item.current;
  append(to, "<li class=\"govuk-service-navigation__item");
  if (marked) append(to, " govuk-service-navigation__item--active");
  append(to, "\">");
  const bool is_link = !item.href.empty();
  if (is_link) append(to, "<a class=\"govuk-service-navigation__link\" href=\"{}\"", draw::safe_address(item.href));
  else append(to, "<span class=\"govuk-service-navigation__text\"");
  if (marked) append(to, " aria-current=\"{}\"", item.current ? "page" : "true");
  if (is_link) draw::attributes(to, item.attributes);
  append(to, ">");
  draw_text(to, item);
  append(to, "</{}></li>", is_link ? "a" : "span");
}

void draw_name(Html& to, const ServiceNavigation& navigation) {
  if (navigation.service_name.empty()) return;
  append(to, "<span class=\"govuk-service-navigation__service-name\">");
  if (navigation.service_url.empty())
    append(to, "<span class=\"govuk-service-navigation__text\">{}</span></span>", navigation.service_name);
  else
    append(to, "<a href=\"{}\" class=\"govuk-service-navigation__link\">{}</a></span>",
           draw::safe_address(navigation.service_url), navigation.service_name);
}

void draw_toggle(Html& to, const ServiceNavigation& navigation) {
  if (!navigation.collapse_on_mobile.value_or(navigation.items.size() > 1)) return;
  append(to,
         "<button type=\"button\" class=\"govuk-service-navigation__toggle govuk-js-service-navigation-toggle\" "
         "aria-controls=\"{}\"",
         navigation.navigation_id);
  if (navigation.menu_button_label != navigation.menu_button_text)
    draw::optional_attribute(to, " aria-label=\"{}\"", navigation.menu_button_label);
  append(to, " hidden aria-hidden=\"true\">{}</button>", navigation.menu_button_text);
}

void draw_list(Html& to, const ServiceNavigation& navigation) {
  if (navigation.items.empty() && navigation.navigation_start.empty() && navigation.navigation_end.empty()) return;
  const auto& label = navigation.navigation_label;
  append(to, "<nav aria-label=\"{}\" class=\"govuk-service-navigation__wrapper",
         label.empty() ? navigation.menu_button_text : label);
  draw::classes(to, navigation.navigation_classes);
  append(to, "\">");
  draw_toggle(to, navigation);
  append(to, "<ul class=\"govuk-service-navigation__list\" id=\"{}\">{}", navigation.navigation_id,
         navigation.navigation_start);
  for (const auto& item : navigation.items) draw_item(to, item);
  append(to, "{}</ul></nav>", navigation.navigation_end);
}

}  // namespace

Html service_navigation(const ServiceNavigation& navigation) {
  const bool is_section = !navigation.service_name.empty() || !navigation.start.empty() || !navigation.end.empty();
  Html made;
  made.reserve(1024 + 256 * navigation.items.size());
  if (is_section) append(made, "<section aria-label=\"{}\"", navigation.aria_label);
  else append(made, "<div");
  append(made, " class=\"govuk-service-navigation");
  draw::classes(made, navigation.classes);
  append(made, "\" data-module=\"govuk-service-navigation\"");
  draw::attributes(made, navigation.attributes);
  append(made, "><div class=\"govuk-width-container");
  if (navigation.end_is_inline) append(made, " govuk-service-navigation__inlining-container");
  append(made, "\">{}<div class=\"govuk-service-navigation__container\">", navigation.start);
  draw_name(made, navigation);
  draw_list(made, navigation);
  append(made, "</div>{}</div></{}>", navigation.end, is_section ? "section" : "div");
  return made;
}

}  // namespace waymark::govuk
