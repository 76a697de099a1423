#include "conversations/pages/parts.hpp"

#include <algorithm>

#include "conversations/store.hpp"

namespace waymark::conversations::pages {

const Own* Scene::own_of(OwnKind kind) const {
  const auto found = std::find_if(own.begin(), own.end(), [&](const Own& one) { return one.kind == kind; });
  return found == own.end() ? nullptr : &*found;
}

std::string Scene::path(std::string_view page) const { return path_of(partnership.engagement.id, session_id, page); }

Scene scene_of(const web::Visit& visit) {
  const auto& work = visit.work;
  const auto& person = work.actor.person;
  Scene scene{
      engagements::own_or_earlier_partnership(work, visit.id<EngagementId>()), visit.id<SessionId>(1), {}, {}, {}};
  const auto& engagement = scene.partnership.engagement.id;
  if (!has_begun(work, scene.partnership)) throw Refused(Refusal::not_found);
  scene.session = engagements::find_session(work.db, engagement, scene.session_id);
  scene.conversation = store::conversation_of(work.db, engagement, scene.session_id);
  if (scene.conversation && !may_see(scene.partnership, person, *scene.conversation,
                                     store::let(work.db, engagement, scene.partnership.coach())))
    scene.conversation.reset();
  scene.own = visible_to(scene.partnership, person, store::own_of(work.db, engagement, person));
  std::erase_if(scene.own, [&](const Own& one) { return one.session != scene.session_id; });
  if (scene.own.empty() && !scene.conversation && !(scene.session && scene.is_partner(visit)))
    throw Refused(Refusal::not_found);
  return scene;
}

Scene own_scene_of(const web::Visit& visit) {
  auto scene = scene_of(visit);
  if (!scene.is_partner(visit)) throw Refused(Refusal::not_found);
  return scene;
}

std::string title_of(const engagements::Session* session) {
  if (!session) return _("A session that is no longer logged");
  if (!session->starts_at) return fill(_("Session {}"), session->number);
  return fill(_("Session of {}"), words(london(*session->starts_at)));
}

std::vector<engagements::Session> sessions_newest_first(db::Connection& db, const EngagementId& engagement) {
  auto sessions = engagements::sessions_of(db, engagement);
  std::sort(sessions.begin(), sessions.end(), [](const auto& one, const auto& other) {
    return std::pair(one.starts_at, one.number) > std::pair(other.starts_at, other.number);
  });
  return sessions;
}

std::string other_side(const Partnership& partnership, const PersonId& person) {
  std::vector<std::string> names;
  for (const auto& partner : partnership.partners())
    if (partner != person) names.push_back(name_of(partnership, partner));
  return names.size() == 1 ? names.front() : std::string(_("the others"));
}

Html read_view(const Writing& writing) {
  Html all;
  for (const auto& [field, value] : writing) {
    if (value.empty()) continue;
    all += govuk::heading(3, shown(field).label);
    all += field.kind == FieldKind::rating ? govuk::body(fill(_("{} out of {}"), value, kBestRating))
                                           : govuk::written(value);
  }
  return all;
}

Html hidden(std::string_view name, std::string_view value) {
  return html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
}

Html field_input(const Field& given, const Draft& draft) {
  const auto field = shown(given);
  const auto hint = field.hint.empty() ? std::nullopt : std::optional<govuk::Content>(field.hint);
  if (field.kind == FieldKind::text)
    return govuk::textarea({.name = field.key,
                            .label = field.label,
                            .value = draft.value(field.key),
                            .hint = hint,
                            .error = draft.error(field.key),
                            .label_look = {.size = govuk::Size::s}});
  return govuk::input({.name = field.key,
                       .label = field.label,
                       .value = draft.value(field.key),
                       .hint = hint ? hint : govuk::Content(fill(_("A whole number from 0 to {}"), kBestRating)),
                       .error = draft.error(field.key),
                       .label_look = {.size = govuk::Size::s},
                       .width = 3,
                       .inputmode = "numeric"});
}

Values typed(const web::Fields& form, const std::vector<Field>& fields, Problems& problems) {
  web::FormReader reader(form);
  Values values;
  for (const auto& field : fields) values[field.key] = reader.optional_text(field.key, kLongestText);
  problems.add(reader.problems);
  return values;
}

Html session_links(const web::Visit& visit, const Scene& scene) {
  const auto& here = visit.path();
  const bool writes = may_write(visit.work, scene.partnership, scene.of());
  std::vector<govuk::Content> links;
  const auto add = [&](std::string_view page, const char* label, bool there) {
    if (there && here != scene.path(page)) links.push_back(govuk::link(scene.path(page), label));
  };
  add("", _("The conversation"), scene.is_partner(visit));
  add("/prepare", _("Your preparation"), writes || scene.own_of(OwnKind::preparation));
  add("/notes", _("Your private notes"), writes || scene.own_of(OwnKind::note));
  const auto* session = scene.of();
  const bool to_come = session && session->open() && session->starts_at && *session->starts_at > visit.work.now;
  add("/reflect", _("Your reflection"), (scene.is_partner(visit) && !to_come) || scene.own_of(OwnKind::reflection));
  if (links.empty()) return {};
  return govuk::heading(2, _("More about this session")) + govuk::list(links, govuk::ListKind::plain);
}

web::Response session_page(const web::Visit& visit, const Scene& scene, const char* title, Html body,
                           const Problems& problems) {
  Html whole = govuk::body(title_of(scene.of()));
  whole += body;
  whole += session_links(visit, scene);
  return engagements::section_page(visit, scene.partnership, engagements::Section::conversations,
                                   {.title = title,
                                    .body = std::move(whole),
                                    .problems = problems,
                                    .status = problems ? 422 : 200,
                                    .wide = false});
}

}  // namespace waymark::conversations::pages
