// Text that tries to become markup stays text, in every text member of every component.
#include "tests/govuk/attempts.hpp"

using namespace waymark;
using namespace waymark::govuk;

TEST_CASE("hostile text in what is said stays text") {
  Attempts a;
  SUBCASE("button") {
    a.all_inert_in(
        button({.text = a(), .name = a(), .value = a(), .id = a(), .classes = a(), .attributes = a.attributes()}) +
        button({.text = a(), .href = a(), .start = true, .id = a()}));
  }
  SUBCASE("label, hint, error message") {
    a.all_inert_in(
        label({.text = a(), .for_id = a(), .look = a.look()}) +
        hint({.text = a(), .id = a(), .classes = a(), .attributes = a.attributes()}) +
        error_message({.text = a(), .id = a(), .hidden_text = a(), .classes = a(), .attributes = a.attributes()}));
  }
  SUBCASE("error summary") {
    Problems problems;
    problems.add(a(), a());
    a.all_inert_in(error_summary({.errors = {{.text = a(), .href = a(), .attributes = a.attributes()}, {a()}},
                                  .title = a(),
                                  .description = a(),
                                  .classes = a(),
                                  .attributes = a.attributes()}) +
                   error_summary(problems));
  }
  SUBCASE("details, tag, inset text, warning text, phase banner") {
    a.all_inert_in(
        details({.summary = a(), .content = a(), .id = a(), .classes = a(), .attributes = a.attributes()}) +
        tag({.text = a(), .classes = a(), .attributes = a.attributes()}) +
        inset_text({.text = a(), .id = a(), .classes = a(), .attributes = a.attributes()}) +
        warning_text({.text = a(), .icon_text = a(), .classes = a(), .attributes = a.attributes()}) +
        phase_banner(
            {.phase = a(), .text = a(), .phase_classes = a(), .classes = a(), .attributes = a.attributes()}));
  }
  SUBCASE("notification banner") {
    a.all_inert_in(notification_banner({.content = a(),
                                        .title = a(),
                                        .title_id = a(),
                                        .role = a(),
                                        .classes = a(),
                                        .attributes = a.attributes()}) +
                   banner_heading(a()));
  }
  SUBCASE("panel") {
    a.all_inert_in(panel({.title = a(),
                          .content = a(),
                          .interruption = true,
                          .actions = {{.text = a(), .classes = a(), .attributes = a.attributes()},
                                      {.text = a(), .href = a(), .classes = a(), .attributes = a.attributes()}},
                          .actions_extra = a.extra(),
                          .classes = a(),
                          .attributes = a.attributes()}));
  }
  SUBCASE("running text") {
    a.all_inert_in(body(a()) + lead(a()) + heading(2, a(), Size::m, a()) + caption(a()) + link(a(), a(), a.extra()) +
                   link_with_hidden_text(a(), a(), a()) + visually_hidden(a()) + list({a(), a()}));
  }
}

