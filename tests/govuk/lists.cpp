// Fixtures of tables and lists, as our types.
#include "tests/govuk/options.hpp"

namespace waymark::fixtures {
namespace {

govuk::Cell cell(const Options& o) {
  govuk::Cell made(o.content());
  made.numeric = o.text("format") == "numeric";
  made.classes = o.text("classes");
  made.colspan = o.number("colspan");
  made.rowspan = o.number("rowspan");
  made.attributes = o.attributes();
  return made;
}

Html table(const Options& o) {
  std::vector<govuk::Column> head;
  for (const auto& item : o.items("head"))
    head.push_back({.text = item.content(),
                    .numeric = item.text("format") == "numeric",
                    .classes = item.text("classes"),
                    .colspan = item.number("colspan"),
                    .rowspan = item.number("rowspan"),
                    .attributes = item.attributes()});
  std::vector<govuk::Row> rows;
  for (const auto& row : o.raw("rows")) {
    if (!is_true(row)) continue;
    govuk::Row cells;
    for (const auto& item : row) cells.push_back(cell(Options(item)));
    rows.push_back(cells);
  }
  return govuk::table({.caption = o.text("caption"),
                       .head = head,
                       .rows = rows,
                       .first_cell_is_header = o.has("firstCellIsHeader"),
                       .scrolls = false,
                       .caption_classes = o.text("captionClasses"),
                       .classes = o.text("classes"),
                       .attributes = o.attributes()});
}

std::vector<govuk::Action> actions(const Options& o) {
  std::vector<govuk::Action> all;
  for (const auto& item : o.items("items"))
    all.push_back({.text = item.content(),
                   .href = item.text("href"),
                   .hidden_text = item.text("visuallyHiddenText"),
                   .classes = item.text("classes"),
                   .attributes = item.attributes()});
  return all;
}

Html summary_list(const Options& o) {
  govuk::SummaryList list{.rows = {}};
  for (const auto& row : o.items("rows"))
    list.rows.push_back({.key = row.in("key").content(),
                         .value = row.in("value").content(),
                         .actions = actions(row.in("actions")),
                         .classes = row.text("classes"),
                         .key_classes = row.in("key").text("classes"),
                         .value_classes = row.in("value").text("classes"),
                         .actions_classes = row.in("actions").text("classes")});
  if (o.has("card")) {
    const auto card = o.in("card");
    const auto title = card.in("title");
    list.card = govuk::SummaryCard{.title = title.content(),
                                   .actions = actions(card.in("actions")),
                                   .heading_level = title.number("headingLevel", 2),
                                   .title_classes = title.text("classes"),
                                   .actions_classes = card.in("actions").text("classes"),
                                   .classes = card.text("classes"),
                                   .attributes = card.attributes()};
  }
  list.classes = o.text("classes");
  list.attributes = o.attributes();
  return govuk::summary_list(list);
}

Html tabs(const Options& o) {
  govuk::Tabs tabs{.items = {}};
  for (const auto& item : o.items("items")) {
    const auto place = std::to_string(tabs.items.size() + 1);
    tabs.items.push_back({.label = item.text("label"),
                          .id = item.has("id") ? item.text("id") : o.text("idPrefix") + "-" + place,
                          .panel = item.in("panel").content(),
                          .attributes = item.attributes(),
                          .panel_attributes = item.in("panel").attributes()});
  }
  tabs.title = o.text("title", "Contents");
  tabs.id = o.text("id");
  tabs.classes = o.text("classes");
  tabs.attributes = o.attributes();
  return govuk::tabs(tabs);
}

govuk::Content task_status(const Options& status) {
  if (!status.has("tag")) return status.content();
  const auto tag = status.in("tag");
  return govuk::tag({.text = tag.content(), .classes = tag.text("classes"), .attributes = tag.attributes()});
}

Html task_list(const Options& o) {
  govuk::TaskList list{.items = {}};
  for (const auto& item : o.items("items"))
    list.items.push_back({.title = item.in("title").content(),
                          .status = task_status(item.in("status")),
                          .href = item.text("href"),
                          .hint = hint(item),
                          .title_classes = item.in("title").text("classes"),
                          .status_classes = item.in("status").text("classes"),
                          .classes = item.text("classes")});
  list.id_prefix = o.text("idPrefix", "task-list");
  list.classes = o.text("classes");
  list.attributes = o.attributes();
  return govuk::task_list(list);
}

}  // namespace

const std::vector<Component>& lists() {
  static const std::vector<Component> all = {
      {"table", table}, {"summary-list", summary_list}, {"tabs", tabs}, {"task-list", task_list}};
  return all;
}

}  // namespace waymark::fixtures
