#include "rights/pages/parts.hpp"
#include "rights/policy.hpp"

namespace waymark::rights::pages {
namespace {

Html erasures_table(const web::Visit& visit) {
  const auto page = page_asked(visit);
  auto all = store::erasures(visit.work.db, page * kPageSize, kPageSize + 1);
  const bool more = all.size() > kPageSize;
  if (more) all.pop_back();
  if (all.empty()) return govuk::body(_("Nobody has been erased."));
  govuk::TableWriter rows({.caption = _("Who was erased"),
                           .head = {{.text = _("When")},
                                    {.text = _("By")},
                                    {.text = _("Id")},
                                    {.text = _("Engagements shredded"), .numeric = true},
                                    {.text = _("Pieces of content"), .numeric = true}},
                           .caption_size = govuk::Size::m});
  for (const auto& one : all)
    rows.row(brief(london(one.at)), one.by_name, govuk::link("/rights/erasure/" + one.person.str(), one.person.str()),
             with_commas(one.goes.engagements), with_commas(one.goes.pieces));
  return std::move(rows).html() + page_links(visit, page, more);
}

web::Response draw_search(const web::Visit& visit, const web::Draft& draft) {
  Html body = govuk::body(_(
      "First you see what would go, what would stay and what stands in the way. Nothing is erased before you confirm "
      "it."));
  body += post_form(visit, "/rights/erasure",
                    person_field(draft, _("Who asks to be erased?")) + govuk::button({.text = _("Show what goes")}));
  body += erasures_table(visit);
  return web::page(visit, {.title = _("Erasure"),
                           .breadcrumbs = way_to(_("Erasure")),
                           .body = std::move(body),
                           .problems = draft.problems});
}

Html what_goes(const Goes& goes) {
  return govuk::heading(2, _("What goes, for good")) +
         govuk::list(
             {fill(plural("What was written in {} engagement in which they are the only coachee: {} pieces",
                          "What was written in {} engagements in which they are the only coachee: {} pieces",
                          goes.engagements),
                   with_commas(goes.engagements), with_commas(goes.pieces)),
              fill(plural("What is theirs alone in engagements that are others’ too (notes, goals, documents, "
                          "messages): {} piece",
                          "What is theirs alone in engagements that are others’ too (notes, goals, documents, "
                          "messages): {} pieces",
                          goes.own),
                   with_commas(goes.own)),
              fill(_("{} notices and {} mails to them"), with_commas(goes.notices), with_commas(goes.mails)),
              goes.account
                  ? fill(plural("Their account, with {} sign-in", "Their account, with {} sign-ins", goes.sign_ins),
                         with_commas(goes.sign_ins))
                  : std::string(_("They have no account")),
              _("Their name, e-mail address, staff number, location, posts and accreditation: a pseudonym "
                "takes their "
                "place"),
              _("Their choices about mail and calendar, and links to their calendar")});
}

Html what_stays(const Stays& stays) {
  std::vector<govuk::Content> items{
      fill(plural("{} engagement with its dates and agency", "{} engagements with their dates and agencies",
                  stays.engagements),
           with_commas(stays.engagements)),
      fill(plural("{} session done, {} in all", "{} sessions done, {} in all", stays.sessions),
           with_commas(stays.sessions), duration_words(stays.minutes)),
      fill(_("What was delivered: {} net, and its invoices"), stays.delivered.pounds()),
      _("Lines of the audit trail, which name who acted then: they are chained and cannot be changed"),
      _("Concerns, if they raised any: safeguarding leads handle those, and they have a time of their own")};
  if (stays.shared > 0)
    items.push_back(fill(plural("What was shared in {} engagement that is others’ too: its conversations and "
                                "agreement, and what a coach gave their coachees",
                                "What was shared in {} engagements that are others’ too: their conversations and "
                                "agreements, and what a coach gave their coachees",
                                stays.shared),
                         with_commas(stays.shared)));
  return govuk::heading(2, _("What stays, under the pseudonym")) + govuk::list(items);
}

Html confirmation(const web::Visit& visit, const Preview& preview, const web::Draft& draft) {
  const auto& person = preview.person;
  Html body = govuk::warning_text({.text = _("This cannot be undone. Export what the person asked for first.")});
  const bool by_number = !person.staff_number.empty();
  body += post_form(visit, "/rights/erasure/" + person.id.str(),
                    govuk::input({.name = "typed",
                                  .label = by_number ? _("To confirm, type their staff number")
                                                     : _("To confirm, type their e-mail address"),
                                  .value = draft.value("typed"),
                                  .error = draft.error("typed"),
                                  .width = by_number ? 10 : 0,
                                  .autocomplete = "off"}) +
                        govuk::button({.text = _("Erase this person"), .warning = true}));
  return body;
}

web::Response draw_preview(const web::Visit& visit, const web::Draft& draft) {
  const auto shown = preview(the_vault(visit), visit.work, rooms(visit), visit.id<PersonId>());
  const auto& person = shown.person;
  Html body;
  if (person.erased_at) {
    body +=
        govuk::body(fill(_("This person was erased on {}. This is what is left:"), words(london(*person.erased_at))));
    body += what_stays(shown.stays);
  } else {
    body +=
        govuk::summary_list({.rows = {{.key = _("Name"), .value = person.name()},
                                      {.key = person.staff_number.empty() ? _("E-mail address") : _("Staff number"),
                                       .value = confirmed_by(person)}}});
    if (!shown.blocks.empty()) {
      std::vector<govuk::Content> blocks(shown.blocks.begin(), shown.blocks.end());
      body += govuk::heading(2, _("What stands in the way")) + govuk::list(blocks);
    }
    body += what_goes(shown.goes) + what_stays(shown.stays);
    if (shown.blocks.empty()) body += confirmation(visit, shown, draft);
  }
  return web::page(visit, {.title = person.erased_at ? _("Erased person") : _("Erase a person"),
                           .breadcrumbs = way_to(_("Erasure"), "/rights/erasure", _("Erase a person")),
                           .body = std::move(body),
                           .problems = draft.problems,
                           .wide = false});
}

}  // namespace

web::Response erasure(web::Visit& visit) {
  must_keep_rights(visit.work.actor);
  return draw_search(visit, {});
}

web::Response find_for_erasure(web::Visit& visit) {
  must_keep_rights(visit.work.actor);
  if (const auto person = person_named(visit.work.db, visit.form.get("person")))
    return web::see_other("/rights/erasure/" + person->id.str());
  web::Draft draft{visit.form, {}};
  draft.problems.add("person", _("There is nobody with that staff number or e-mail address"));
  return draw_search(visit, draft);
}

web::Response erasure_preview(web::Visit& visit) { return draw_preview(visit, {}); }

web::Response carry_out_erasure(web::Visit& visit) {
  const auto person = visit.id<PersonId>();
  const auto erased = erase(the_vault(visit), visit.work, rooms(visit), person, visit.form.get("typed"));
  if (erased)
    return web::see_other_with_notice(visit, "/rights/erasure/" + person.str(),
                                      _("The person is erased. Keys of what was shredded are destroyed within the "
                                        "hour."));
  return draw_preview(visit, {visit.form, erased.problems()});
}

}  // namespace waymark::rights::pages
