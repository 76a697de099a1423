// What is a partner's own about a session: private notes and preparation.
#include "conversations/pages/parts.hpp"
#include "conversations/store.hpp"

namespace waymark::conversations::pages {
namespace {

struct Kind {
  OwnKind kind;
  std::string_view page;
  const char* title;
  const char* label;
  const char* hint;
  const char* saved;
};
constexpr Kind kNotes{OwnKind::note,
                      "/notes",
                      "Your private notes",
                      "Notes",
                      "Only you can see them. Nobody else is told that there are any.",
                      "Your notes are saved"};
constexpr Kind kPreparation{OwnKind::preparation,
                            "/prepare",
                            "Prepare for the session",
                            "What you want from this session",
                            "Only you can see it. Nobody else is told that there is any.",
                            "Your preparation is saved"};

Html own_part(const web::Visit& visit, const Scene& scene, const Kind& kind, const Draft& draft) {
  if (!may_write(visit.work, scene.partnership, scene.of())) {
    const auto text = draft.value("text");
    if (!text.empty()) return govuk::written(text);
    return govuk::body(scene.own_of(kind.kind) ? _("What was written here has been destroyed: its time was over.")
                                               : _("You have written nothing here."));
  }
  Html form = web::form_token(visit);
  form += govuk::textarea({.name = "text",
                           .label = _(kind.label),
                           .value = draft.value("text"),
                           .hint = _(kind.hint),
                           .error = draft.error("text"),
                           .label_look = {.size = govuk::Size::m},
                           .rows = 10});
  form += govuk::button({.text = _("Save")});
  return html("<form method=\"post\" action=\"{}\" novalidate>{}</form>", scene.path(kind.page), form);
}

/// The latest conversation before this session that the actor may see.
std::optional<std::pair<Conversation, engagements::Session>> last_time(const web::Visit& visit, const Scene& scene) {
  const auto& engagement = scene.partnership.engagement.id;
  auto& db = visit.work.db;
  const auto visible = visible_to(scene.partnership, visit.work.actor.person, store::conversations_of(db, engagement),
                                  store::let(db, engagement, scene.partnership.coach()));
  bool before = false;
  for (const auto& session : sessions_newest_first(db, engagement)) {
    if (before)
      for (const auto& one : visible)
        if (one.session == session.id) return std::pair(one, session);
    before = before || session.id == scene.session_id;
  }
  return std::nullopt;
}

Html looking_back(const web::Visit& visit, const Scene& scene) {
  Html view = govuk::heading(2, _("Last time"));
  const auto last = last_time(visit, scene);
  if (!last) {
    view += govuk::body(_("There is no earlier conversation to look back on."));
  } else {
    const auto& [conversation, session] = *last;
    view += govuk::body(title_of(&session));
    Writing kept;
    if (auto writing = open(*visit.site.vault, visit.work, scene.partnership, conversation))
      for (auto& entry : *writing)
        if (const auto& key = entry.field.key; key == "agreed" || key == "actions" || key == "next")
          kept.push_back(std::move(entry));
    const auto text = read_view(kept);
    view += text.empty() ? govuk::body(_("It says nothing of what was agreed, or of next time.")) : text;
    view += govuk::body(govuk::link(path_of(conversation.engagement, session.id), _("Read the whole conversation")));
  }
  const auto plan = engagements::path_of(scene.partnership.engagement.id) + "/plan";
  return view + govuk::body(govuk::link(plan, _("Look at the action plan")));
}

web::Response draw(const web::Visit& visit, const Scene& scene, const Kind& kind, const Draft& draft) {
  Html body;
  if (kind.kind == OwnKind::preparation && scene.is_partner(visit)) {
    body += looking_back(visit, scene);
  }
  body += own_part(visit, scene, kind, draft);
  return session_page(visit, scene, _(kind.title), std::move(body), draft.problems);
}

web::Response show(const web::Visit& visit, const Kind& kind) {
  const auto scene = scene_of(visit);
  if (!scene.is_partner(visit) && !scene.own_of(kind.kind)) throw Refused(Refusal::not_found);
  Draft draft;
  draft.put("text", open_text(*visit.site.vault, visit.work, scene.partnership, scene.session_id, kind.kind));
  return draw(visit, scene, kind, draft);
}

web::Response take(const web::Visit& visit, const Kind& kind) {
  const auto scene = own_scene_of(visit);
  web::FormReader reader(visit.form);
  const auto text = reader.optional_text("text", kLongestText);
  Problems problems = reader.problems;
  if (!problems) {
    const auto done =
        save_text(*visit.site.vault, visit.work, scene.partnership.engagement.id, scene.session_id, kind.kind, text);
    if (done) return web::see_other_with_notice(visit, scene.path(kind.page), _(kind.saved));
    problems = done.problems();
  }
  return draw(visit, scene, kind, {visit.form, problems});
}

}  // namespace

web::Response notes(web::Visit& visit) { return show(visit, kNotes); }
web::Response write_notes(web::Visit& visit) { return take(visit, kNotes); }
web::Response prepare(web::Visit& visit) { return show(visit, kPreparation); }
web::Response write_preparation(web::Visit& visit) { return take(visit, kPreparation); }

}  // namespace waymark::conversations::pages
