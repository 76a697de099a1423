#include "messages/notices.hpp"
#include "messages/pages/pages.hpp"

namespace waymark::messages::pages {

web::Response withdraw_form(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto conversation = own_conversation(visit.work, id);
  const auto message = own_to_withdraw(visit.work, conversation, visit.id<MessageId>(1));
  Html body = govuk::body(fill(_("You wrote it on {}."), words(london(message.written_at))));
  body +=
      govuk::body(message.read_by > 0
                      ? _("It has been read. What it says is removed and cannot be brought back; that you wrote a "
                          "message and withdrew it stays.")
                      : _("What it says is removed and cannot be brought back; that you wrote a message and "
                          "withdrew it stays."));
  Html fields = web::form_token(visit);
  fields += govuk::button_group(govuk::button({.text = _("Withdraw the message"), .warning = true}) +
                                govuk::link(path_of_messages(id), _("Keep it")));
  append(body, "<form method=\"post\" action=\"{}\" novalidate>{}</form>", visit.path(), fields);
  return engagements::section_page(visit, conversation.partnership, engagements::Section::messages,
                                   {.title = _("Withdraw this message?"), .body = std::move(body), .wide = false});
}

web::Response withdraw(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  messages::withdraw(*visit.site.vault, visit.work, id, visit.id<MessageId>(1));
  return web::see_other_with_notice(visit, path_of_messages(id), _("The message has been withdrawn"));
}

}  // namespace waymark::messages::pages
