// Options of MoJ's components, as our types; and our sortable table.
#include "tests/govuk/options.hpp"

namespace waymark::fixtures {
namespace {

Html filter(const Options& o) {
  govuk::Filter filter{.options = o.markup("optionsHtml"), .selected = std::nullopt};
  if (o.in("heading").optional_content()) filter.heading = o.in("heading").content();
  if (o.in("submit").has("text")) filter.submit = o.in("submit").text("text");
  filter.submit_attributes = o.in("submit").attributes();
  filter.attributes = o.attributes();
  if (o.has("selectedFilters")) {
    const auto given = o.in("selectedFilters");
    govuk::SelectedFilters selected{.categories = {},
                                    .clear_href = given.in("clearLink").text("href"),
                                    .heading = given.in("heading").content(),
                                    .clear_text = given.in("clearLink").text("text")};
    for (const auto& category : given.items("categories")) {
      govuk::FilterCategory made{.heading = category.in("heading").content(), .items = {}};
      for (const auto& item : category.items("items"))
        made.items.push_back({.text = item.text("text"), .href = item.text("href")});
      selected.categories.push_back(made);
    }
    filter.selected = selected;
  }
  return govuk::filter(filter);
}

Html sub_navigation(const Options& o) {
  govuk::SubNavigation navigation{.items = {}};
  for (const auto& item : o.items("items"))
    navigation.items.push_back({.text = item.content(),
                                .href = item.text("href"),
                                .active = item.has("active"),
                                .classes = item.text("classes"),
                                .attributes = item.attributes()});
  if (o.has("label")) navigation.label = o.text("label");
  navigation.classes = o.text("classes");
  navigation.attributes = o.attributes();
  return govuk::sub_navigation(navigation);
}

/// The machine's time as the template prints it; what is shown comes from our own words for it.
govuk::When when(const Options& datetime) {
  const auto machine = datetime.text("timestamp");
  if (const auto day = Date::parse(machine)) return *day;
  if (const auto at = LocalTime::parse(machine)) return {machine, words(*at)};
  return {machine, machine};
}

Html timeline(const Options& o) {
  govuk::Timeline timeline{.items = {}};
  for (const auto& item : o.items("items")) {
    govuk::TimelineItem made{.label = item.in("label").content(), .at = when(item.in("datetime"))};
    made.text = item.content();
    if (item.has("byline")) made.by = item.in("byline").content();
    made.classes = item.text("classes");
    made.attributes = item.attributes();
    timeline.items.push_back(made);
  }
  timeline.heading_level = o.number("headingLevel", 2);
  timeline.classes = o.text("classes");
  timeline.attributes = o.attributes();
  return govuk::timeline(timeline);
}

Html progress_bar(const Options& o) {
  govuk::ProgressBar bar{.items = {}, .label = o.text("label")};
  for (const auto& item : o.items("items"))
    bar.items.push_back({.label = item.in("label").content(),
                         .active = item.has("active"),
                         .complete = item.has("complete"),
                         .id = item.text("id"),
                         .label_classes = item.in("label").text("classes"),
                         .classes = item.text("classes"),
                         .attributes = item.attributes()});
  bar.id = o.text("id", "progress");
  bar.classes = o.text("classes");
  bar.attributes = o.attributes();
  return govuk::progress_bar(bar);
}

govuk::Sort sorted(const std::string& name) {
  if (name == "ascending") return govuk::Sort::ascending;
  if (name == "descending") return govuk::Sort::descending;
  return govuk::Sort::none;
}

Html sortable_table(const Options& o) {
  govuk::Table table{.caption = o.text("caption"), .head = {}};
  for (const auto& item : o.items("head"))
    table.head.push_back({.text = item.text("text"),
                          .numeric = item.has("numeric"),
                          .sort_href = item.text("href"),
                          .sorted = sorted(item.text("sort"))});
  return govuk::table(table);
}

}  // namespace

const std::vector<Component>& moj() {
  static const std::vector<Component> all = {{"moj-filter", filter},
                                             {"moj-sub-navigation", sub_navigation},
                                             {"moj-timeline", timeline},
                                             {"moj-progress-bar", progress_bar},
                                             {"sortable-table", sortable_table}};
  return all;
}

}  // namespace waymark::fixtures
