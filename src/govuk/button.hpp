#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

enum class ButtonType { submit, button, reset };

/// A button, or with an href a link that looks like one.
struct Button {
  Content text;
  std::string href = {};
  std::string name = {};
  std::string value = {};
  bool secondary = false;
  bool warning = false;
  bool inverse = false;
  bool start = false;  ///< begins a service: with an arrow
  bool disabled = false;
  ButtonType type = ButtonType::submit;
  std::optional<bool> prevent_double_click = true;  ///< nothing leaves it to the page's script
  std::string id = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html button(const Button& button);

}  // namespace waymark::govuk
