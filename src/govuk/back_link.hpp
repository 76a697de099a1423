#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

struct BackLink {
  std::string href;
  Content text = _("Back");
  std::string classes = {};
  Attributes attributes = {};
};
Html back_link(const BackLink& link);

}  // namespace waymark::govuk
