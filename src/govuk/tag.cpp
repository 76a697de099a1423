#include "govuk/tag.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {
namespace {

std::string_view name(Colour colour) {
  switch (colour) {
    case Colour::grey: return "grey";
    case Colour::green: return "green";
    case Colour::teal: return "teal";
    case Colour::purple: return "purple";
    case Colour::magenta: return "magenta";
    case Colour::red: return "red";
    case Colour::orange: return "orange";
    case Colour::yellow: return "yellow";
    case Colour::plain: break;
  }
  return "";
}

}  // namespace

Html tag(const Tag& tag) {
  Html made;
  made.reserve(96);
  append(made, "<strong class=\"govuk-tag");
  if (tag.colour != Colour::plain) append(made, " govuk-tag--{}", name(tag.colour));
  draw::classes(made, tag.classes);
  append(made, "\"");
  draw::attributes(made, tag.attributes);
  append(made, ">{}</strong>", tag.text.markup());
  return made;
}

}  // namespace waymark::govuk
