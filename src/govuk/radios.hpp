#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// One answer to choose.
struct Radio {
  std::string value;
  Content text;
  std::optional<Content> hint = {};
  Html reveal = {};                  ///< shown when chosen; axe refuses its aria-expanded, so no page has one
  std::optional<bool> checked = {};  ///< says so against Radios::value
  std::string divider_before = {};   ///< "or", between the one before and this one
  bool disabled = false;
  std::string id = {};
  Extra label_extra = {};
  Extra hint_extra = {};
  Attributes attributes = {};
};

/// One answer of several. A group without a legend says so: std::nullopt.
struct Radios {
  std::string name;
  std::optional<Content> legend;
  std::vector<Radio> items;
  std::string value = {};  ///< the one chosen already
  std::optional<Content> hint = {};
  std::optional<Content> error = {};
  Look legend_look = {};
  bool is_inline = false;
  bool small = false;
  std::string id = {};  ///< of the first item, and what the others' begin with; the name when empty
  FieldsetExtra fieldset = {};
  FormGroup group = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html radios(const Radios& radios);

}  // namespace waymark::govuk
