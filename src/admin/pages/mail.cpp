#include <algorithm>

#include "admin/admin.hpp"
#include "admin/pages/pages.hpp"

namespace waymark::admin::pages {
namespace {

using waymark::jobs::MailKind;
using waymark::jobs::Template;

const MailKind& asked_kind(const std::vector<MailKind>& kinds, const web::Visit& visit) {
  const auto* kind = waymark::jobs::kind_of(kinds, visit.captures.at(0));
  if (!kind) throw Refused(Refusal::not_found);
  return *kind;
}

/// The words of a kind as a list shows them: with an ellipsis for who did it.
std::string name_of(const MailKind& kind) {
  auto words = kind.words;
  if (const auto at = words.find("{by}"); at != std::string::npos) words.replace(at, 4, "…");
  return words;
}

const char* urgency_words(const MailKind& kind) {
  switch (kind.urgency) {
    case MailKind::Urgency::news: return _("News");
    case MailKind::Urgency::needs_answer: return _("Needs an answer");
    case MailKind::Urgency::always: return _("Always at once");
  }
  return "";
}

/// What a mail of these words would say to somebody made up.
Template preview_of(const web::Visit& visit, const Template& words) {
  waymark::jobs::MailValues values;
  values.name = "Alex Example";
  values.by = "Sam Example";
  values.when = waymark::words(london(visit.work.now));
  values.link = visit.site.base_url + "/engagements/…";
  values.service = visit.site.service_name;
  values.list = "* Sam Example arranged a session\n  " + values.link;
  return waymark::jobs::filled(words, values);
}

Html preview(const web::Visit& visit, const Template& words) {
  const auto shown = preview_of(visit, words);
  Html lines;
  for (const auto line : split(shown.text, '\n')) append(lines, "{}<br>", line);
  return govuk::heading(2, _("Preview")) +
         govuk::inset_text({.text = html("<p class=\"govuk-body govuk-!-font-weight-bold\">{}</p><p "
                                         "class=\"govuk-body\">{}</p>",
                                         shown.subject, lines)});
}

std::optional<govuk::Content> error_of(const Problems& problems, std::string_view field) {
  const auto message = problems.of(field);
  return message ? std::optional<govuk::Content>(*message) : std::nullopt;
}

Html words_form(const web::Visit& visit, const MailKind& kind, const Template& words, const Problems& problems) {
  const bool is_digest = kind.kind == waymark::jobs::kDigest;
  Html fields = web::form_token(visit);
  fields += govuk::input(
      {.name = "subject", .label = _("Subject"), .value = words.subject, .error = error_of(problems, "subject")});
  fields += govuk::textarea(
      {.name = "text",
       .label = _("Text"),
       .value = words.text,
       .hint = is_digest ? _("Placeholders: {name} who it is to, {link}, {service}, and {list} what happened")
                         : _("Placeholders: {name} who it is to, {by} who did it, {when}, {link}, {service}"),
       .error = error_of(problems, "text"),
       .rows = 12});
  fields += govuk::button_group(
      govuk::button({.text = _("Save the words"), .name = "action", .value = "save"}) +
      govuk::button({.text = _("Preview"), .name = "action", .value = "preview", .secondary = true}));
  return html("<form method=\"post\" action=\"/admin/mail/{}\" novalidate>{}</form>", kind.kind, fields);
}

Html reset_form(const web::Visit& visit, const MailKind& kind) {
  const auto own = waymark::jobs::own_template(visit.work.db, kind.kind);
  if (!own) return govuk::body(_("These are the words that are built in."));
  return govuk::body(fill(_("{} changed these words on {}."), own->changed_by, brief(london(own->changed_at)))) +
         html("<form method=\"post\" action=\"/admin/mail/{}/reset\">{}{}</form>", kind.kind, web::form_token(visit),
              govuk::button({.text = _("Go back to the words built in"), .warning = true}));
}

web::Response draw(const web::Visit& visit, const MailKind& kind, const Template& words, bool with_preview,
                   const Problems& problems) {
  Html body = govuk::body(
      _("A mail says what kind of thing happened and where to read of it. Leave out anything about what people say "
        "to each other."));
  body += words_form(visit, kind, words, problems);
  if (with_preview) body += preview(visit, words);
  body += reset_form(visit, kind);
  return web::page(visit, {.title = name_of(kind),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Words of mail"), .href = "/admin/mail"},
                                           {.text = name_of(kind)}},
                           .body = std::move(body),
                           .problems = problems,
                           .wide = false,
                           .caption = _("Words of mail")});
}

// A browser sends lines ended by CRLF; what is kept and compared has the plain end.
std::string plain_lines(std::string_view text) {
  std::string plain(text);
  plain.erase(std::remove(plain.begin(), plain.end(), '\r'), plain.end());
  return plain;
}

}  // namespace

web::Response mail_kinds(web::Visit& visit) {
  govuk::TableWriter rows({.caption = _("Words of mail"),
                           .head = {{.text = _("Mail")}, {.text = _("How urgent")}, {.text = _("Words")}},
                           .caption_hidden = true});
  const auto own = waymark::jobs::kinds_with_own_template(visit.work.db);
  for (const auto& kind : *visit.site.mail_kinds)
    rows.row(govuk::link("/admin/mail/" + kind.kind, name_of(kind)), urgency_words(kind),
             std::count(own.begin(), own.end(), kind.kind) > 0 ? _("Your own") : _("Built in"));
  return web::page(visit, {.title = _("Words of mail"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Waiting to happen"), .href = "/admin/jobs"},
                                           {.text = _("Words of mail")}},
                           .body = std::move(rows).html()});
}

web::Response mail_words(web::Visit& visit) {
  const auto& kinds = *visit.site.mail_kinds;
  const auto& kind = asked_kind(kinds, visit);
  const auto own = waymark::jobs::own_template(visit.work.db, kind.kind);
  return draw(visit, kind, own ? own->words : waymark::jobs::built_in(kind), false, {});
}

web::Response mail_change(web::Visit& visit) {
  const auto& kinds = *visit.site.mail_kinds;
  const auto& kind = asked_kind(kinds, visit);
  const Template words{std::string(trimmed(visit.form.get("subject"))), plain_lines(visit.form.get("text"))};
  if (visit.form.get("action") == "preview") {
    const auto problems = waymark::jobs::check_template(kind.kind, words);
    return draw(visit, kind, words, problems.empty(), problems);
  }
  const auto saved = waymark::jobs::save_template(visit.work, kinds, kind.kind, words);
  if (!saved) return draw(visit, kind, words, false, saved.problems());
  return web::see_other_with_notice(visit, "/admin/mail", _("The words are saved"));
}

web::Response mail_reset(web::Visit& visit) {
  const auto& kinds = *visit.site.mail_kinds;
  const auto& kind = asked_kind(kinds, visit);
  waymark::jobs::reset_template(visit.work, kinds, kind.kind);
  return web::see_other_with_notice(visit, "/admin/mail", _("The words built in are used again"));
}

}  // namespace waymark::admin::pages
