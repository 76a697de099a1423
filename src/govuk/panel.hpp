#pragma once
#include "govuk/button.hpp"

namespace waymark::govuk {

/// Something to do from an interruption: a link with an href, a button otherwise.
struct PanelAction {
  std::string text;
  std::string href = {};
  std::optional<ButtonType> button = {};  ///< with an href, a link that looks like a button
  std::string classes = {};
  Attributes attributes = {};
};

/// The end of a journey, or with `interruption` a question in its middle. Only an interruption has actions.
struct Panel {
  Content title;
  std::optional<Content> content = {};
  int heading_level = 1;
  bool interruption = false;
  std::vector<PanelAction> actions = {};
  std::optional<Extra> actions_extra = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html panel(const Panel& panel);

}  // namespace waymark::govuk
