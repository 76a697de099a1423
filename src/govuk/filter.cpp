#include "govuk/filter.hpp"

#include "govuk/button.hpp"
#include "govuk/drawing.hpp"

namespace waymark::govuk {
namespace {

void draw_selected(Html& to, const SelectedFilters& selected) {
  append(to,
         "<div class=\"moj-filter__selected\"><div class=\"moj-filter__selected-heading\">"
         "<div class=\"moj-filter__heading-title\"><h2 class=\"govuk-heading-m\">{}</h2></div>"
         "<div class=\"moj-filter__heading-action\"><p><a class=\"govuk-link govuk-link--no-visited-state\" "
         "href=\"{}\">{}</a></p></div></div>",
         selected.heading.markup(), draw::safe_address(selected.clear_href), selected.clear_text);
  for (const auto& category : selected.categories) {
    append(to, "<h3 class=\"govuk-heading-s govuk-!-margin-bottom-0\">{}</h3><ul class=\"moj-filter-tags\">",
           category.heading.markup());
    for (const auto& tag : category.items)
      append(
          to,
          "<li><a class=\"moj-filter__tag\" href=\"{}\"><span class=\"govuk-visually-hidden\">{}</span> {}</a></li>",
          draw::safe_address(tag.href), _("Remove this filter"), tag.text);
    append(to, "</ul>");
  }
  append(to, "</div>");
}

}  // namespace

Html filter(const Filter& filter) {
  Html made;
  append(made, "<div class=\"moj-filter\" data-module=\"moj-filter\"");
  draw::attributes(made, filter.attributes);
  append(made,
         "><div class=\"moj-filter__header\"><div class=\"moj-filter__header-title\">"
         "<h2 class=\"govuk-heading-m\">{}</h2></div><div class=\"moj-filter__header-action\"></div></div>"
         "<div class=\"moj-filter__content\">",
         filter.heading.markup());
  if (filter.selected) draw_selected(made, *filter.selected);
  append(made, "<div class=\"moj-filter__options\">{}{}</div></div></div>",
         button({.text = filter.submit, .prevent_double_click = {}, .attributes = filter.submit_attributes}),
         filter.options);
  return made;
}

}  // namespace waymark::govuk
