#pragma once
#include "base/problems.hpp"
#include "govuk/parts.hpp"

namespace waymark::govuk {

struct ErrorItem {
  Content text;
  std::string href = {};  ///< "#" and the id of the field it is about
  Attributes attributes = {};
};

struct ErrorSummary {
  std::vector<ErrorItem> errors;
  Content title = _("There is a problem");
  std::optional<Content> description = {};
  std::optional<bool> disable_auto_focus = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html error_summary(const ErrorSummary& summary);

/// Every problem, each linked to its field: the components here give the first input of a field its name as id.
/// Draws nothing when there are none.
Html error_summary(const Problems& problems);

}  // namespace waymark::govuk
