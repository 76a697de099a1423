// Bringing files in, step by step: choose (upload), look at what it would do (preview), confirm.
#include "imports/pages/pages.hpp"

#include "imports/imports.hpp"
#include "imports/recognise.hpp"
#include "imports/store.hpp"

namespace waymark::imports::pages {
namespace {

constexpr std::size_t kFindingsShown = 200;

web::Response choose_page(const web::Visit& visit, Problems problems) {
  Html form = web::form_token(visit);
  form += govuk::file_upload({.name = "files",
                              .label = _("CSV files"),
                              .hint = _("One or more of: organisations, people, suppliers, coaches, contracts, "
                                        "engagements, sessions, invoices. Each is known by its header."),
                              .error = problems.of("files"),
                              .multiple = true});
  form += govuk::button({.text = _("Check the files")});
  Html body = govuk::body(_("Nothing is changed until you have seen what the files would do and confirmed it."));
  append(body, "<form method=\"post\" action=\"/imports\" enctype=\"multipart/form-data\" novalidate>{}</form>",
         form);
  Html columns_of_files;
  for (auto kind : kKinds) {
    std::vector<std::string> names(columns(kind).begin(), columns(kind).end());
    append(columns_of_files, "<h3 class=\"govuk-heading-s\">{}.csv</h3><p class=\"govuk-body waymark-wrap\">{}</p>",
           code(kind), joined(names, ", "));
  }
  body += govuk::details({.summary = _("The columns of each file"), .content = columns_of_files});
  return web::page(visit, {.title = _("Import files"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Import files")}},
                           .body = std::move(body),
                           .problems = std::move(problems),
                           .wide = false});
}

Html counts_table(const Result& result) {
  govuk::TableWriter table({.caption = _("What the files would do"),
                            .head = {{.text = _("File")},
                                     {.text = _("Added"), .numeric = true},
                                     {.text = _("Changed"), .numeric = true},
                                     {.text = _("As they are"), .numeric = true},
                                     {.text = _("Changed here and kept"), .numeric = true},
                                     {.text = _("Refused"), .numeric = true}},
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  for (const auto& [kind, count] : result.counts)
    table.row(label(kind), count.added, count.changed, count.unchanged, count.kept, count.left_out);
  return std::move(table).html();
}

Html findings_table(const char* caption, const std::vector<Finding>& findings) {
  if (findings.empty()) return {};
  govuk::TableWriter table({.caption = caption,
                            .head = {{.text = _("File")},
                                     {.text = _("Line"), .numeric = true},
                                     {.text = _("Column")},
                                     {.text = _("What is wrong")}},
                            .caption_size = govuk::Size::m});
  for (std::size_t i = 0; i < findings.size() && i < kFindingsShown; ++i)
    table.row(findings[i].file, findings[i].line, findings[i].column, findings[i].message);
  auto shown = std::move(table).html();
  if (findings.size() > kFindingsShown)
    shown +=
        govuk::body(fill(_("The first {} of {} are shown; the CSV has them all."), kFindingsShown, findings.size()));
  return shown;
}

web::Response findings_csv(const Result& result) {
  CsvWriter csv;
  csv.row("kind", "file", "line", "column", "message");
  const auto write = [&](std::string_view kind, const std::vector<Finding>& findings) {
    for (const auto& finding : findings)
      csv.row(kind, finding.file, static_cast<std::int64_t>(finding.line), finding.column, finding.message);
  };
  write("refusal", result.refusals);
  write("conflict", result.conflicts);
  write("warning", result.warnings);
  return web::csv(std::move(csv).str(), "import-findings.csv");
}

Html confirm_form(const web::Visit& visit, const Result& result, const std::string& batch) {
  Html form = web::form_token(visit);
  if (!result.refusals.empty())
    form +=
        govuk::checkboxes({.name = "skip",
                           .legend = std::nullopt,
                           .items = {{.value = "yes", .text = _("Leave the refused rows out and import the rest")}}});
  if (!result.conflicts.empty())
    form +=
        govuk::checkboxes({.name = "overwrite",
                           .legend = std::nullopt,
                           .items = {{.value = "yes", .text = _("Let the files win over what was changed here")}}});
  Html buttons = govuk::button({.text = _("Import")});
  buttons += govuk::link("/imports", _("Choose other files"));
  form += govuk::button_group(buttons);
  return html("<form method=\"post\" action=\"/imports/{}\" novalidate>{}</form>", batch, form);
}

std::vector<File> find_files(const web::Visit& visit, const std::string& batch) {
  std::vector<File> files;
  visit.site.database->read([&](db::Connection& db) { files = find_drafts(db, visit.work.actor, batch); });
  if (files.empty()) throw Refused(Refusal::not_found);
  return files;
}

web::Response preview_page(const web::Visit& visit, const Result& result, const std::string& batch,
                           Problems problems) {
  Html body;
  if (!result.refusals.empty()) {
    const auto count = static_cast<std::int64_t>(result.refusals.size());
    body += govuk::warning_text(
        {.text = fill(plural("{} thing in the files is wrong. Nothing has been changed.",
                             "{} things in the files are wrong. Nothing has been changed.", count),
                      count)});
  } else if (result.changed_nothing() && result.conflicts.empty()) {
    body += govuk::inset_text(
        {.text = _("Everything in these files is in Waymark already. There is nothing to import.")});
  }
  body += counts_table(result);
  body += findings_table(_("Refused"), result.refusals);
  body += findings_table(_("Changed here since the last import"), result.conflicts);
  body += findings_table(_("Worth a look"), result.warnings);
  if (!result.refusals.empty() || !result.conflicts.empty() || !result.warnings.empty())
    body += govuk::body(
        govuk::link(web::with_query(visit.request, {{"format", "csv"}}), _("Download the findings as CSV")));
  body += confirm_form(visit, result, batch);
  return web::page(visit, {.title = _("Check the import"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Import files"), .href = "/imports"},
                                           {.text = _("Check")}},
                           .body = std::move(body),
                           .problems = std::move(problems)});
}

}  // namespace

web::Response choose(web::Visit& visit) { return choose_page(visit, {}); }

web::Response upload(web::Visit& visit) {
  Problems problems;
  std::vector<File> files;
  for (auto& sent : visit.uploads) {
    if (sent.field != "files" || sent.file_name.empty()) continue;
    const auto kind = recognise(sent.file_name, sent.content);
    if (!kind)
      problems.add("files",
                   fill(_("{} is none of the eight kinds of file: its header is not known"), sent.file_name));
    else files.push_back({*kind, sent.file_name, std::move(sent.content)});
  }
  if (files.empty() && !problems) problems.add("files", _("Choose at least one CSV file"));
  if (problems) return choose_page(visit, std::move(problems));
  return web::see_other("/imports/" + keep_drafts(visit.work, files));
}

web::Response preview(web::Visit& visit) {
  const auto& batch = visit.captures.at(0);
  const auto files = find_files(visit, batch);
  const auto result = import_files(*visit.site.database, visit.work.actor, *visit.site.clock, files,
                                   {.skip_bad_rows = true, .preview = true});
  if (visit.request.query.get("format") == "csv") return findings_csv(result);
  return preview_page(visit, result, batch, {});
}

web::Response confirm(web::Visit& visit) {
  const auto& batch = visit.captures.at(0);
  const auto files = find_files(visit, batch);
  Options options{.skip_bad_rows = visit.form.get("skip") == "yes",
                  .overwrite = visit.form.get("overwrite") == "yes"};
  const auto result = import_files(*visit.site.database, visit.work.actor, *visit.site.clock, files, options);
  if (result.refused) {
    options.skip_bad_rows = options.preview = true;
    const auto again = import_files(*visit.site.database, visit.work.actor, *visit.site.clock, files, options);
    Problems problems;
    problems.add("skip", _("Correct the files, or choose to leave the refused rows out"));
    return preview_page(visit, again, batch, std::move(problems));
  }
  std::int64_t added = 0, changed = 0;
  for (const auto& [kind, count] : result.counts) {
    added += count.added;
    changed += count.changed;
  }
  visit.site.database->change_now([&](db::Connection& db) {
    close_drafts({db, visit.work.actor, visit.work.now, visit.work.today}, batch);
  });
  return web::see_other_with_notice(visit, "/imports",
                                    fill(_("Imported: {} rows added, {} changed."), added, changed));
}

}  // namespace waymark::imports::pages
