#include "govuk/label.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html label(const Label& label) {
  Html made;
  draw::label(made, label.text.markup(), label.for_id, label.look);
  return made;
}

}  // namespace waymark::govuk
