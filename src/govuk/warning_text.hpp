#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

struct WarningText {
  Content text;
  std::string icon_text = _("Warning");
  std::string classes = {};
  Attributes attributes = {};
};
Html warning_text(const WarningText& warning);

}  // namespace waymark::govuk
