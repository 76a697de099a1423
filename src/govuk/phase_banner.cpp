#include "govuk/phase_banner.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html phase_banner(const PhaseBanner& banner) {
  Html made;
  append(made, "<div class=\"govuk-phase-banner govuk-width-container");
  draw::classes(made, banner.classes);
  append(made, "\"");
  draw::attributes(made, banner.attributes);
  append(made,
         "><p class=\"govuk-phase-banner__content\"><strong class=\"govuk-tag govuk-phase-banner__content__tag");
  draw::classes(made, banner.phase_classes);
  append(made, "\">{}</strong> <span class=\"govuk-phase-banner__text\">{}</span></p></div>", banner.phase.markup(),
         banner.text.markup());
  return made;
}

}  // namespace waymark::govuk
