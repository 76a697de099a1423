// Two minutes after a session: three questions, one's own unless one shares them.
#include "conversations/pages/parts.hpp"
#include "conversations/store.hpp"
#include "conversations/writing.hpp"

namespace waymark::conversations::pages {
namespace {

/// Whom somebody's reflection is shared with: a coachee's with the coach alone.
std::string readers_of(const Partnership& partnership, const PersonId& person) {
  return partnership.is_coachee(person) ? name_of(partnership, partnership.coach()) : other_side(partnership, person);
}

bool reaches(const Scene& scene, const Own& own) {
  return own.shared_at &&
         (!scene.partnership.is_coachee(own.person) || of_todays_coach(scene.partnership, *own.shared_at));
}

Html form_view(const web::Visit& visit, const Scene& scene, const Draft& draft) {
  Html fields = web::form_token(visit);
  for (const auto& field : reflection_fields()) fields += field_input(field, draft);
  if (const auto readers = readers_of(scene.partnership, visit.work.actor.person);
      scene.partnership.coach() && !readers.empty())
    fields += govuk::radios(
        {.name = "shared",
         .legend = _("Who sees it"),
         .items = {{.value = "no", .text = _("Only you")}, {.value = "yes", .text = fill(_("You and {}"), readers)}},
         .value = draft.value("shared") == "yes" ? "yes" : "no",
         .legend_look = {.size = govuk::Size::s}});
  fields += govuk::button({.text = _("Save")});
  return html("<form method=\"post\" action=\"{}\" novalidate>{}</form>", scene.path("/reflect"), fields);
}

Html shared_with_me(const web::Visit& visit, const Scene& scene) {
  Html view;
  const auto& me = visit.work.actor.person;
  const auto all = visible_to(
      scene.partnership, me, store::reflections_on(visit.work.db, scene.partnership.engagement.id, scene.session_id));
  for (const auto& own : all) {
    if (own.person == me) continue;
    const auto writing = open(*visit.site.vault, visit.work, scene.partnership, own);
    if (!writing) continue;
    view += govuk::heading(2, fill(_("Shared by {}"), name_of(scene.partnership, own.person)));
    view += read_view(*writing);
  }
  return view;
}

web::Response draw(const web::Visit& visit, const Scene& scene, Html own, const Problems& problems = {}) {
  if (scene.is_partner(visit) && !problems) own += shared_with_me(visit, scene);
  return session_page(visit, scene, _("Your reflection"), std::move(own), problems);
}

}  // namespace

web::Response reflect(web::Visit& visit) {
  const auto scene = scene_of(visit);
  const auto* own = scene.own_of(OwnKind::reflection);
  if (!scene.is_partner(visit) && !own) throw Refused(Refusal::not_found);
  const auto writing = own ? open(*visit.site.vault, visit.work, scene.partnership, *own) : std::optional<Writing>();
  if (may_reflect(visit.work, scene.partnership, scene.of())) {
    Draft draft;
    for (const auto& [key, value] : writing ? values_of(*writing) : Values()) draft.put(key, value);
    if (own && reaches(scene, *own)) draft.put("shared", "yes");
    return draw(visit, scene, form_view(visit, scene, draft));
  }
  if (writing) return draw(visit, scene, read_view(*writing));
  if (own) return draw(visit, scene, govuk::body(_("What was written here has been destroyed: its time was over.")));
  const bool to_come = may_write(visit.work, scene.partnership, scene.of());
  return draw(visit, scene,
              govuk::body(to_come ? _("You can reflect on the session once it has begun.")
                                  : _("You have written nothing here.")));
}

web::Response write_reflection(web::Visit& visit) {
  const auto scene = own_scene_of(visit);
  Problems problems;
  const auto values = typed(visit.form, reflection_fields(), problems);
  const bool shared = visit.form.get("shared") == "yes";
  if (!problems) {
    const auto done = save_reflection(*visit.site.vault, visit.work, scene.partnership.engagement.id,
                                      scene.session_id, values, shared);
    if (done)
      return web::see_other_with_notice(
          visit, scene.path("/reflect"),
          shared ? _("Your reflection is saved and shared") : _("Your reflection is saved. Only you can see it"));
    problems = done.problems();
  }
  return draw(visit, scene, form_view(visit, scene, {visit.form, problems}), problems);
}

}  // namespace waymark::conversations::pages
