// Fixtures of the components that say something, as our types.
#include "tests/govuk/options.hpp"

namespace waymark::fixtures {
namespace {

govuk::ButtonType button_type(const std::string& name) {
  if (name == "button") return govuk::ButtonType::button;
  if (name == "reset") return govuk::ButtonType::reset;
  return govuk::ButtonType::submit;
}

Html button(const Options& o) {
  return govuk::button({.text = o.content(),
                        .href = o.text("href"),
                        .name = o.text("name"),
                        .value = o.text("value"),
                        .start = o.has("isStartButton"),
                        .disabled = o.has("disabled"),
                        .type = button_type(o.text("type")),
                        .prevent_double_click = o.optional_bool("preventDoubleClick"),
                        .id = o.text("id"),
                        .classes = o.text("classes"),
                        .attributes = o.attributes()});
}

Html label(const Options& o) { return govuk::label({.text = o.content(), .for_id = o.text("for"), .look = look(o)}); }

Html hint_text(const Options& o) {
  return govuk::hint(
      {.text = o.content(), .id = o.text("id"), .classes = o.text("classes"), .attributes = o.attributes()});
}

Html error_message(const Options& o) {
  return govuk::error_message({.text = o.content(),
                               .id = o.text("id"),
                               .hidden_text = o.text("visuallyHiddenText", "Error"),
                               .classes = o.text("classes"),
                               .attributes = o.attributes()});
}

Html error_summary(const Options& o) {
  std::vector<govuk::ErrorItem> errors;
  for (const auto& item : o.items("errorList"))
    errors.push_back({.text = item.content(), .href = item.text("href"), .attributes = item.attributes()});
  return govuk::error_summary({.errors = errors,
                               .title = o.content("titleHtml", "titleText"),
                               .description = o.optional_content("descriptionHtml", "descriptionText"),
                               .disable_auto_focus = o.optional_bool("disableAutoFocus"),
                               .classes = o.text("classes"),
                               .attributes = o.attributes()});
}

Html details(const Options& o) {
  return govuk::details({.summary = o.content("summaryHtml", "summaryText"),
                         .content = o.content(),
                         .open = o.has("open"),
                         .id = o.text("id"),
                         .classes = o.text("classes"),
                         .attributes = o.attributes()});
}

Html tag(const Options& o) {
  return govuk::tag({.text = o.content(), .classes = o.text("classes"), .attributes = o.attributes()});
}

Html notification_banner(const Options& o) {
  return govuk::notification_banner({.content = o.content(),
                                     .success = o.text("type") == "success",
                                     .title = o.optional_content("titleHtml", "titleText"),
                                     .title_heading_level = o.number("titleHeadingLevel", 2),
                                     .title_id = o.text("titleId", "govuk-notification-banner-title"),
                                     .role = o.text("role"),
                                     .disable_auto_focus = o.optional_bool("disableAutoFocus"),
                                     .classes = o.text("classes"),
                                     .attributes = o.attributes()});
}

Html warning_text(const Options& o) {
  return govuk::warning_text({.text = o.content(),
                              .icon_text = o.text("iconFallbackText", "Warning"),
                              .classes = o.text("classes"),
                              .attributes = o.attributes()});
}

Html inset_text(const Options& o) {
  return govuk::inset_text(
      {.text = o.content(), .id = o.text("id"), .classes = o.text("classes"), .attributes = o.attributes()});
}

Html panel(const Options& o) {
  constexpr std::string_view kInterruption = "govuk-panel--interruption";
  auto classes = o.text("classes");
  const auto at = classes.find(kInterruption);
  if (at != std::string::npos) classes.erase(at, kInterruption.size());
  std::vector<govuk::PanelAction> actions;
  for (const auto& item : o.in("actions").items("items")) {
    const bool is_link = item.has("href") && item.text("type") != "button";
    actions.push_back({.text = item.text("text"),
                       .href = item.text("href"),
                       .button = is_link ? std::nullopt : std::optional(button_type(item.text("type", "button"))),
                       .classes = item.text("classes"),
                       .attributes = item.attributes()});
  }
  return govuk::panel({.title = o.content("titleHtml", "titleText"),
                       .content = o.optional_content(),
                       .heading_level = o.number("headingLevel", 1),
                       .interruption = at != std::string::npos,
                       .actions = actions,
                       .actions_extra = o.has("actions") ? std::optional(o.in("actions").extra()) : std::nullopt,
                       .classes = classes,
                       .attributes = o.attributes()});
}

Html phase_banner(const Options& o) {
  return govuk::phase_banner({.phase = o.in("tag").content(),
                              .text = o.content(),
                              .phase_classes = o.in("tag").text("classes"),
                              .classes = o.text("classes"),
                              .attributes = o.attributes()});
}

}  // namespace

const std::vector<Component>& texts() {
  static const std::vector<Component> all = {{"button", button},
                                             {"label", label},
                                             {"hint", hint_text},
                                             {"error-message", error_message},
                                             {"error-summary", error_summary},
                                             {"details", details},
                                             {"tag", tag},
                                             {"notification-banner", notification_banner},
                                             {"warning-text", warning_text},
                                             {"inset-text", inset_text},
                                             {"panel", panel},
                                             {"phase-banner", phase_banner}};
  return all;
}

}  // namespace waymark::fixtures
