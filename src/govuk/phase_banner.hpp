#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// "Beta" and what it means.
struct PhaseBanner {
  Content phase;
  Content text;
  std::string phase_classes = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html phase_banner(const PhaseBanner& banner);

}  // namespace waymark::govuk
