// The conversation of a session: as it is shared, and the form with somebody's draft.
#include "conversations/pages/parts.hpp"
#include "conversations/writing.hpp"

namespace waymark::conversations::pages {
namespace {

/// The form as it stands.
struct Form {
  Template fields;
  int version = 0;  ///< of the conversation it was drawn from
  Draft draft;
  const Own* saved = nullptr;  ///< the draft it shows
};

const Conversation* conversation_in(const Scene& scene) {
  return scene.conversation ? &*scene.conversation : nullptr;
}

bool may_write_it(const web::Visit& visit, const Scene& scene) {
  return may_write_conversation(visit.work, scene.partnership, scene.of(), conversation_in(scene));
}

int version_of(const Scene& scene) { return scene.conversation ? scene.conversation->version : 0; }

std::string who(const web::Visit& visit, const Scene& scene, const PersonId& person) {
  return person == visit.work.actor.person ? std::string(_("you")) : name_of(scene.partnership, person);
}

/// What is shared, and by whom it was written.
Html shared_view(const web::Visit& visit, const Scene& scene) {
  const auto& one = *scene.conversation;
  auto writing = open(*visit.site.vault, visit.work, scene.partnership, one);
  Html view = govuk::heading(2, _("What is shared"), govuk::Size::m, "conflict");
  view += govuk::body(
      fill(_("Last changed by {} on {}."), who(visit, scene, one.changed_by), words(london(one.changed_at))));
  if (!writing) return view + govuk::body(_("What was written here has been destroyed: its time was over."));
  return view + read_view(*writing);
}

Html buttons(const Scene& scene, const PersonId& me) {
  const auto others = other_side(scene.partnership, me);
  return govuk::button_group(
      govuk::button({.text = _("Save draft"), .name = "deed", .value = "draft", .secondary = true}) +
      govuk::button({.text = fill(scene.conversation ? _("Share the changes with {}") : _("Share with {}"), others),
                     .name = "deed",
                     .value = "share"}));
}

Html form_view(const web::Visit& visit, const Scene& scene, const Form& form) {
  Html fields = web::form_token(visit);
  fields += hidden("version", std::to_string(form.version));
  fields += hidden("template", std::to_string(form.fields.version));
  for (const auto& field : form.fields.fields) fields += field_input(field, form.draft);
  append(fields, "<p class=\"govuk-hint\" role=\"status\" data-waymark-draft-status></p>");
  fields += buttons(scene, visit.work.actor.person);

  Html view = govuk::heading(2, scene.conversation ? _("Change it") : _("Write it"));
  if (form.saved && form.saved->drawn_from < version_of(scene))
    view += govuk::warning_text(
        {.text = fill(
             _("The conversation was changed by {} after you began this draft. Compare both texts before you share "
               "yours."),
             who(visit, scene, scene.conversation->changed_by))});
  view += govuk::inset_text(
      {.text = form.saved ? fill(_("This is your draft, last saved on {}. Only you can see it until you share it."),
                                 words(london(form.saved->changed_at)))
                          : std::string(_("Only you can see what you write until you share it."))});
  append(
      view,
      "<form method=\"post\" action=\"{}\" novalidate data-waymark-draft data-waymark-draft-failed=\"{}\">{}</form>",
      scene.path(), std::string_view(_("The draft could not be saved. Copy what you wrote before you leave.")),
      fields);
  if (form.saved) view += govuk::body(govuk::link(scene.path("/discard"), _("Throw the draft away")));
  return view;
}

web::Response draw(const web::Visit& visit, const Scene& scene, Html body, const Problems& problems = {}) {
  return session_page(visit, scene, _("Conversation"), std::move(body), problems);
}

Draft filled_in(const Writing& writing) {
  Draft draft;
  for (const auto& [key, value] : values_of(writing)) draft.put(key, value);
  return draft;
}

Template template_for(const web::Visit& visit, const Scene& scene, int version) {
  auto found = template_of(visit.work.db, scene.partnership.engagement.programme, version);
  if (!found) throw Refused(Refusal::not_found);
  return std::move(*found);
}

/// The form as somebody finds it: with their draft, else with what is shared, else empty.
Form found_form(const web::Visit& visit, const Scene& scene) {
  auto& vault = *visit.site.vault;
  Form form;
  form.version = version_of(scene);
  form.saved = scene.own_of(OwnKind::draft);
  if (form.saved) {
    form.fields = template_for(visit, scene, form.saved->template_version);
    if (const auto draft = open(vault, visit.work, scene.partnership, *form.saved)) form.draft = filled_in(*draft);
  } else if (scene.conversation) {
    form.fields = template_for(visit, scene, scene.conversation->template_version);
    if (const auto now = open(vault, visit.work, scene.partnership, *scene.conversation))
      form.draft = filled_in(*now);
  } else {
    form.fields = template_of(visit.work.db, scene.partnership.engagement.programme);
  }
  return form;
}

/// A draft that can no longer become anything.
Html stranded_draft(const web::Visit& visit, const Scene& scene, const Own& own) {
  Html view = govuk::heading(2, _("Your draft"));
  view += govuk::body(_("It was never shared, and only you can see it."));
  if (const auto draft = open(*visit.site.vault, visit.work, scene.partnership, own)) view += read_view(*draft);
  return view + govuk::body(govuk::link(scene.path("/discard"), _("Throw the draft away")));
}

const char* why_not(const web::Visit& visit, const Scene& scene) {
  const auto& partnership = scene.partnership;
  if (!is_open(visit.work, partnership)) return _("The engagement is over: nothing more is written here.");
  if (!partnership.coach()) return _("There is no coach at present: nothing more is written here.");
  if (!scene.session || scene.session->cancelled_at || scene.session->not_attended_at)
    return _("This session did not take place: nothing more is written here.");
  return _("It belongs to the time of an earlier coach, and stays as it is.");
}

}  // namespace

web::Response conversation(web::Visit& visit) {
  const auto scene = own_scene_of(visit);
  const bool writes = may_write_it(visit, scene);
  const auto* draft = scene.own_of(OwnKind::draft);
  Html body;
  if (scene.conversation) body += shared_view(visit, scene);
  else if (!writes && !draft) body += govuk::body(_("Nothing has been shared about this session."));
  if (!writes) {
    body += govuk::inset_text({.text = why_not(visit, scene)});
    if (draft) body += stranded_draft(visit, scene, *draft);
    return draw(visit, scene, std::move(body));
  }
  if (!scene.conversation || draft || visit.request.query.get("change") == "yes")
    body += form_view(visit, scene, found_form(visit, scene));
  else body += govuk::button({.text = _("Change the conversation"), .href = scene.path() + "?change=yes"});
  return draw(visit, scene, std::move(body));
}

web::Response write_conversation(web::Visit& visit) {
  const auto scene = own_scene_of(visit);
  web::FormReader reader(visit.form);
  const Basis basis{static_cast<int>(reader.whole_number("version", 0, 1'000'000, _("Open the form again"))),
                    static_cast<int>(reader.whole_number("template", 0, 1'000'000, _("Open the form again")))};
  const auto deed = visit.form.get("deed");
  if (!may_write_it(visit, scene)) throw Refused(Refusal::out_of_turn);
  auto fields = template_for(visit, scene, basis.template_version);
  Problems problems = reader.problems;
  const auto values = typed(visit.form, fields.fields, problems);
  auto& vault = *visit.site.vault;
  const auto& engagement = scene.partnership.engagement.id;
  const bool as_typed = deed == "typed", shares = deed == "share";
  if (!problems) {
    const auto done = shares ? share(vault, visit.work, engagement, scene.session_id, basis, values)
                             : save_draft(vault, visit.work, engagement, scene.session_id, basis, values,
                                          as_typed ? Saved::as_typed : Saved::by_button);
    if (!done) problems = done.problems();
  }
  if (as_typed) {
    const auto message = problems
                             ? problems.front().message
                             : fill(_("Draft saved at {}. Only you can see it."), london(visit.work.now).clock());
    JsonWriter json;
    json.begin_object().member("message", message).end_object();
    return web::json(std::move(json).str(), problems ? 422 : 200);
  }
  if (!problems)
    return web::see_other_with_notice(
        visit, scene.path(),
        shares ? fill(_("The conversation is shared with {}"), other_side(scene.partnership, visit.work.actor.person))
               : std::string(_("The draft is saved. Only you can see it")));

  const bool conflict = problems.of("conflict").has_value();
  Html body;
  if (conflict) body += shared_view(visit, scene);
  Form form{std::move(fields), conflict ? version_of(scene) : basis.version, {visit.form, problems}, nullptr};
  body += form_view(visit, scene, form);
  return draw(visit, scene, std::move(body), problems);
}

web::Response discard_form(web::Visit& visit) {
  const auto scene = own_scene_of(visit);
  if (!scene.own_of(OwnKind::draft)) throw Refused(Refusal::not_found);
  Html form = web::form_token(visit);
  form += govuk::button({.text = _("Throw the draft away"), .warning = true});
  Html body = govuk::body(_("What you have written and not shared will be gone for good."));
  append(body, "<form method=\"post\" action=\"{}\" novalidate>{}</form>", scene.path("/discard"), form);
  body += govuk::body(govuk::link(scene.path(), _("Keep it")));
  return session_page(visit, scene, _("Throw the draft away?"), std::move(body));
}

web::Response discard(web::Visit& visit) {
  const auto scene = own_scene_of(visit);
  discard_draft(*visit.site.vault, visit.work, scene.partnership.engagement.id, scene.session_id);
  return web::see_other_with_notice(visit, scene.path(), _("The draft is gone"));
}

}  // namespace waymark::conversations::pages
