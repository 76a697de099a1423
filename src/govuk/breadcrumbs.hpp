#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// One step of the way here; the page itself has no href.
struct Crumb {
  Content text;
  std::string href = {};
  Attributes attributes = {};
};

struct Breadcrumbs {
  std::vector<Crumb> items;
  bool collapse_on_mobile = false;
  std::string label = _("Breadcrumb");
  std::string classes = {};
  Attributes attributes = {};
};
Html breadcrumbs(const Breadcrumbs& breadcrumbs);

}  // namespace waymark::govuk
