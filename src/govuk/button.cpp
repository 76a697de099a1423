#include "govuk/button.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {
namespace {

void common_attributes(Html& to, const Button& button) {
  append(to, " class=\"govuk-button");
  if (button.secondary) append(to, " govuk-button--secondary");
  if (button.warning) append(to, " govuk-button--warning");
  if (button.inverse) append(to, " govuk-button--inverse");
  draw::classes(to, button.classes);
  if (button.start) append(to, " govuk-button--start");
  append(to, "\" data-module=\"govuk-button\"");
  draw::attributes(to, button.attributes);
  draw::optional_attribute(to, " id=\"{}\"", button.id);
  append(to, ">");
}

void content(Html& to, const Button& button) {
  // A start button is a flex box, which swallows the white space between elements of its own.
  if (button.start && button.text.is_markup()) append(to, "<span>{}</span>", button.text.markup());
  else to += button.text.markup();
  if (button.start)
    append(
        to,
        "<svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\" height=\"19\" "
        "viewBox=\"0 0 33 40\" aria-hidden=\"true\" focusable=\"false\">"
        "<path fill=\"currentColor\" d=\"M0 0h13l20 20-20 20H0l20-20z\"/></svg>");
}

std::string_view type_name(ButtonType type) {
  switch (type) {
    case ButtonType::button: return "button";
    case ButtonType::reset: return "reset";
    case ButtonType::submit: break;
  }
  return "submit";
}

}  // namespace

Html button(const Button& button) {
  Html made;
  made.reserve(256);
  if (!button.href.empty()) {
    append(made, "<a href=\"{}\" role=\"button\" draggable=\"false\"", draw::safe_address(button.href));
    common_attributes(made, button);
    content(made, button);
    append(made, "</a>");
    return made;
  }
  append(made, "<button type=\"{}\"", type_name(button.type));
  draw::optional_attribute(made, " value=\"{}\"", button.value);
  draw::optional_attribute(made, " name=\"{}\"", button.name);
  if (button.disabled) append(made, " disabled aria-disabled=\"true\"");
  if (button.prevent_double_click)
    append(made, " data-prevent-double-click=\"{}\"", draw::truth(*button.prevent_double_click));
  common_attributes(made, button);
  content(made, button);
  append(made, "</button>");
  return made;
}

}  // namespace waymark::govuk
