#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// One line of a select. Without a value (std::nullopt) its text is what is sent.
struct Option {
  std::optional<std::string> value;
  std::string text;
  std::optional<bool> selected = {};  ///< says so against Select::value
  bool disabled = false;
  Attributes attributes = {};
};

struct Select {
  std::string name;
  Content label;
  std::vector<Option> items;
  std::string value = {};  ///< the one chosen already
  std::optional<Content> hint = {};
  std::optional<Content> error = {};
  std::string id = {};  ///< the name when empty
  Look label_look = {};
  bool disabled = false;
  FormGroup group = {};
  std::string described_by = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html select(const Select& select);

}  // namespace waymark::govuk
