#include "govuk/error_message.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html error_message(const ErrorMessage& message) {
  Html made;
  append(made, "<p");
  draw::optional_attribute(made, " id=\"{}\"", message.id);
  append(made, " class=\"govuk-error-message");
  draw::classes(made, message.classes);
  append(made, "\"");
  draw::attributes(made, message.attributes);
  append(made, ">");
  if (!message.hidden_text.empty())
    append(made, "<span class=\"govuk-visually-hidden\">{}:</span> ", message.hidden_text);
  append(made, "{}</p>", message.text.markup());
  return made;
}

}  // namespace waymark::govuk
