#include "govuk/fieldset.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html fieldset(const Fieldset& fieldset) {
  Html made;
  draw::open_fieldset(made, fieldset.legend, fieldset.legend_look,
                      {fieldset.described_by, fieldset.classes, fieldset.attributes}, fieldset.role);
  append(made, "{}</fieldset>", fieldset.content);
  return made;
}

}  // namespace waymark::govuk
