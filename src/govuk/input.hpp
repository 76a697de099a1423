#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// One line of text.
struct Input {
  std::string name;
  Content label;
  std::string value = {};
  std::optional<Content> hint = {};
  std::optional<Content> error = {};
  std::string id = {};  ///< the name when empty
  Look label_look = {};
  int width = 0;  ///< in characters: 2, 3, 4, 5, 10, 20 or 30; 0 for the whole line
  std::string type = "text";
  std::string inputmode = {};  ///< "numeric" for whole numbers, "decimal" for amounts
  std::string autocomplete = {};
  std::string autocapitalize = {};
  std::string pattern = {};
  std::optional<bool> spellcheck = {};
  bool disabled = false;
  std::optional<Content> prefix = {};  ///< "£"
  std::optional<Content> suffix = {};  ///< "per session"
  Extra prefix_extra = {};
  Extra suffix_extra = {};
  Extra wrapper = {};  ///< around prefix, input and suffix
  FormGroup group = {};
  std::string described_by = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html input(const Input& input);

}  // namespace waymark::govuk
