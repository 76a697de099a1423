#include "govuk/skip_link.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html skip_link(const SkipLink& link) {
  Html made;
  append(made, "<a href=\"{}\" class=\"govuk-skip-link", draw::safe_address(link.href));
  draw::classes(made, link.classes);
  append(made, "\"");
  draw::attributes(made, link.attributes);
  append(made, " data-module=\"govuk-skip-link\">{}</a>", link.text.markup());
  return made;
}

}  // namespace waymark::govuk
