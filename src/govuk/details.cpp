#include "govuk/details.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html details(const Details& details) {
  Html made;
  append(made, "<details");
  draw::optional_attribute(made, " id=\"{}\"", details.id);
  append(made, " class=\"govuk-details");
  draw::classes(made, details.classes);
  append(made, "\"");
  draw::attributes(made, details.attributes);
  if (details.open) append(made, " open");
  append(made,
         "><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">{}</span></summary>"
         "<div class=\"govuk-details__text\">{}</div></details>",
         details.summary.markup(), details.content.markup());
  return made;
}

}  // namespace waymark::govuk
