// Text that tries to become markup stays text, in every text member of every component.
#include "tests/govuk/attempts.hpp"

using namespace waymark;
using namespace waymark::govuk;

TEST_CASE("hostile text in fields stays text") {
  Attempts a;
  SUBCASE("input") {
    a.all_inert_in(input({.name = a(),
                          .label = a(),
                          .value = a(),
                          .hint = a(),
                          .error = a(),
                          .id = a(),
                          .label_look = a.look(),
                          .type = a(),
                          .inputmode = a(),
                          .autocomplete = a(),
                          .autocapitalize = a(),
                          .pattern = a(),
                          .prefix = a(),
                          .suffix = a(),
                          .prefix_extra = a.extra(),
                          .suffix_extra = a.extra(),
                          .wrapper = a.extra(),
                          .group = a.group(),
                          .described_by = a(),
                          .classes = a(),
                          .attributes = a.attributes()}));
  }
  SUBCASE("textarea") {
    a.all_inert_in(textarea({.name = a(),
                             .label = a(),
                             .value = a(),
                             .hint = a(),
                             .error = a(),
                             .id = a(),
                             .label_look = a.look(),
                             .autocomplete = a(),
                             .group = a.group(),
                             .described_by = a(),
                             .classes = a(),
                             .attributes = a.attributes()}));
  }
  SUBCASE("character count") {
    a.all_inert_in(character_count({.name = a(),
                                    .label = a(),
                                    .value = a(),
                                    .hint = a(),
                                    .error = a(),
                                    .id = a(),
                                    .label_look = a.look(),
                                    .count_type = a(),
                                    .description = a(),
                                    .texts = {.characters_under = a.counted(),
                                              .characters_at = a(),
                                              .characters_over = a.counted(),
                                              .words_under = a.counted(),
                                              .words_at = a(),
                                              .words_over = a.counted()},
                                    .message_classes = a(),
                                    .group = a.group(),
                                    .classes = a(),
                                    .attributes = a.attributes()}));
  }
  SUBCASE("select") {
    a.all_inert_in(select({.name = a(),
                           .label = a(),
                           .items = {{.value = a(), .text = a(), .attributes = a.attributes()}},
                           .hint = a(),
                           .error = a(),
                           .id = a(),
                           .label_look = a.look(),
                           .group = a.group(),
                           .described_by = a(),
                           .classes = a(),
                           .attributes = a.attributes()}));
  }
  SUBCASE("file upload") {
    a.all_inert_in(file_upload({.name = a(),
                                .label = a(),
                                .hint = a(),
                                .error = a(),
                                .id = a(),
                                .label_look = a.look(),
                                .drop_zone = true,
                                .texts = {.choose_files_button = a(),
                                          .no_file_chosen = a(),
                                          .multiple_files_chosen = a.counted(),
                                          .drop_instruction = a(),
                                          .entered_drop_zone = a(),
                                          .left_drop_zone = a()},
                                .wrapper = a.extra(),
                                .group = a.group(),
                                .described_by = a(),
                                .classes = a(),
                                .attributes = a.attributes()}));
  }
  SUBCASE("password input") {
    a.all_inert_in(password_input({.name = a(),
                                   .label = a(),
                                   .hint = a(),
                                   .error = a(),
                                   .autocomplete = a(),
                                   .value = a(),
                                   .id = a(),
                                   .label_look = a.look(),
                                   .texts = {.show = a(),
                                             .hide = a(),
                                             .show_aria_label = a(),
                                             .hide_aria_label = a(),
                                             .shown_announcement = a(),
                                             .hidden_announcement = a()},
                                   .button_classes = a(),
                                   .group = a.group(),
                                   .described_by = a(),
                                   .classes = a(),
                                   .attributes = a.attributes()}));
  }
}

TEST_CASE("hostile text in questions stays text") {
  Attempts a;
  SUBCASE("radios") {
    a.all_inert_in(radios({.name = a(),
                           .legend = a(),
                           .items = {{.value = a(),
                                      .text = a(),
                                      .hint = a(),
                                      .reveal = body(a()),
                                      .divider_before = a(),
                                      .id = a(),
                                      .label_extra = a.extra(),
                                      .hint_extra = a.extra(),
                                      .attributes = a.attributes()}},
                           .hint = a(),
                           .error = a(),
                           .legend_look = a.look(),
                           .id = a(),
                           .fieldset = a.fieldset(),
                           .group = a.group(),
                           .classes = a(),
                           .attributes = a.attributes()}));
  }
  SUBCASE("checkboxes") {
    a.all_inert_in(checkboxes({.name = a(),
                               .legend = a(),
                               .items = {{.value = a(),
                                          .text = a(),
                                          .hint = a(),
                                          .reveal = body(a()),
                                          .divider_before = a(),
                                          .id = a(),
                                          .label_extra = a.extra(),
                                          .hint_extra = a.extra(),
                                          .attributes = a.attributes()},
                                         {.value = a(), .text = a(), .name = a()}},
                               .hint = a(),
                               .error = a(),
                               .legend_look = a.look(),
                               .id = a(),
                               .fieldset = a.fieldset(),
                               .group = a.group(),
                               .classes = a(),
                               .attributes = a.attributes()}
                              // the group's own name shows in the first box, what describes it in a bare group
                              ));
    Attempts bare;
    bare.all_inert_in(
        checkboxes({.name = bare(), .legend = std::nullopt, .items = {{bare(), bare()}}, .described_by = bare()}));
  }
  SUBCASE("date input") {
    const auto part = [&] {
      return DatePart{.name = a(),
                      .label = a(),
                      .value = a(),
                      .id = a(),
                      .autocomplete = a(),
                      .inputmode = a(),
                      .pattern = a(),
                      .classes = a(),
                      .attributes = a.attributes()};
    };
    a.all_inert_in(date_input({.name = a(),
                               .legend = a(),
                               .hint = a(),
                               .error = a(),
                               .legend_look = a.look(),
                               .day = part(),
                               .month = part(),
                               .year = part(),
                               .id = a(),
                               .fieldset = a.fieldset(),
                               .group = a.group(),
                               .classes = a(),
                               .attributes = a.attributes()}));
    Attempts typed;
    typed.all_inert_in(date_input({.name = typed(), .legend = std::nullopt, .value = {typed(), typed(), typed()}}));
  }
  SUBCASE("fieldset") {
    a.all_inert_in(fieldset({.legend = a(),
                             .content = body(a()),
                             .legend_look = a.look(),
                             .described_by = a(),
                             .role = a(),
                             .classes = a(),
                             .attributes = a.attributes()}));
  }
}
