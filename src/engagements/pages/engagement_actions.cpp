#include <array>

#include "engagements/pages/engagement.hpp"

namespace waymark::engagements::pages {
namespace {

/// A deed that its own page asks about first, or that a press does at once.
struct Offer {
  Verb verb;
  const char* text;
  const char* path;
  bool at_once = false;
};
constexpr std::array<Offer, 13> kOffers{{
    {Verb::ask, "Send to both for their yes", "/ask", true},
    {Verb::accept, "Say yes", "/accept", true},
    {Verb::decline, "Decline", "/decline"},
    {Verb::withdraw, "Withdraw", "/decline"},
    {Verb::arrange_session, "Arrange a session", "/sessions/new"},
    {Verb::log_session, "Log a session that took place", "/sessions/log"},
    {Verb::resume, "Resume", "/resume", true},
    {Verb::decide, "It goes on as it is", "/decide", true},
    {Verb::complete, "Complete the engagement", "/complete"},
    {Verb::pause, "Pause", "/pause"},
    {Verb::extend, "Add sessions", "/extend"},
    {Verb::change_coach, "Change the coach", "/change-coach"},
    {Verb::end_early, "End early", "/end"},
}};

bool is_offered(const web::Visit& visit, const Sight& sight, Verb verb) {
  const auto& engagement = sight.engagement;
  if (!may_do(visit.work, engagement, verb)) return false;
  const Side side = side_of(visit.work, engagement);
  if (verb == Verb::decide) return !engagement.decision_needed.empty();
  if (verb == Verb::withdraw) return side == Side::programme;
  if (verb == Verb::decline) return side != Side::programme;
  if (verb != Verb::accept || side == Side::programme) return true;
  for (const auto& partner : sight.partners)
    if (partner.person == visit.work.actor.person) return !partner.accepted_at;
  return true;
}

Html button_of(const web::Visit& visit, const Sight& sight, const Offer& offer, bool first) {
  const auto path = path_of(sight.engagement.id) + offer.path;
  const char* text = offer.verb == Verb::accept && side_of(visit.work, sight.engagement) == Side::programme
                         ? _("Record that both have said yes")
                         : _(offer.text);
  if (!offer.at_once) return govuk::button({.text = text, .href = path, .secondary = !first});
  return html("<form method=\"post\" action=\"{}\" novalidate>{}{}</form>", path, web::form_token(visit),
              govuk::button({.text = text, .secondary = !first}));
}

Html session_links(const web::Visit& visit, const Sight& sight, const Session& session) {
  Html cell = govuk::link_with_hidden_text(path_of(sight.engagement, session), _("Open"),
                                           fill(_("session {}"), session.number));
  const auto state = state_at(session, visit.work.now);
  if (state == SessionState::to_be_logged && may_do(visit.work, sight.engagement, Verb::complete_session))
    append(cell, "<br>{}",
           govuk::link_with_hidden_text(path_of(sight.engagement, session) + "/complete", _("Log it"),
                                        fill(_("session {}"), session.number)));
  return cell;
}

}  // namespace

Html actions_of(const web::Visit& visit, const Sight& sight) {
  Html buttons;
  for (const auto& offer : kOffers)
    if (is_offered(visit, sight, offer.verb)) buttons += button_of(visit, sight, offer, buttons.empty());
  return buttons.empty() ? Html() : govuk::button_group(buttons);
}

Html sessions_of(const web::Visit& visit, const Sight& sight) {
  Html section = govuk::heading(2, _("Sessions"));
  if (sight.sessions.empty()) return section + govuk::body(_("There is no session yet."));
  govuk::TableWriter table({.caption = _("Sessions"),
                            .head = {{.text = _("Number"), .numeric = true},
                                     {.text = _("When")},
                                     {.text = _("Length")},
                                     {.text = _("How")},
                                     {.text = _("State")},
                                     {.text = govuk::visually_hidden(_("What to do"))}},
                            .caption_hidden = true,
                            .small_text = true});
  for (const auto& session : sight.sessions)
    table.row(govuk::numeric(session.number), session.starts_at ? brief(london(*session.starts_at)) : std::string(),
              duration_words(session.minutes), label(session.mode), state_tag(state_at(session, visit.work.now)),
              session_links(visit, sight, session));
  return section + std::move(table).html();
}

}  // namespace waymark::engagements::pages
