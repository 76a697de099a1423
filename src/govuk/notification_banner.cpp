#include "govuk/notification_banner.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html banner_heading(const Content& text) {
  return html("<p class=\"govuk-notification-banner__heading\">{}</p>", text.markup());
}

Html notification_banner(const NotificationBanner& banner) {
  const std::string_view usual_role = banner.success ? "alert" : "region";
  const auto title = banner.title ? *banner.title : Content(banner.success ? _("Success") : _("Important"));
  Html made;
  append(made, "<div class=\"govuk-notification-banner");
  if (banner.success) append(made, " govuk-notification-banner--success");
  draw::classes(made, banner.classes);
  append(made, "\" role=\"{}\" aria-labelledby=\"{}\" data-module=\"govuk-notification-banner\"",
         banner.role.empty() ? usual_role : std::string_view(banner.role), banner.title_id);
  if (banner.disable_auto_focus)
    append(made, " data-disable-auto-focus=\"{}\"", draw::truth(*banner.disable_auto_focus));
  draw::attributes(made, banner.attributes);
  append(made,
         "><div class=\"govuk-notification-banner__header\">"
         "<h{} class=\"govuk-notification-banner__title\" id=\"{}\">{}</h{}></div>"
         "<div class=\"govuk-notification-banner__content\">",
         banner.title_heading_level, banner.title_id, title.markup(), banner.title_heading_level);
  if (banner.content.is_markup()) made += banner.content.markup();
  else if (!banner.content.empty()) made += banner_heading(banner.content);
  append(made, "</div></div>");
  return made;
}

}  // namespace waymark::govuk
