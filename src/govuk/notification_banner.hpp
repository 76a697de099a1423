#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// A message about the whole page. Plain text is drawn as one bold line; markup as it is.
struct NotificationBanner {
  Content content;
  bool success = false;               ///< green, and read out at once
  std::optional<Content> title = {};  ///< "Success" or "Important" when there is none
  int title_heading_level = 2;
  std::string title_id = "govuk-notification-banner-title";
  std::string role = {};  ///< "alert" for a success and "region" otherwise, when empty
  std::optional<bool> disable_auto_focus = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html notification_banner(const NotificationBanner& banner);

/// The line of a banner whose content has more than a line.
Html banner_heading(const Content& text);

}  // namespace waymark::govuk
