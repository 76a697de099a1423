// The frame around an engagement's pages for its partners.
#include "engagements/pages/parts.hpp"

namespace waymark::engagements {
namespace {

struct Place {
  Section section;
  const char* label;
  const char* path;
};
constexpr Place kPlaces[] = {
    {Section::overview, "Overview", ""},
    {Section::agreement, "Agreement", "/agreement"},
    {Section::conversations, "Conversations", "/conversations"},
    {Section::plan, "Action plan", "/plan"},
    {Section::documents, "Documents", "/documents"},
    {Section::messages, "Messages", "/messages"},
    {Section::tools, "Tools", "/tools"},
};

const Place& place_of(Section section) { return kPlaces[static_cast<std::size_t>(section)]; }

}  // namespace

Html section_links(const web::Visit& visit, const Partnership& partnership, Section current) {
  const auto state = partnership.engagement.state(visit.work.today);
  const bool begun = state != State::proposed && state != State::waiting && state != State::declined;
  if (!begun || !partnership.is_partner(visit.work.actor.person)) return {};
  std::vector<govuk::SubNavigationItem> items;
  for (const auto& place : kPlaces)
    items.push_back({.text = _(place.label),
                     .href = path_of(partnership.engagement.id) + place.path,
                     .active = place.section == current});
  return govuk::sub_navigation({.items = std::move(items), .label = _("This engagement")});
}

web::Response section_page(const web::Visit& visit, const Partnership& partnership, Section section,
                           web::PageContent content) {
  const auto& engagement = partnership.engagement;
  const auto title = pages::title_of(engagement.coachee_name, engagement.coachees);
  std::vector<govuk::Crumb> way{{.text = _("Home"), .href = "/home"},
                                {.text = title, .href = path_of(engagement.id)}};
  const std::string here = path_of(engagement.id) + place_of(section).path;
  if (visit.path() != here) way.push_back({.text = _(place_of(section).label), .href = here});
  for (auto& crumb : content.breadcrumbs) way.push_back(std::move(crumb));
  way.push_back({.text = content.title});
  content.breadcrumbs = std::move(way);
  if (content.caption.empty())
    content.caption =
        partnership.coaches.empty() ? title : fill(_("{} with {}"), title, partnership.coaches.back().name);
  content.above = section_links(visit, partnership, section);
  return web::page(visit, std::move(content));
}

}  // namespace waymark::engagements
