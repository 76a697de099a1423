#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// Several lines of text.
struct Textarea {
  std::string name;
  Content label;
  std::string value = {};
  std::optional<Content> hint = {};
  std::optional<Content> error = {};
  std::string id = {};  ///< the name when empty
  Look label_look = {};
  int rows = 5;
  std::string autocomplete = {};
  std::optional<bool> spellcheck = {};
  bool disabled = false;
  FormGroup group = {};
  std::string described_by = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html textarea(const Textarea& textarea);

}  // namespace waymark::govuk
