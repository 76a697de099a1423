#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

struct ErrorMessage {
  Content text;
  std::string id = {};
  std::string hidden_text = _("Error");  ///< said before the message, not shown; empty leaves it out
  std::string classes = {};
  Attributes attributes = {};
};
Html error_message(const ErrorMessage& message);

}  // namespace waymark::govuk
