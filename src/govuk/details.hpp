#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// Text that opens under its summary.
struct Details {
  Content summary;
  Content content;
  bool open = false;
  std::string id = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html details(const Details& details);

}  // namespace waymark::govuk
