#include "govuk/tabs.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html tabs(const Tabs& tabs) {
  Html made;
  append(made, "<div");
  draw::optional_attribute(made, " id=\"{}\"", tabs.id);
  append(made, " class=\"govuk-tabs");
  draw::classes(made, tabs.classes);
  append(made, "\"");
  draw::attributes(made, tabs.attributes);
  append(made, " data-module=\"govuk-tabs\"><h2 class=\"govuk-tabs__title\">{}</h2>", tabs.title);
  if (!tabs.items.empty()) append(made, "<ul class=\"govuk-tabs__list\">");
  bool first = true;
  for (const auto& tab : tabs.items) {
    append(made, "<li class=\"govuk-tabs__list-item");
    if (first) append(made, " govuk-tabs__list-item--selected");
    first = false;
    append(made, "\"><a class=\"govuk-tabs__tab\" href=\"#{}\"", tab.id);
    draw::attributes(made, tab.attributes);
    append(made, ">{}</a></li>", tab.label);
  }
  if (!tabs.items.empty()) append(made, "</ul>");
  first = true;
  for (const auto& tab : tabs.items) {
    append(made, "<div class=\"govuk-tabs__panel");
    if (!first) append(made, " govuk-tabs__panel--hidden");
    first = false;
    append(made, "\" id=\"{}\"", tab.id);
    draw::attributes(made, tab.panel_attributes);
    append(made, ">");
    if (tab.panel.is_markup()) made += tab.panel.markup();
    else if (!tab.panel.empty()) append(made, "<p class=\"govuk-body\">{}</p>", tab.panel.markup());
    append(made, "</div>");
  }
  append(made, "</div>");
  return made;
}

}  // namespace waymark::govuk
