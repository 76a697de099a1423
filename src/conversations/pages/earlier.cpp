// After a change of coach: a coachee shares what was written before, one conversation at a time.
#include "conversations/pages/parts.hpp"

namespace waymark::conversations::pages {
namespace {

std::string name_of_session(const std::vector<engagements::Session>& sessions, const SessionId& id) {
  for (const auto& session : sessions)
    if (session.id == id) return title_of(&session);
  return title_of(nullptr);
}

Html form_view(const web::Visit& visit, const Partnership& partnership, const std::vector<Earlier>& all) {
  const auto sessions = engagements::sessions_of(visit.work.db, partnership.engagement.id);
  const auto coach = name_of(partnership, partnership.coach());
  govuk::Checkboxes boxes{.name = "these",
                          .legend = fill(_("Which may {} see?"), coach),
                          .items = {},
                          .hint = govuk::Content(_("You can take any of them back later."))};
  for (const auto& [conversation, is_let, visible] : all) {
    govuk::Checkbox box{.value = conversation.id.str(), .text = name_of_session(sessions, conversation.session)};
    if (is_let && !visible) box.hint = govuk::Content(fill(_("{} sees it once everybody has said yes"), coach));
    box.disabled = !is_let && !is_open(visit.work, partnership);
    if (is_let) boxes.values.push_back(conversation.id.str());
    boxes.items.push_back(std::move(box));
  }
  Html form = web::form_token(visit);
  form += govuk::checkboxes(boxes);
  form += govuk::button({.text = _("Save")});
  return html("<form method=\"post\" action=\"{}\" novalidate>{}</form>", visit.path(), form);
}

}  // namespace

web::Response earlier(web::Visit& visit) {
  const auto all = earlier_conversations(visit.work, visit.id<EngagementId>());
  const auto partnership = engagements::own_partnership(visit.work, visit.id<EngagementId>());
  Html body = govuk::body(_(
      "What was written with an earlier coach stays with you. A new coach sees none of it unless you share it here, "
      "one conversation at a time."));
  if (partnership.coachees.size() > 1)
    body += govuk::body(_("In a group, a conversation is shared once every coachee has said yes."));
  body += all.empty() ? govuk::body(_("There is nothing from an earlier coach’s time to share."))
                      : form_view(visit, partnership, all);
  return engagements::section_page(
      visit, partnership, engagements::Section::conversations,
      {.title = _("Share earlier conversations"), .body = std::move(body), .wide = false});
}

web::Response share_earlier(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  std::vector<ConversationId> these;
  for (const auto value : visit.form.all("these")) {
    auto one = ConversationId::parse(value);
    if (!one) throw Refused(Refusal::not_found);
    these.push_back(std::move(*one));
  }
  let_coach_see(visit.work, id, these);
  return web::see_other_with_notice(visit, engagements::path_of(id) + "/conversations",
                                    _("Your choice of earlier conversations is saved"));
}

}  // namespace waymark::conversations::pages
