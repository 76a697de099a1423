#pragma once
// What the components share: content, attributes, sizes, and what surrounds a field.
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/words.hpp"
#include "markup/markup.hpp"

namespace waymark::govuk {

/// What stands inside an element: text, which is escaped here, or markup.
/// Some components wrap plain text in a paragraph of its own and leave markup as it is.
class Content {
 public:
  Content(const char* text) : markup_(Html::text(text)) {}
  Content(const std::string& text) : markup_(Html::text(text)) {}
  Content(std::string_view text) : markup_(Html::text(text)) {}
  Content(Html markup) : markup_(std::move(markup)), is_markup_(true) {}
  template <class Number>
  requires(std::is_integral_v<Number> && !std::is_same_v<Number, bool> && !std::is_same_v<Number, char>)
      Content(Number number)
      : markup_(Html::text(std::to_string(number))) {}
  const Html& markup() const { return markup_; }
  bool is_markup() const { return is_markup_; }
  bool empty() const { return markup_.empty(); }

 private:
  Html markup_;
  bool is_markup_ = false;
};

/// An attribute the component does not know of itself. The name may hold letters, digits and - _ . : only;
/// any other throws std::invalid_argument. The value is escaped; without one the name stands alone.
struct Attribute {
  std::string name;
  std::string value = {};
};
using Attributes = std::vector<Attribute>;

enum class Size { normal, s, m, l, xl };

/// How a label, a legend or a caption looks. A page with one question makes it the page's heading.
struct Look {
  Size size = Size::normal;
  bool is_page_heading = false;
  std::string classes = {};
  Attributes attributes = {};
};
/// The one question of a page: large, and its h1.
inline Look as_page_heading(Size size = Size::l) { return {.size = size, .is_page_heading = true}; }

/// Classes and attributes of a part inside a component.
struct Extra {
  std::string classes = {};
  Attributes attributes = {};
};

/// What surrounds a field with its label, hint and error; before and after stand next to the input itself.
struct FormGroup {
  std::string classes = {};
  Attributes attributes = {};
  Html before = {};
  Html after = {};
};

/// The fieldset around radios, checkboxes and dates, beyond its legend.
struct FieldsetExtra {
  std::string described_by = {};
  std::string classes = {};
  Attributes attributes = {};
};

/// A message for one thing and for several, for what a script counts; %{count} stands for the number.
struct CountedText {
  std::string one = {};
  std::string other = {};
};

}  // namespace waymark::govuk
