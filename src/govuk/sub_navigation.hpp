#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

struct SubNavigationItem {
  Content text;
  std::string href;
  bool active = false;
  std::string classes = {};
  Attributes attributes = {};
};

/// MoJ's sub-navigation: the pages of one thing, above them.
struct SubNavigation {
  std::vector<SubNavigationItem> items;
  std::string label = _("Secondary navigation region");
  std::string classes = {};
  Attributes attributes = {};
};
Html sub_navigation(const SubNavigation& navigation);

}  // namespace waymark::govuk
