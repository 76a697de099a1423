#include "people/pages/parts.hpp"
#include "people/store.hpp"

namespace waymark::people::pages {
namespace {

constexpr std::int64_t kMostReports = 200;

Html organisation_links(const web::Visit& visit, const Person& person) {
  Html all;
  for (const auto& one : organisation_path(visit.work.db, person.organisation)) {
    if (!all.empty()) append(all, " › ");
    all += may_see(visit.work, one) ? govuk::link("/organisations/" + one.id.str(), one.name) : Html::text(one.name);
  }
  return all;
}

Html manager_link(const web::Visit& visit, const Person& person) {
  const auto manager = find_person(visit.work.db, person.manager);
  if (!manager) return Html::text(_("None recorded"));
  Html text = may_see(visit.work, *manager) ? govuk::link("/people/" + manager->id.str(), manager->name())
                                            : Html::text(manager->name());
  if (manager->is_leaver_on(visit.work.today))
    append(text, " {}", Html::text(fill(_("(left on {})"), manager->left_on->words())));
  return text;
}

Html leaving_words(const Person& person, Date today) {
  const auto* words = person.is_leaver_on(today) ? _("Left on {}") : _("Will leave on {}");
  return Html::text(fill(words, person.left_on->words()));
}

Html facts(const web::Visit& visit, const Person& person) {
  const auto today = visit.work.today;
  std::vector<govuk::SummaryRow> rows;
  rows.push_back({.key = _("Status"), .value = status_tag(status_on(person, today))});
  if (person.left_on) rows.push_back({.key = _("Leaving"), .value = leaving_words(person, today)});
  if (!person.staff_number.empty()) rows.push_back({.key = _("Staff number"), .value = person.staff_number});
  rows.push_back({.key = _("Email address"), .value = person.email});
  if (person.organisation) rows.push_back({.key = _("Organisation"), .value = organisation_links(visit, person)});
  if (!person.grade.empty()) rows.push_back({.key = _("Grade"), .value = person.grade});
  if (!person.location.empty()) rows.push_back({.key = _("Location"), .value = person.location});
  if (!person.staff_number.empty()) rows.push_back({.key = _("Line manager"), .value = manager_link(visit, person)});
  if (person.started_on) rows.push_back({.key = _("Started"), .value = person.started_on->words()});
  if (const auto coach = coach_of_person(visit.work.db, person.id); coach && may_see(visit.work, *coach))
    rows.push_back({.key = _("Coaches’ register"),
                    .value = govuk::link("/coaches/" + coach->id.str(),
                                         waymark::fill(_("{} coach, {}"), label(coach->kind), coach->code))});
  return govuk::summary_list({.rows = std::move(rows)});
}

/// A button whose form stands after the others, so that all stand on one line.
struct Deed {
  const char* action;
  const char* text;
  const char* value;
};

Html actions(const web::Visit& visit, const Person& person) {
  const std::string path = "/people/" + person.id.str();
  std::vector<Deed> deeds;
  if (person.left_on) deeds.push_back({"leaving/withdraw", _("Take the leaving back"), "withdraw"});
  if (!person.is_leaver_on(visit.work.today))
    deeds.push_back(person.on_leave ? Deed{"leave", _("Record return from leave"), "return"}
                                    : Deed{"leave", _("Put on leave"), "start"});
  Html buttons = govuk::button({.text = _("Change post"), .href = path + "/post"}), forms;
  if (!person.left_on)
    buttons += govuk::button({.text = _("Record leaving"), .href = path + "/leaving", .secondary = true});
  for (const auto& deed : deeds) {
    const auto id = fmt::format("deed-{}", deed.value);
    buttons += govuk::button(
        {.text = deed.text, .name = "deed", .value = deed.value, .secondary = true, .attributes = {{"form", id}}});
    append(forms, "<form method=\"post\" action=\"{}/{}\" id=\"{}\">{}{}</form>", path, deed.action, id,
           web::form_token(visit), seen_field(person.changed_at));
  }
  return govuk::button_group(buttons) + forms;
}

Html history(const web::Visit& visit, const Person& person) {
  const auto posts = store::named_posts(visit.work.db, person.id);
  if (posts.empty()) return {};
  const auto current = post_on(visit.work.db, person.id, visit.work.today);
  govuk::TableWriter table(
      {.caption = _("Posts"),
       .head = {{.text = _("From")}, {.text = _("Organisation")}, {.text = _("Grade")}, {.text = _("Line manager")}},
       .caption_size = govuk::Size::m});
  for (const auto& one : posts) {
    Html from = Html::text(one.post.from_on.brief());
    if (current && one.post.from_on == current->from_on)
      append(from, " {}", govuk::tag({.text = _("Today"), .colour = govuk::Colour::green}));
    const auto place = one.agency_name == one.organisation_name
                           ? one.organisation_name
                           : fmt::format("{}, {}", one.organisation_name, one.agency_name);
    table.row(std::move(from), place, one.post.grade, one.manager_name);
  }
  return std::move(table).html();
}

Html reports(const web::Visit& visit, const Person& person) {
  const auto rows = list_reports(visit.work, person.id, kMostReports);
  Html all = govuk::heading(2, _("Direct reports"));
  if (rows.empty()) return all + govuk::body(_("Nobody you can see reports to this person."));
  govuk::TableWriter table({.caption = _("Direct reports"),
                            .head = {{.text = _("Name")}, {.text = _("Grade")}, {.text = _("Attention")}},
                            .caption_hidden = true});
  for (const auto& row : rows)
    table.row(govuk::link("/people/" + row.id.str(), row.name), row.grade,
              row.manager_gone ? govuk::tag({.text = _("Needs a decision"), .colour = govuk::Colour::red}) : Html());
  return all + std::move(table).html();
}

}  // namespace

web::Response draw_person(const web::Visit& visit, const Person& person, const Problems& problems) {
  Html body;
  if (person.manager_gone_at)
    body += govuk::warning_text({.text = _("Their line manager has left. Change their post to say who follows.")});
  body += facts(visit, person);
  if (may_manage(visit.work, person)) body += actions(visit, person);
  body += history(visit, person);
  if (!person.staff_number.empty()) body += reports(visit, person);
  return web::page(visit, {.title = person.name(),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("People"), .href = "/people"},
                                           {.text = person.name()}},
                           .body = std::move(body),
                           .problems = problems});
}

web::Response person(web::Visit& visit) {
  const auto found = find_person(visit.work.db, visit.id<PersonId>());
  if (!found || !may_see(visit.work, *found)) throw Refused(Refusal::not_found);
  return draw_person(visit, *found, {});
}

}  // namespace waymark::people::pages
