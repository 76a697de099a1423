// One document with its versions, and the file of one.
#include "documents/file_name.hpp"
#include "documents/pages/pages.hpp"

namespace waymark::documents::pages {
namespace {

// Out of line: written into its caller, the compiler sees an overrun here that there is not.
[[gnu::noipa]] void add_header(web::Response& response, std::string_view name, std::string_view value) {
  response.header(std::string(name), std::string(value));
}

/// A file as an answer gives it: opened piece by piece, while it is sent.
class Sending final : public web::BodySource {
 public:
  Sending(db::Database& database, FileReader file) : database_(database), file_(std::move(file)) {}
  std::string next() override {
    std::string piece;
    database_.read([&](db::Connection& db) { piece = file_.next(db); });
    return piece;
  }

 private:
  db::Database& database_;
  FileReader file_;
};

std::string what_became(const Document& document, const Version& version) {
  if (document.withdrawn_at) return fill(_("Withdrawn on {}"), day_words(*document.withdrawn_at));
  if (version.refused_at)
    return fill(_("Refused on {}: it was found to be harmful, and has been destroyed"),
                day_words(*version.refused_at));
  if (!version.released_at) return _("Being checked: nobody but you sees it yet");
  return {};
}

std::vector<govuk::SummaryRow> rows_of(const Document& document, const OpenedVersion& opened,
                                       const std::string& path) {
  const auto& version = opened.version;
  std::vector<govuk::SummaryRow> rows{{.key = _("Added"), .value = day_words(version.added_at)}};
  if (const auto text = what_became(document, version); !text.empty())
    rows.push_back({.key = _("State"), .value = text});
  if (!opened.words) return rows;
  const auto& words = *opened.words;
  const auto about = fill(_("{}, {}"), type_words(words), size_words(version.bytes));
  rows.push_back({.key = _("Title"), .value = words.title});
  if (!words.note.empty()) rows.push_back({.key = _("Note"), .value = govuk::written(words.note)});
  rows.push_back({.key = _("File"),
                  .value = version.standing() == Standing::released
                               ? govuk::link(path + "/versions/" + version.id.str(),
                                             fill(_("Download {} ({})"), words.file_name, about))
                               : html("{} ({})", words.file_name, about)});
  return rows;
}

Html actions(const web::Visit& visit, const Space& space, const Document& document, const std::string& path) {
  Html buttons;
  if (may_add_version(visit.work, space, document))
    buttons += govuk::button({.text = _("Add a new version"), .href = path + "/versions/new"});
  if (may_withdraw(visit.work, space, document))
    buttons +=
        govuk::button({.text = _("Withdraw"), .href = path + "/withdraw", .classes = "govuk-button--secondary"});
  Html all = buttons.empty() ? Html() : govuk::button_group(buttons);
  if (!may_show(visit.work, space, document)) return all;
  const bool shown = is_shown(space, document);
  all += govuk::heading(2, _("Your new coach"));
  all += govuk::body(shown ? _("Your coach sees this document, which is from before their time.")
                           : _("This document is from before your coach's time. They do not see it."));
  all += html(
      "<form method=\"post\" action=\"{}\" novalidate>{}<input type=\"hidden\" name=\"shown\" value=\"{}\">{}</form>",
      path + "/show", web::form_token(visit), shown ? "no" : "yes",
      govuk::button({.text = shown ? _("Stop sharing it with your coach") : _("Share it with your coach"),
                     .classes = "govuk-button--secondary"}));
  return all;
}

}  // namespace

web::Response document(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto space = own_space(visit.work, id);
  const auto opened = open_versions(*visit.site.vault, visit.work, id, visit.id<DocumentId>(1));
  const auto& found = opened.document;
  const auto path = document_path(id, found.id);
  Html body =
      govuk::body(found.owner == visit.work.actor.person ? std::string(_("You added this document."))
                                                         : fill(_("{} added this document."), found.owner_name));
  body += actions(visit, space, found, path);
  for (const auto& version : opened.versions)
    body += govuk::summary_list({.rows = rows_of(found, version, path),
                                 .card = govuk::SummaryCard{.title = fill(_("Version {}"), version.version.number)}});
  return page(visit, space, {.title = title_of(found, opened.versions.front().words), .body = std::move(body)});
}

web::Response download(web::Visit& visit) {
  auto opened = open_file(*visit.site.vault, visit.work, visit.id<EngagementId>(), visit.id<DocumentId>(1),
                          visit.id<VersionId>(2));
  web::Response response;
  response.content_type = opened.words.content_type;
  if (response.content_type.starts_with("text/")) response.content_type += "; charset=utf-8";
  add_header(response, "Content-Disposition", as_attachment(opened.words.file_name));
  add_header(response, "Content-Security-Policy", "sandbox; default-src 'none'");
  add_header(response, "X-Content-Type-Options", "nosniff");
  add_header(response, "Cross-Origin-Resource-Policy", "same-origin");
  response.source_length = static_cast<std::uint64_t>(opened.file.bytes());
  response.source = std::make_shared<Sending>(*visit.site.database, std::move(opened.file));
  return response;
}

}  // namespace waymark::documents::pages
