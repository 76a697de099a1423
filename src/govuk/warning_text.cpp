#include "govuk/warning_text.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html warning_text(const WarningText& warning) {
  Html made;
  append(made, "<div class=\"govuk-warning-text");
  draw::classes(made, warning.classes);
  append(made, "\"");
  draw::attributes(made, warning.attributes);
  append(
      made,
      "><span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span>"
      "<strong class=\"govuk-warning-text__text\"><span class=\"govuk-visually-hidden\">{}</span> {}</strong></div>",
      warning.icon_text, warning.text.markup());
  return made;
}

}  // namespace waymark::govuk
