// Adding a document, or a version of one.
#include "documents/intake.hpp"
#include "documents/pages/pages.hpp"

namespace waymark::documents::pages {
namespace {

constexpr std::int64_t kMegabyte = 1024 * 1024;

Given given_in(const web::Fields& form) { return {std::string(form.get("title")), std::string(form.get("note"))}; }

Intake* intake_of(const web::Visit& visit) { return dynamic_cast<Intake*>(visit.file); }

/// The token comes first and the file last: who sends it is known before it comes.
Html form_for(const web::Visit& visit, const std::string& action, const std::string& deed, const web::Draft& draft) {
  const auto& settings = *visit.site.documents;
  const auto left =
      std::max<std::int64_t>(0, settings.quota_bytes - used_by(visit.work.db, visit.work.actor.person)) / kMegabyte;
  Html fields = govuk::input({.name = "title",
                              .label = _("Title (optional)"),
                              .value = draft.value("title"),
                              .hint = _("If you leave this empty, the name of the file is the title."),
                              .error = draft.error("title")});
  fields += govuk::textarea({.name = "note",
                             .label = _("Note (optional)"),
                             .value = draft.value("note"),
                             .hint = _("What it is about, or what you would like your partner to look at."),
                             .error = draft.error("note")});
  fields += govuk::file_upload(
      {.name = "file",
       .label = _("Upload a file"),
       .hint = fill(
           _("At most {} MB; you have {} MB left. It can be {}. If the page is shown again, choose the file again."),
           settings.most_bytes / kMegabyte, left, types_in_words()),
       .error = draft.error("file")});
  fields += govuk::button({.text = deed, .prevent_double_click = true});
  return html("<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" novalidate>{}{}</form>", action,
              web::form_token(visit), fields);
}

web::Response draw_new(const web::Visit& visit, const Space& space, const web::Draft& draft) {
  return page(visit, space,
              {.title = _("Add a document"),
               .body = form_for(visit, documents_path(space.partnership.engagement.id), _("Add the document"), draft),
               .problems = draft.problems,
               .wide = false});
}

web::Response draw_version(const web::Visit& visit, const Space& space, const DocumentId& id,
                           const web::Draft& draft) {
  const auto path = document_path(space.partnership.engagement.id, id);
  return page(visit, space,
              {.title = _("Add a new version"),
               .body = form_for(visit, path + "/versions", _("Add the new version"), draft),
               .problems = draft.problems,
               .wide = false});
}

const char* what_now(const web::Visit& visit) {
  return visit.site.documents->clamd.empty()
             ? _("Your document is added")
             : _("Your document is added. Your partners see it once it has been checked");
}

}  // namespace

web::Response new_form(web::Visit& visit) {
  return draw_new(visit, own_space_to_change(visit.work, visit.id<EngagementId>()), {});
}

web::Response add(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto done = documents::add(*visit.site.vault, visit.work, *visit.site.documents, id, intake_of(visit),
                                   given_in(visit.form));
  if (!done) return draw_new(visit, own_space(visit.work, id), {visit.form, done.problems()});
  return web::see_other_with_notice(visit, documents_path(id), what_now(visit));
}

web::Response version_form(web::Visit& visit) {
  const auto space = own_space_to_change(visit.work, visit.id<EngagementId>());
  const auto found = document_in(visit.work, space, visit.id<DocumentId>(1));
  if (!may_add_version(visit.work, space, found)) throw Refused(Refusal::not_found);
  web::Draft draft;
  const auto opened = open_versions(*visit.site.vault, visit.work, space.partnership.engagement.id, found.id);
  if (const auto& words = opened.versions.front().words) draft.put("title", words->title);
  return draw_version(visit, space, found.id, draft);
}

web::Response add_version(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto document = visit.id<DocumentId>(1);
  const auto done = documents::add_version(*visit.site.vault, visit.work, *visit.site.documents, id, document,
                                           intake_of(visit), given_in(visit.form));
  if (!done) return draw_version(visit, own_space(visit.work, id), document, {visit.form, done.problems()});
  return web::see_other_with_notice(visit, document_path(id, document), what_now(visit));
}

}  // namespace waymark::documents::pages
