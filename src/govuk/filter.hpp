#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// A filter that is on: following the link takes it off.
struct FilterTag {
  std::string text;
  std::string href;
};

struct FilterCategory {
  Content heading;
  std::vector<FilterTag> items;
};

struct SelectedFilters {
  std::vector<FilterCategory> categories;
  std::string clear_href;
  Content heading = _("Selected filters");
  std::string clear_text = _("Clear filters");
};

/// MoJ's filter: what to narrow a list by, and what it is narrowed by already. It belongs in a form with
/// method get.
struct Filter {
  Html options;  ///< the fields
  std::optional<SelectedFilters> selected;
  Content heading = _("Filter");
  Content submit = _("Apply filters");
  Attributes submit_attributes = {};
  Attributes attributes = {};
};
Html filter(const Filter& filter);

}  // namespace waymark::govuk
