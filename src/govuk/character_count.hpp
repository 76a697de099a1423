#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// What the script says while somebody types, when it is not to be its own English.
struct CountTexts {
  CountedText characters_under = {};
  std::string characters_at = {};
  CountedText characters_over = {};
  CountedText words_under = {};
  std::string words_at = {};
  CountedText words_over = {};
};

/// A textarea that says how much may be written. The limit is a help: the form's reader holds it.
struct CharacterCount {
  std::string name;
  Content label;
  std::string value = {};
  std::optional<Content> hint = {};
  std::optional<Content> error = {};
  std::string id = {};  ///< the name when empty
  Look label_look = {};
  std::optional<int> max_length = {};  ///< in characters
  std::optional<int> max_words = {};   ///< in words; goes before max_length
  std::optional<int> threshold = {};   ///< percent of the limit from which the count is shown
  std::string count_type = {};         ///< "characters" or "words"; worked out from the limit when empty
  int rows = 5;
  std::optional<bool> spellcheck = {};
  std::string description = {};  ///< "You can enter up to %{count} characters" when empty
  CountTexts texts = {};
  std::string message_classes = {};
  FormGroup group = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html character_count(const CharacterCount& count);

}  // namespace waymark::govuk
