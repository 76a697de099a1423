#include "govuk/hint.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html hint(const Hint& hint) {
  Html made;
  draw::hint(made, hint.text.markup(), hint.id, {}, {hint.classes, hint.attributes});
  return made;
}

}  // namespace waymark::govuk
