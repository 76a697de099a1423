// Fixtures of the fields with a label, as our types.
#include "tests/govuk/options.hpp"

namespace waymark::fixtures {
namespace {

Html input(const Options& o) {
  return govuk::input({.name = o.text("name"),
                       .label = o.in("label").content(),
                       .value = o.text("value"),
                       .hint = hint(o),
                       .error = error(o),
                       .id = o.text("id"),
                       .label_look = look(o.in("label")),
                       .type = o.text("type", "text"),
                       .inputmode = o.text("inputmode"),
                       .autocomplete = o.text("autocomplete"),
                       .autocapitalize = o.text("autocapitalize"),
                       .pattern = o.text("pattern"),
                       .spellcheck = o.optional_bool("spellcheck"),
                       .disabled = o.has("disabled"),
                       .prefix = o.in("prefix").optional_content(),
                       .suffix = o.in("suffix").optional_content(),
                       .prefix_extra = o.in("prefix").extra(),
                       .suffix_extra = o.in("suffix").extra(),
                       .wrapper = o.in("inputWrapper").extra(),
                       .group = form_group(o),
                       .described_by = o.text("describedBy"),
                       .classes = o.text("classes"),
                       .attributes = o.attributes()});
}

Html textarea(const Options& o) {
  return govuk::textarea({.name = o.text("name"),
                          .label = o.in("label").content(),
                          .value = o.text("value"),
                          .hint = hint(o),
                          .error = error(o),
                          .id = o.text("id"),
                          .label_look = look(o.in("label")),
                          .rows = o.number("rows", 5),
                          .autocomplete = o.text("autocomplete"),
                          .spellcheck = o.optional_bool("spellcheck"),
                          .disabled = o.has("disabled"),
                          .group = form_group(o),
                          .described_by = o.text("describedBy"),
                          .classes = o.text("classes"),
                          .attributes = o.attributes()});
}

Html character_count(const Options& o) {
  return govuk::character_count({.name = o.text("name"),
                                 .label = o.in("label").content(),
                                 .value = o.text("value"),
                                 .hint = hint(o),
                                 .error = error(o),
                                 .id = o.text("id"),
                                 .label_look = look(o.in("label")),
                                 .max_length = o.optional_number("maxlength"),
                                 .max_words = o.optional_number("maxwords"),
                                 .threshold = o.optional_number("threshold"),
                                 .count_type = o.text("countType"),
                                 .rows = o.number("rows", 5),
                                 .spellcheck = o.optional_bool("spellcheck"),
                                 .description = o.text("textareaDescriptionText"),
                                 .texts = {.characters_under = counted(o, "charactersUnderLimitText"),
                                           .characters_at = o.text("charactersAtLimitText"),
                                           .characters_over = counted(o, "charactersOverLimitText"),
                                           .words_under = counted(o, "wordsUnderLimitText"),
                                           .words_at = o.text("wordsAtLimitText"),
                                           .words_over = counted(o, "wordsOverLimitText")},
                                 .message_classes = o.in("countMessage").text("classes"),
                                 .group = form_group(o),
                                 .classes = o.text("classes"),
                                 .attributes = o.attributes()});
}

Html select(const Options& o) {
  std::vector<govuk::Option> items;
  for (const auto& item : o.items("items")) {
    items.push_back({.value = item.given("value") ? std::optional(item.text("value")) : std::nullopt,
                     .text = item.text("text"),
                     .selected = item.optional_bool("selected"),
                     .disabled = item.has("disabled"),
                     .attributes = item.attributes()});
  }
  return govuk::select({.name = o.text("name"),
                        .label = o.in("label").content(),
                        .items = items,
                        .value = o.has("value") ? o.text("value") : "",
                        .hint = hint(o),
                        .error = error(o),
                        .id = o.text("id"),
                        .label_look = look(o.in("label")),
                        .disabled = o.has("disabled"),
                        .group = form_group(o),
                        .described_by = o.text("describedBy"),
                        .classes = o.text("classes"),
                        .attributes = o.attributes()});
}

Html file_upload(const Options& o) {
  return govuk::file_upload({.name = o.text("name"),
                             .label = o.in("label").content(),
                             .hint = hint(o),
                             .error = error(o),
                             .id = o.text("id"),
                             .label_look = look(o.in("label")),
                             .multiple = o.has("multiple"),
                             .disabled = o.has("disabled"),
                             .drop_zone = o.has("javascript"),
                             .texts = {.choose_files_button = o.text("chooseFilesButtonText"),
                                       .no_file_chosen = o.text("noFileChosenText"),
                                       .multiple_files_chosen = counted(o, "multipleFilesChosenText"),
                                       .drop_instruction = o.text("dropInstructionText"),
                                       .entered_drop_zone = o.text("enteredDropZoneText"),
                                       .left_drop_zone = o.text("leftDropZoneText")},
                             .wrapper = {o.text("wrapperClasses"), o.attributes("wrapperAttributes")},
                             .group = form_group(o),
                             .described_by = o.text("describedBy"),
                             .classes = o.text("classes"),
                             .attributes = o.attributes()});
}

Html password_input(const Options& o) {
  return govuk::password_input({.name = o.text("name"),
                                .label = o.in("label").content(),
                                .hint = hint(o),
                                .error = error(o),
                                .autocomplete = o.text("autocomplete", "current-password"),
                                .value = o.text("value"),
                                .id = o.text("id"),
                                .label_look = look(o.in("label")),
                                .disabled = o.has("disabled"),
                                .texts = {.show = o.text("showPasswordText"),
                                          .hide = o.text("hidePasswordText"),
                                          .show_aria_label = o.text("showPasswordAriaLabelText"),
                                          .hide_aria_label = o.text("hidePasswordAriaLabelText"),
                                          .shown_announcement = o.text("passwordShownAnnouncementText"),
                                          .hidden_announcement = o.text("passwordHiddenAnnouncementText")},
                                .button_classes = o.in("button").text("classes"),
                                .group = form_group(o),
                                .described_by = o.text("describedBy"),
                                .classes = o.text("classes"),
                                .attributes = o.attributes()});
}

}  // namespace

const std::vector<Component>& fields() {
  static const std::vector<Component> all = {
      {"input", input},   {"textarea", textarea},       {"character-count", character_count},
      {"select", select}, {"file-upload", file_upload}, {"password-input", password_input}};
  return all;
}

}  // namespace waymark::fixtures
