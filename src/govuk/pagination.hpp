#pragma once
#include <functional>

#include "govuk/parts.hpp"

namespace waymark::govuk {

/// One page of several, or the gap between two of them.
struct PageLink {
  Content number;
  std::string href;
  bool current = false;
  bool ellipsis = false;   ///< pages are left out here: the rest does not matter
  std::string label = {};  ///< "Page 3" when empty
  Attributes attributes = {};
};

/// The page before or the page after.
struct PageStep {
  std::string href;
  std::optional<Content> text = {};  ///< "Previous page" or "Next page" when there is none
  std::string label = {};            ///< what that page is about, where there are no numbers
  Attributes attributes = {};
};

struct Pagination {
  std::vector<PageLink> items = {};
  std::optional<PageStep> previous = {};
  std::optional<PageStep> next = {};
  std::string landmark_label = _("Pagination");
  std::string classes = {};
  Attributes attributes = {};
};
Html pagination(const Pagination& pagination);

/// Previous, next and the pages around the current one (counted from 1). Draws nothing for a single page.
Html pagination(int current, int last, const std::function<std::string(int)>& href);

}  // namespace waymark::govuk
