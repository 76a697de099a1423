#include "govuk/back_link.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html back_link(const BackLink& link) {
  Html made;
  append(made, "<a href=\"{}\" class=\"govuk-back-link", draw::safe_address(link.href.empty() ? "#" : link.href));
  draw::classes(made, link.classes);
  append(made, "\"");
  draw::attributes(made, link.attributes);
  append(made, ">{}</a>", link.text.markup());
  return made;
}

}  // namespace waymark::govuk
