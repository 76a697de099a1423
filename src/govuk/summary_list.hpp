#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// "Change" with the hidden words that say what: "name".
struct Action {
  Content text;
  std::string href;
  std::string hidden_text = {};
  std::string classes = {};
  Attributes attributes = {};
};

struct SummaryRow {
  Content key;
  Content value;
  std::vector<Action> actions = {};
  std::string classes = {};
  std::string key_classes = {};
  std::string value_classes = {};
  std::string actions_classes = {};
};

/// A card around the list, with a heading.
struct SummaryCard {
  Content title;
  std::vector<Action> actions = {};
  int heading_level = 2;
  std::string title_classes = {};
  std::string actions_classes = {};
  std::string classes = {};
  Attributes attributes = {};
};

struct SummaryList {
  std::vector<SummaryRow> rows;
  std::optional<SummaryCard> card = {};
  bool no_border = false;
  std::string classes = {};
  Attributes attributes = {};
};
Html summary_list(const SummaryList& list);

}  // namespace waymark::govuk
