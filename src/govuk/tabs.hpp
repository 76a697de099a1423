#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// One tab. Plain text becomes a paragraph.
struct Tab {
  std::string label;
  std::string id;
  Content panel;
  Attributes attributes = {};
  Attributes panel_attributes = {};
};

/// Without script, sections under each other with a list of links.
struct Tabs {
  std::vector<Tab> items;
  std::string title = _("Contents");
  std::string id = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html tabs(const Tabs& tabs);

}  // namespace waymark::govuk