TEST_CASE("hostile text in tables, lists and navigation stays text") {
  Attempts a;
  SUBCASE("table") {
    Cell cell(a());
    cell.classes = a();
    cell.attributes = a.attributes();
    TableWriter writer({.caption = a(), .head = {}});
    writer.row(a(), numeric(a()));
    a.all_inert_in(table({.caption = a(),
                          .head = {{.text = a(), .sort_href = a(), .classes = a(), .attributes = a.attributes()}},
                          .rows = {{cell, a()}},
                          .caption_classes = a(),
                          .classes = a(),
                          .attributes = a.attributes()}) +
                   std::move(writer).html());
  }
  SUBCASE("summary list") {
    const auto action = [&] {
      return Action{.text = a(), .href = a(), .hidden_text = a(), .classes = a(), .attributes = a.attributes()};
    };
    a.all_inert_in(summary_list({.rows = {{.key = a(),
                                           .value = a(),
                                           .actions = {action(), action()},
                                           .classes = a(),
                                           .key_classes = a(),
                                           .value_classes = a(),
                                           .actions_classes = a()}},
                                 .card = SummaryCard{.title = a(),
                                                     .actions = {action()},
                                                     .title_classes = a(),
                                                     .actions_classes = a(),
                                                     .classes = a(),
                                                     .attributes = a.attributes()},
                                 .classes = a(),
                                 .attributes = a.attributes()}));
  }
  SUBCASE("tabs and task list") {
    a.all_inert_in(tabs({.items = {{.label = a(),
                                    .id = a(),
                                    .panel = a(),
                                    .attributes = a.attributes(),
                                    .panel_attributes = a.attributes()}},
                         .title = a(),
                         .id = a(),
                         .classes = a(),
                         .attributes = a.attributes()}) +
                   task_list({.items = {{.title = a(),
                                         .status = a(),
                                         .href = a(),
                                         .hint = a(),
                                         .title_classes = a(),
                                         .status_classes = a(),
                                         .classes = a()},
                                        {.title = a(), .status = a(), .title_classes = a()}},
                              .id_prefix = a(),
                              .classes = a(),
                              .attributes = a.attributes()}));
  }
  SUBCASE("pagination") {
    a.all_inert_in(
        pagination({.items = {{.number = a(), .href = a(), .label = a(), .attributes = a.attributes()}, {a(), a()}},
                    .previous = PageStep{.href = a(), .text = a(), .attributes = a.attributes()},
                    .landmark_label = a(),
                    .classes = a(),
                    .attributes = a.attributes()}) +
        pagination({.next = PageStep{.href = a(), .label = a()}}) + pagination(1, 2, [&](int) { return a(); }));
  }
  SUBCASE("breadcrumbs, back link, skip link") {
    a.all_inert_in(breadcrumbs({.items = {{.text = a(), .href = a(), .attributes = a.attributes()}, {a()}},
                                .label = a(),
                                .classes = a(),
                                .attributes = a.attributes()}) +
                   back_link({.href = a(), .text = a(), .classes = a(), .attributes = a.attributes()}) +
                   skip_link({.text = a(), .href = a(), .classes = a(), .attributes = a.attributes()}));
  }
  SUBCASE("service navigation") {
    a.all_inert_in(service_navigation(
        {.service_name = a(),
         .service_url = a(),
         .items = {{.text = a(), .href = a(), .attributes = a.attributes()}, {.text = a(), .active = true}},
         .menu_button_text = a(),
         .menu_button_label = a(),
         .navigation_label = a(),
         .navigation_id = a(),
         .navigation_classes = a(),
         .aria_label = a(),
         .classes = a(),
         .attributes = a.attributes()}));
  }
  SUBCASE("filter and sub-navigation") {
    a.all_inert_in(
        filter({.options = body(a()),
                .selected = SelectedFilters{.categories = {{.heading = a(), .items = {{.text = a(), .href = a()}}}},
                                            .clear_href = a(),
                                            .heading = a(),
                                            .clear_text = a()},
                .heading = a(),
                .submit = a(),
                .submit_attributes = a.attributes(),
                .attributes = a.attributes()}) +
        sub_navigation({.items = {{.text = a(), .href = a(), .classes = a(), .attributes = a.attributes()}},
                        .label = a(),
                        .classes = a(),
                        .attributes = a.attributes()}));
  }
  SUBCASE("timeline and progress") {
    a.all_inert_in(
        timeline({.items = {{.label = a(),
                             .at = {a(), a()},
                             .text = a(),
                             .by = a(),
                             .classes = a(),
                             .attributes = a.attributes()}},
                  .classes = a(),
                  .attributes = a.attributes()}) +
        progress_bar(
            {.items = {{.label = a(), .id = a(), .label_classes = a(), .classes = a(), .attributes = a.attributes()}},
             .label = a(),
             .id = a(),
             .classes = a(),
             .attributes = a.attributes()}) +
        app_progress({.done = 1, .planned = 2, .text = a()}));
  }
}
