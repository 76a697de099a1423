#include "govuk/password_input.hpp"

#include "govuk/button.hpp"
#include "govuk/drawing.hpp"
#include "govuk/input.hpp"

namespace waymark::govuk {
namespace {

std::string with_more(std::string classes, const std::string& more) {
  if (!more.empty()) classes += ' ' + more;
  return classes;
}

Attributes group_attributes(const PasswordInput& input) {
  Attributes all{{"data-module", "govuk-password-input"}};
  draw::add_i18n(all, "show-password", input.texts.show);
  draw::add_i18n(all, "hide-password", input.texts.hide);
  draw::add_i18n(all, "show-password-aria-label", input.texts.show_aria_label);
  draw::add_i18n(all, "hide-password-aria-label", input.texts.hide_aria_label);
  draw::add_i18n(all, "password-shown-announcement", input.texts.shown_announcement);
  draw::add_i18n(all, "password-hidden-announcement", input.texts.hidden_announcement);
  all.insert(all.end(), input.group.attributes.begin(), input.group.attributes.end());
  return all;
}

/// Hidden until the script, which alone makes it work, shows it.
Html toggle(const PasswordInput& input, const std::string& id) {
  const auto& texts = input.texts;
  return button(
      {.text = texts.show.empty() ? _("Show") : texts.show,
       .type = ButtonType::button,
       .prevent_double_click = {},
       .classes = with_more("govuk-button--secondary govuk-password-input__toggle "
                            "govuk-js-password-input-toggle",
                            input.button_classes),
       .attributes = {{"aria-controls", id},
                      {"aria-label", texts.show_aria_label.empty() ? _("Show password") : texts.show_aria_label},
                      {"hidden"}}});
}

}  // namespace

Html password_input(const PasswordInput& password) {
  const std::string& id = password.id.empty() ? password.name : password.id;
  return input({.name = password.name,
                .label = password.label,
                .value = password.value,
                .hint = password.hint,
                .error = password.error,
                .id = id,
                .label_look = password.label_look,
                .type = "password",
                .autocomplete = password.autocomplete,
                .autocapitalize = "none",
                .spellcheck = false,
                .disabled = password.disabled,
                .wrapper = {.classes = "govuk-password-input__wrapper"},
                .group = {.classes = with_more("govuk-password-input", password.group.classes),
                          .attributes = group_attributes(password),
                          .before = password.group.before,
                          .after = toggle(password, id) + password.group.after},
                .described_by = password.described_by,
                .classes = with_more("govuk-password-input__input govuk-js-password-input-input", password.classes),
                .attributes = password.attributes});
}

}  // namespace waymark::govuk
