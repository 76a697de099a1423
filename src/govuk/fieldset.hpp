#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// Fields that belong together, and what they are about. A fieldset without a legend says so: std::nullopt.
struct Fieldset {
  std::optional<Content> legend;
  Html content;
  Look legend_look = {};
  std::string described_by = {};
  std::string role = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html fieldset(const Fieldset& fieldset);

}  // namespace waymark::govuk
