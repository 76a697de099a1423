#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

struct InsetText {
  Content text;
  std::string id = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html inset_text(const InsetText& inset);

}  // namespace waymark::govuk
