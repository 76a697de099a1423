#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// One box to tick.
struct Checkbox {
  std::string value;
  Content text;
  std::optional<Content> hint = {};
  Html reveal = {};                  ///< shown when this one is ticked; without script always
  std::optional<bool> checked = {};  ///< says so against Checkboxes::values
  std::string divider_before = {};   ///< "or", between the one before and this one
  bool exclusive = false;            ///< "None of these": ticking it clears the others
  bool disabled = false;
  std::string id = {};
  std::string name = {};  ///< the group's when empty
  Extra label_extra = {};
  Extra hint_extra = {};
  Attributes attributes = {};
};

/// Any number of answers. A group without a legend says so: std::nullopt.
struct Checkboxes {
  std::string name;
  std::optional<Content> legend;
  std::vector<Checkbox> items;
  std::vector<std::string> values = {};  ///< those ticked already
  std::optional<Content> hint = {};
  std::optional<Content> error = {};
  Look legend_look = {};
  bool small = false;
  std::string id = {};  ///< of the first item, and what the others' begin with; the name when empty
  std::string described_by = {};
  FieldsetExtra fieldset = {};
  FormGroup group = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html checkboxes(const Checkboxes& checkboxes);

}  // namespace waymark::govuk
