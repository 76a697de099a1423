#include "messages/notices.hpp"
#include "messages/pages/pages.hpp"

namespace waymark::messages::pages {
namespace {

using web::Draft;

std::string read_words(const Message& message) {
  if (message.readers == 1) return message.read_by == 1 ? _("Read") : _("Not read yet");
  return fill(_("Read by {} of {}"), message.read_by, message.readers);
}

Html said(const web::Visit& visit, const Conversation& conversation, const OpenedMessage& opened) {
  const auto& message = opened.message;
  const bool own = message.by == visit.work.actor.person;
  if (message.withdrawn_at && !message.by_erased)
    return govuk::body(html("<em>{}</em>", own ? std::string(_("You withdrew this message."))
                                               : fill(_("{} withdrew this message."), message.by_name)));
  if (!opened.text) return govuk::body(html("<em>{}</em>", _("This message is no longer kept.")));
  Html text = govuk::written(*opened.text);
  if (!own) return text;
  Html below = html("{}", read_words(message));
  if (may_withdraw(visit.work, conversation, message))
    append(
        below, " &middot; {}",
        govuk::link_with_hidden_text(path_of_messages(message.engagement) + "/" + message.id.str() + "/withdraw",
                                     _("Withdraw"), fill(_("the message of {}"), words(london(message.written_at)))));
  return text + html("<p class=\"govuk-body-s\">{}</p>", below);
}

Html thread(const web::Visit& visit, const Conversation& conversation, const Page& page) {
  std::vector<govuk::TimelineItem> items;
  for (const auto& opened : page.messages) {
    const auto& message = opened.message;
    Html label = Html::text(message.by == visit.work.actor.person ? _("You") : message.by_name);
    if (message.unread) label += html(" {}", govuk::tag({.text = _("New"), .colour = govuk::Colour::green}));
    items.push_back({.label = label, .at = message.written_at, .text = said(visit, conversation, opened)});
  }
  return govuk::timeline({.items = std::move(items)});
}

Html older_link(const EngagementId& id, const Page& page) {
  if (!page.has_older) return {};
  std::string label = _("Older messages");
  if (page.older_unread > 0)
    label = fill(plural("Older messages ({} not read)", "Older messages ({} not read)", page.older_unread),
                 page.older_unread);
  return govuk::body(govuk::link(path_of_messages(id) + "?before=" + page.messages.front().message.id.str(), label));
}

Html form(const web::Visit& visit, const Conversation& conversation, const Draft& draft) {
  if (conversation.over)
    return govuk::inset_text({.text = _("This engagement is over. Its messages can be read, and nothing new is "
                                        "written.")});
  const auto others = conversation.others(visit.work.actor.person);
  if (others.empty()) return govuk::inset_text({.text = _("There is nobody to write to at the moment.")});
  Html fields = web::form_token(visit);
  fields += govuk::character_count(
      {.name = "text",
       .label = others.size() == 1 ? _("Your message") : _("Your message to everybody in this engagement"),
       .value = draft.value("text"),
       .hint = _("Only the partners of this engagement read it. The mail it sends says that it waits, not what it "
                 "says."),
       .error = draft.error("text"),
       .label_look = {.size = govuk::Size::m},
       .max_length = static_cast<int>(kLongest)});
  fields += govuk::button({.text = _("Send the message")});
  return html("<form method=\"post\" action=\"{}\" novalidate>{}</form>",
              path_of_messages(conversation.partnership.engagement.id), fields);
}

web::Response draw(const web::Visit& visit, const Draft& draft, const MessageId& before) {
  const auto id = visit.id<EngagementId>();
  const auto conversation = own_conversation(visit.work, id);
  const auto page = open_page(*visit.site.vault, visit.work, id, before);
  Html body = older_link(id, page);
  if (page.messages.empty()) body += govuk::body(_("There are no messages yet."));
  else body += thread(visit, conversation, page);
  if (before) body += govuk::body(govuk::link(path_of_messages(id), _("Newest messages")));
  else body += form(visit, conversation, draft);
  return engagements::section_page(
      visit, conversation.partnership, engagements::Section::messages,
      {.title = _("Messages"), .body = std::move(body), .problems = draft.problems, .wide = false});
}

}  // namespace

web::Response conversation(web::Visit& visit) {
  MessageId before;
  if (const auto* asked = visit.request.query.find("before")) {
    const auto parsed = MessageId::parse(*asked);
    if (!parsed) throw Refused(Refusal::not_found);
    before = *parsed;
  }
  return draw(visit, {}, before);
}

web::Response write(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  Draft draft{visit.form, {}};
  web::FormReader reader(visit.form);
  const auto text = reader.text("text", _("Enter a message"), kLongest);
  draft.problems = reader.problems;
  if (draft.problems) return draw(visit, draft, {});
  const auto sent = send(*visit.site.vault, visit.work, id, text);
  if (sent) return web::see_other_with_notice(visit, path_of_messages(id), _("Your message has been sent"));
  draft.problems = sent.problems();
  return draw(visit, draft, {});
}

}  // namespace waymark::messages::pages
