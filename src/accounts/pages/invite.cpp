#include "accounts/pages/parts.hpp"
#include "people/people.hpp"
#include "web/list_filter.hpp"

namespace waymark::accounts::pages {
namespace {

constexpr int kMostAtOnce = 1000;

InvitableFilter filter_in(const web::Fields& fields) {
  InvitableFilter filter;
  filter.words = trimmed(fields.get("search"));
  if (const auto id = OrganisationId::parse(fields.get("organisation"))) filter.within = *id;
  filter.only = fields.get("only");
  return filter;
}

web::ListFilter filter_of(const web::Visit& visit, const InvitableFilter& filter) {
  web::ListFilter all(visit.request);
  all.text("search", _("Search"), filter.words, _("Name or email address"));
  std::vector<govuk::Option> organisations{{.value = "", .text = _("All organisations")}};
  for (const auto& one : people::organisations_above_units(visit.work.db))
    organisations.push_back({.value = one.id.str(), .text = one.name});
  all.choice("organisation", _("Organisation"), std::move(organisations), filter.within.str());
  all.choice("only", _("Who"),
             {{.value = "", .text = _("Everyone")},
              {.value = "coach", .text = _("Coaches")},
              {.value = "manager", .text = _("Line managers")}},
             filter.only);
  return all;
}

Html box(const Invitable& person) {
  return html(
      "<div class=\"govuk-checkboxes govuk-checkboxes--small\"><div class=\"govuk-checkboxes__item\">"
      "<input class=\"govuk-checkboxes__input\" id=\"person-{}\" name=\"person\" type=\"checkbox\" value=\"{}\">"
      "<label class=\"govuk-label govuk-checkboxes__label\" for=\"person-{}\">"
      "<span class=\"govuk-visually-hidden\">{}</span></label></div></div>",
      person.person.str(), person.person.str(), person.person.str(), person.name);
}

Html choice(const web::Visit& visit, const InvitableFilter& filter, const InvitablePage& found) {
  govuk::TableWriter table({.caption = _("People without an account"),
                            .head = {{.text = _("Invite")},
                                     {.text = _("Name")},
                                     {.text = _("Organisation")},
                                     {.text = _("Grade")},
                                     {.text = _("Invited")}},
                            .caption_hidden = true,
                            .small_text = true});
  for (const auto& person : found.people)
    table.row(box(person), html("{}<br>{}", person.name, person.email), person.organisation, person.grade,
              person.invited ? _("Link is out") : _("Not yet"));
  Html fields = hidden_field("search", filter.words) + hidden_field("organisation", filter.within.str()) +
                hidden_field("only", filter.only) + std::move(table).html();
  Html buttons = govuk::button({.text = _("Invite those ticked")});
  if (found.total <= kMostAtOnce && found.total > 1)
    buttons += govuk::button({.text = waymark::fill(_("Invite all {} of this list"), with_commas(found.total)),
                              .name = "everyone",
                              .value = "yes",
                              .secondary = true});
  // With its query, so that the filter is still asked for when the form comes back with a problem.
  return form(visit, web::with_query(visit.request, {{"page", ""}}), fields + govuk::button_group(buttons));
}

web::Response draw(const web::Visit& visit, const InvitableFilter& filter, const Problems& problems) {
  const auto page = page_asked(visit.request);
  const auto found = invitable(visit.work, filter, page, kPageSize);
  Html right =
      govuk::body(total_words(found.total, _("{} person without an account"), _("{} people without an account")));
  if (found.people.empty())
    right += govuk::inset_text({.text = _("Nobody fits: whoever is not here has an account, has left, or is outside "
                                          "your organisations.")});
  else right += choice(visit, filter, found) + page_links(visit.request, page, found.total, found.people.size());
  const auto hours = keeper(visit).settings().invitation_life.count();
  const auto life = hours % 24 == 0 ? waymark::fill(plural("{} day", "{} days", hours / 24), hours / 24)
                                    : waymark::fill(plural("{} hour", "{} hours", hours), hours);
  Html body = govuk::body(waymark::fill(_("An invitation is a link with which a person opens their account. It works "
                                          "once, for {}, and is shown to you once: you pass it on."),
                                        life));
  body += filter_of(visit, filter).beside(right);
  return web::page(visit, {.title = _("Invite people"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Invite people")}},
                           .body = std::move(body),
                           .problems = problems});
}

web::Response shown_once(const web::Visit& visit, const Invitations& invitations) {
  Html body;
  if (!invitations.made.empty()) {
    body += govuk::warning_text(
        {.text = _("Copy or print these links now: they are not shown again. Each opens one account.")});
    govuk::TableWriter table(
        {.caption = waymark::fill(_("Invitations, good until {}"), moment(invitations.made.front().expires_at)),
         .head = {{.text = _("Name")}, {.text = _("Link")}},
         .caption_size = govuk::Size::m});
    for (const auto& link : invitations.made)
      table.row(html("{}<br><span class=\"waymark-anywhere\">{}</span>", link.name, link.email),
                link_shown_once(visit, link));
    body += std::move(table).html();
  }
  if (!invitations.left_out.empty()) {
    body += govuk::heading(2, _("Not invited"));
    body += govuk::list({invitations.left_out.begin(), invitations.left_out.end()});
  }
  body += govuk::body(govuk::link("/invite", _("Invite more people")));
  return web::page(visit, {.title = _("Invitations"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Invite people"), .href = "/invite"},
                                           {.text = _("Invitations")}},
                           .body = std::move(body)});
}

}  // namespace

web::Response invite_form(web::Visit& visit) { return draw(visit, filter_in(visit.request.query), {}); }

web::Response invite(web::Visit& visit) {
  const auto filter = filter_in(visit.form);
  std::vector<PersonId> chosen;
  if (visit.form.get("everyone") == "yes") {
    for (const auto& person : invitable(visit.work, filter, 1, kMostAtOnce).people) chosen.push_back(person.person);
  } else {
    for (const auto text : visit.form.all("person"))
      if (const auto id = PersonId::parse(text)) chosen.push_back(*id);
  }
  if (chosen.empty()) return draw(visit, filter, problem("", _("Tick at least one person")));
  if (chosen.size() > kMostAtOnce) throw Refused(Refusal::not_allowed);
  return shown_once(visit, invite_all(visit.work, keeper(visit).settings(), chosen));
}

}  // namespace waymark::accounts::pages
