#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// What the button that shows the password says, when it is not to be the script's own English.
struct PasswordTexts {
  std::string show = {};
  std::string hide = {};
  std::string show_aria_label = {};
  std::string hide_aria_label = {};
  std::string shown_announcement = {};
  std::string hidden_announcement = {};
};

/// A password, which can be shown where script runs. The value is for tests of the design system:
/// a page sends no password back.
struct PasswordInput {
  std::string name;
  Content label;
  std::optional<Content> hint = {};
  std::optional<Content> error = {};
  std::string autocomplete = "current-password";  ///< "new-password" where one is chosen
  std::string value = {};
  std::string id = {};  ///< the name when empty
  Look label_look = {};
  bool disabled = false;
  PasswordTexts texts = {};
  std::string button_classes = {};
  FormGroup group = {};
  std::string described_by = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html password_input(const PasswordInput& input);

}  // namespace waymark::govuk
