// A document is withdrawn, shown to a new coach or no longer.
#include "documents/pages/pages.hpp"

namespace waymark::documents::pages {

web::Response withdraw_form(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto space = own_space_to_change(visit.work, id);
  const auto opened = open_versions(*visit.site.vault, visit.work, id, visit.id<DocumentId>(1));
  const auto& found = opened.document;
  if (!may_withdraw(visit.work, space, found)) throw Refused(Refusal::not_found);
  const auto path = document_path(id, found.id);
  Html body = govuk::inset_text({.text = title_of(found, opened.versions.front().words)});
  body += govuk::warning_text(
      {.text = _("All its versions are deleted, for you and for your partners. They cannot be brought back. That you "
                 "added a document, and when, can still be seen.")});
  body +=
      html("<form method=\"post\" action=\"{}\" novalidate>{}{}</form>", path + "/withdraw", web::form_token(visit),
           govuk::button_group(govuk::button({.text = _("Withdraw the document"), .warning = true}) +
                               govuk::link(path, _("Keep it"))));
  return page(visit, space, {.title = _("Withdraw this document?"), .body = std::move(body), .wide = false});
}

web::Response withdraw(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  documents::withdraw(*visit.site.vault, visit.work, id, visit.id<DocumentId>(1));
  return web::see_other_with_notice(visit, documents_path(id), _("The document is withdrawn"));
}

web::Response show(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto document = visit.id<DocumentId>(1);
  const bool shown = visit.form.get("shown") == "yes";
  show_to_coach(visit.work, id, document, shown);
  return web::see_other_with_notice(
      visit, document_path(id, document),
      shown ? _("Your coach sees this document") : _("Your coach no longer sees this document"));
}

}  // namespace waymark::documents::pages
