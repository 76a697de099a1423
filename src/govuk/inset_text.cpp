#include "govuk/inset_text.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html inset_text(const InsetText& inset) {
  Html made;
  append(made, "<div");
  draw::optional_attribute(made, " id=\"{}\"", inset.id);
  append(made, " class=\"govuk-inset-text");
  draw::classes(made, inset.classes);
  append(made, "\"");
  draw::attributes(made, inset.attributes);
  append(made, ">{}</div>", inset.text.markup());
  return made;
}

}  // namespace waymark::govuk
