// The page of an engagement's agreement: how it stands, what it says, what can be done.
#include "agreements/pages/pages.hpp"

namespace waymark::agreements::pages {
namespace {

constexpr int kPageSize = 20;

bool is_open(const web::Visit& visit, const Agreement& agreement) { return agreement.is_open_on(visit.work.today); }

std::string since_words(const Version& version) {
  const auto since = words(london(*version.in_force_at));
  return version.number == 1 ? fill(_("Since {}"), since) : fill(_("Version {}, since {}"), version.number, since);
}

bool is_amended(const Agreement& agreement, const Version& in_force) {
  return std::any_of(agreement.versions.begin(), agreement.versions.end(), [&](const Version& one) {
    return one.number < in_force.number && one.in_force_at && agreement.is_current(one);
  });
}

Html state_of(const Agreement& agreement) {
  const auto* in_force = agreement.in_force();
  const auto* latest = agreement.latest();
  if (!latest) return govuk::tag({.text = _("Not begun"), .colour = govuk::Colour::grey});
  Html tags;
  if (in_force) tags += standing_tag(Standing::in_force);
  if (in_force && is_amended(agreement, *in_force)) {
    append(tags, " ");
    tags += govuk::tag({.text = _("Amended"), .colour = govuk::Colour::purple});
  }
  if (latest != in_force) {
    if (in_force) append(tags, "<br>");
    tags += standing_tag(agreement.standing(*latest));
  }
  return tags;
}

Html how_it_stands(const Agreement& agreement) {
  std::vector<govuk::SummaryRow> rows{{.key = _("State"), .value = state_of(agreement)}};
  if (const auto* in_force = agreement.in_force())
    rows.push_back({.key = _("In force"), .value = since_words(*in_force)});
  if (const auto* draft = agreement.draft())
    rows.push_back({.key = _("Draft"),
                    .value = fill(_("Version {}, last changed by {} on {}"), draft->number, draft->changed_by,
                                  words(london(draft->changed_at)))});
  if (const auto* open = agreement.to_sign()) {
    rows.push_back({.key = _("Proposed"),
                    .value = fill(_("Version {}, by {} on {}"), open->number, open->proposed_by,
                                  words(london(*open->proposed_at)))});
    const auto names = agreement.names_waited_for(*open);
    rows.push_back(
        {.key = _("Waits for"),
         .value = names.empty() ? std::string(_("Nobody: it can be brought into force")) : joined(names, ", ")});
  }
  return govuk::summary_list({.rows = std::move(rows)});
}

Html needed_note(const Agreement& agreement) {
  if (!agreement.rule.required || agreement.in_force()) return {};
  return govuk::inset_text(
      {.text = _("This programme counts a session as completed only once the agreement is signed by all.")});
}

/// What brings it on, while nothing waits to be signed.
Html next_step(const web::Visit& visit, const Agreement& agreement) {
  if (!is_open(visit, agreement) || agreement.to_sign()) return {};
  const auto* latest = agreement.latest();
  const char* text = !latest                ? _("Draft the agreement")
                     : latest->is_draft()   ? _("Continue the draft")
                     : latest->sent_back_at ? _("Write a new version")
                                            : _("Change the agreement");
  const bool quiet = latest && latest == agreement.in_force();
  return govuk::button(
      {.text = text, .href = path_of(agreement.partnership.engagement.id) + "/draft", .secondary = quiet});
}

Html nothing_yet(const web::Visit& visit, const Agreement& agreement) {
  if (!is_open(visit, agreement)) return govuk::inset_text({.text = _("No agreement was made.")});
  Html text =
      govuk::body(_("Coach and coachee write down what they are working towards and how they work together. Either "
                    "of you can begin. It comes into force when all have signed, and can be changed in the same "
                    "way."));
  if (agreement.versions.empty()) return text;
  return text + govuk::inset_text({.text = _("What was agreed with an earlier coach does not hold with the coach "
                                             "of today, who cannot read it.")});
}

Html sent_back_note(const web::Visit& visit, const Agreement& agreement) {
  const auto* latest = agreement.latest();
  if (!latest || !latest->sent_back_at) return {};
  const auto remark = open_remark(*visit.site.vault, visit.work, agreement, *latest);
  Html note = govuk::body(fill(_("{} sent version {} back on {}."), latest->sent_back_by, latest->number,
                               words(london(*latest->sent_back_at))));
  if (!remark.empty()) note += govuk::written(remark);
  return govuk::inset_text({.text = std::move(note)});
}

Html signing(const web::Visit& visit, const Agreement& agreement, const Version& open, const web::Draft& draft) {
  if (!is_open(visit, agreement)) return {};
  const auto here = path_of(agreement.partnership.engagement.id);
  const auto back = govuk::link(here + "/send-back", _("Send it back to discuss it"));
  const auto* own = open.signed_by(visit.work.actor.person);
  if (own && !agreement.waited_for(open).empty())
    return govuk::body(fill(_("You signed it on {}."), words(london(own->at)))) + govuk::body(back);
  const char* promise =
      own ? _("I have signed this version, and bring it into force") : _("I have read this version and agree to it");
  return sign_form(visit, here + "/sign", open, promise, draft, back);
}

/// The version that matters now, whole: the one to sign, or else the one in force.
Html what_it_says(const web::Visit& visit, const Agreement& agreement, const web::Draft& draft) {
  const auto* open = agreement.to_sign();
  const auto* shown = open ? open : agreement.in_force();
  if (!shown) return {};
  Html all = govuk::heading(2, fill(_("Version {}"), shown->number));
  all += text_of(open_text(*visit.site.vault, visit.work, agreement, *shown), 3);
  all += signatures_of(agreement, *shown);
  if (open) all += signing(visit, agreement, *open, draft);
  return all + govuk::body(govuk::link(path_of(agreement.partnership.engagement.id) + "/versions/" + shown->id.str(),
                                       fill(_("Version {} by itself, to print"), shown->number)));
}

Html three_way(const web::Visit& visit, const Agreement& agreement) {
  if (!agreement.third && !agreement.may_be_three_way()) return {};
  const auto here = path_of(agreement.partnership.engagement.id);
  const bool open = is_open(visit, agreement);
  const bool may_name = open && agreement.partnership.is_coachee(visit.work.actor.person);
  Html all = govuk::heading(2, _("Three-way agreement"));
  if (!agreement.third) {
    all += govuk::body(
        _("The coachee can name the line manager or a sponsor. They see the agreed aims and nothing else, and sign "
          "them."));
    if (may_name)
      all += govuk::button({.text = _("Name a third party"), .href = here + "/third-party", .secondary = true});
    return all;
  }
  const auto& third = *agreement.third;
  govuk::SummaryRow who{.key = label(third.kind), .value = third.name};
  govuk::SummaryRow when{.key = _("Three-way meeting"),
                         .value = third.meeting_on ? third.meeting_on->words() : std::string(_("No day set"))};
  if (may_name)
    who.actions = {{.text = _("Withdraw"), .href = here + "/third-party/withdraw", .hidden_text = third.name}};
  if (open)
    when.actions = {
        {.text = _("Change"), .href = here + "/meeting", .hidden_text = _("the day of the three-way meeting")}};
  all += govuk::body(_("They see the aims of the version in force, and nothing else."));
  return all + govuk::summary_list({.rows = {std::move(who), std::move(when)}});
}

std::string signed_words(const Version& version) {
  std::vector<std::string> all;
  for (const auto& one : version.signatures)
    all.push_back(fill(one.aims_only ? _("{} (aims), {}") : _("{}, {}"), one.name, brief(london(one.at))));
  return all.empty() ? std::string(_("Nobody")) : joined(all, "; ");
}

/// Facts alone: for whoever may read a version, a link leads to what it says.
Html versions_of(const web::Visit& visit, const Agreement& agreement, const std::vector<const Version*>& all) {
  if (all.empty()) return {};
  const auto here = path_of(agreement.partnership.engagement.id);
  const int pages = (static_cast<int>(all.size()) + kPageSize - 1) / kPageSize;
  const int page = std::clamp(std::atoi(std::string(visit.request.query.get("page")).c_str()), 1, pages);
  govuk::TableWriter table({.caption = _("Versions"),
                            .head = {{.text = _("Version")},
                                     {.text = _("State")},
                                     {.text = _("Coach")},
                                     {.text = _("Drafted")},
                                     {.text = _("Signed by")}},
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  for (std::size_t at = static_cast<std::size_t>(page - 1) * kPageSize;
       at < std::min<std::size_t>(all.size(), static_cast<std::size_t>(page) * kPageSize); ++at) {
    const auto& one = *all[at];
    const auto name = fill(_("Version {}"), one.number);
    table.row(may_read(visit.work, agreement, one) ? govuk::link(here + "/versions/" + one.id.str(), name)
                                                   : Html::text(name),
              standing_tag(agreement.standing(one)), agreement.coach_name(one), brief(london(one.drafted_at)),
              signed_words(one));
  }
  return std::move(table).html() + govuk::pagination(page, pages, [&](int number) {
           return web::with_query(visit.request, {{"page", std::to_string(number)}});
         });
}

/// What is left to an earlier coach: who signed what they made together, and when.
web::Response for_earlier_coach(const web::Visit& visit, const Agreement& agreement) {
  std::vector<const Version*> own;
  for (const auto& version : agreement.versions)
    for (const auto& time : agreement.partnership.coaches)
      if (time.person == visit.work.actor.person && time.coach == version.coach) {
        own.push_back(&version);
        break;
      }
  Html body = govuk::body(_(
      "You no longer coach here. What was agreed can be read by the coachee alone; who signed it, and when, stays."));
  body += own.empty() ? govuk::inset_text({.text = _("No agreement was made.")}) : versions_of(visit, agreement, own);
  return web::page(visit, {.title = _("Coaching agreement"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Coaching agreement")}},
                           .body = std::move(body)});
}

web::Response draw(const web::Visit& visit, const Agreement& agreement, const web::Draft& draft) {
  std::vector<const Version*> all;
  for (const auto& version : agreement.versions) all.push_back(&version);
  Html body = how_it_stands(agreement);
  if (!is_open(visit, agreement))
    body += govuk::inset_text({.text = _("Nothing can be changed here: the engagement is over, or has no coach.")});
  else body += needed_note(agreement);
  if (!agreement.latest()) body += nothing_yet(visit, agreement);
  body += sent_back_note(visit, agreement);
  body += next_step(visit, agreement);
  body += what_it_says(visit, agreement, draft);
  body += three_way(visit, agreement);
  body += versions_of(visit, agreement, all);
  return section(visit, agreement, _("Coaching agreement"), std::move(body), draft.problems);
}

}  // namespace

web::Response agreement(web::Visit& visit) {
  const auto found = find(visit.work, visit.id<EngagementId>());
  if (!found.partnership.is_partner(visit.work.actor.person)) return for_earlier_coach(visit, found);
  return draw(visit, found, {});
}

web::Response sign(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  Problems problems;
  const auto found = agreement_to_change(visit);
  const auto version = read_signing(visit, problems);
  if (problems) return draw(visit, found, {visit.form, problems});
  agreements::sign(visit.work, id, version);
  const bool in_force = !find(visit.work, id).to_sign();
  return web::see_other_with_notice(
      visit, path_of(id),
      in_force ? _("All have signed: the agreement is in force") : _("You have signed, and the other side is told"));
}

}  // namespace waymark::agreements::pages
