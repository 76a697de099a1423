#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

struct NavigationItem {
  Content text;
  std::string href = {};
  bool current = false;  ///< this very page
  bool active = false;   ///< a page under it
  Attributes attributes = {};
};

/// The service's name and its main pages, under the header.
struct ServiceNavigation {
  std::string service_name = {};
  std::string service_url = {};
  std::vector<NavigationItem> items = {};
  std::string menu_button_text = _("Menu");
  std::string menu_button_label = {};
  std::string navigation_label = {};  ///< the menu button's text when empty
  std::string navigation_id = "navigation";
  std::string navigation_classes = {};
  std::optional<bool> collapse_on_mobile = {};  ///< by default with more than one item
  std::string aria_label = _("Service information");
  Html start = {};             ///< before the name
  Html navigation_start = {};  ///< list items before the first
  Html navigation_end = {};    ///< list items after the last
  Html end = {};               ///< after the navigation
  bool end_is_inline = false;  ///< on the navigation's line
  std::string classes = {};
  Attributes attributes = {};
};
Html service_navigation(const ServiceNavigation& navigation);

}  // namespace waymark::govuk
