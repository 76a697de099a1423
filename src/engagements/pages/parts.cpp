#include "engagements/pages/parts.hpp"

namespace waymark::engagements::pages {
namespace {

govuk::Colour colour_of(State state) {
  switch (state) {
    case State::proposed:
    case State::waiting: return govuk::Colour::yellow;
    case State::agreed: return govuk::Colour::teal;
    case State::active: return govuk::Colour::green;
    case State::paused: return govuk::Colour::orange;
    case State::completed: return govuk::Colour::plain;
    case State::declined:
    case State::ended_early: return govuk::Colour::grey;
  }
  return govuk::Colour::plain;
}

govuk::Colour colour_of(SessionState state) {
  switch (state) {
    case SessionState::arranged: return govuk::Colour::teal;
    case SessionState::to_be_logged: return govuk::Colour::yellow;
    case SessionState::completed: return govuk::Colour::green;
    case SessionState::cancelled: return govuk::Colour::grey;
    case SessionState::not_attended: return govuk::Colour::orange;
  }
  return govuk::Colour::plain;
}

}  // namespace

std::string path_of(const Engagement& engagement, const Session& session) {
  return path_of(engagement.id, session.id);
}

std::string title_of(std::string_view coachee_name, int coachees) {
  if (coachees < 2) return std::string(coachee_name);
  return fill(plural("{} and {} other", "{} and {} others", coachees - 1), coachee_name, coachees - 1);
}

std::vector<govuk::Crumb> way(const Engagement& engagement, std::string here) {
  return {{.text = _("Home"), .href = "/home"},
          {.text = _("Engagements"), .href = "/engagements"},
          {.text = title_of(engagement.coachee_name, engagement.coachees), .href = path_of(engagement.id)},
          {.text = std::move(here)}};
}

Html state_tag(State state) { return govuk::tag({.text = label(state), .colour = colour_of(state)}); }
Html state_tag(SessionState state) { return govuk::tag({.text = label(state), .colour = colour_of(state)}); }

Html flag_tags(const std::vector<Flag>& flags) {
  Html tags;
  for (Flag flag : flags) {
    if (!tags.empty()) append(tags, " ");
    tags += govuk::tag({.text = label(flag), .colour = govuk::Colour::red});
  }
  return tags;
}

Engagement engagement_for(const web::Visit& visit, Verb verb) {
  auto engagement = seen(visit.work, visit.id<EngagementId>());
  require_may(visit.work, engagement, verb);
  require_turn(visit.work, engagement, verb);
  return engagement;
}

Session open_session_of(const web::Visit& visit, const Engagement& engagement) {
  auto session = find_session(visit.work.db, engagement.id, visit.id<SessionId>(1));
  if (!session) throw Refused(Refusal::not_found);
  if (!session->open()) throw Refused(Refusal::out_of_turn, _("This session has already been logged or cancelled."));
  return std::move(*session);
}

bool waits_for_agreement(const web::Visit& visit, const Engagement& engagement) {
  if (engagement.agreement_signed_at) return false;
  const auto programme = programmes::find(visit.work.db, engagement.programme);
  return programme && lacks_agreement(engagement, programme->agreement.required);
}

Html reason_radios(const web::Visit& visit, const Engagement& engagement, programmes::ReasonKind kind,
                   const Draft& draft, const char* legend) {
  std::vector<govuk::Radio> items;
  for (const auto& reason : programmes::reasons(visit.work.db, engagement.programme, kind))
    items.push_back({.value = reason.code, .text = reason.label});
  return govuk::radios({.name = "reason",
                        .legend = legend,
                        .items = std::move(items),
                        .value = draft.value("reason"),
                        .error = draft.error("reason")});
}

web::Response form_page(const web::Visit& visit, const Engagement& engagement, const char* title, Html fields,
                        Html button, const Problems& problems) {
  Html form =
      html("<form method=\"post\" action=\"{}\" novalidate>{}{}", visit.path(), web::form_token(visit), fields);
  append(form, "<div class=\"govuk-button-group\">{}{}</div></form>", button,
         govuk::link(path_of(engagement.id), _("Go back without changing anything")));
  return web::page(visit, {.title = title,
                           .breadcrumbs = way(engagement, title),
                           .body = std::move(form),
                           .problems = problems,
                           .wide = false,
                           .caption = title_of(engagement.coachee_name, engagement.coachees)});
}

}  // namespace waymark::engagements::pages
