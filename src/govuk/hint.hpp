#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

struct Hint {
  Content text;
  std::string id = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html hint(const Hint& hint);

}  // namespace waymark::govuk
