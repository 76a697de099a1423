#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

struct SkipLink {
  Content text = _("Skip to main content");
  std::string href = "#content";
  std::string classes = {};
  Attributes attributes = {};
};
Html skip_link(const SkipLink& link);

}  // namespace waymark::govuk
