#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace waymark {

/// Appends `text` with & < > " and ' made harmless.
void append_escaped(std::string& to, std::string_view text);

/// Markup. Text becomes markup only by being escaped: through html(), text() or a component.
class Html {
 public:
  Html() = default;
  /// Escapes text into markup.
  static Html text(std::string_view plain) {
    Html html;
    append_escaped(html.markup_, plain);
    return html;
  }
  Html& operator+=(const Html& more) {
    markup_ += more.markup_;
    return *this;
  }
  friend Html operator+(Html first, const Html& second) {
    first += second;
    return first;
  }
  const std::string& str() const& { return markup_; }
  std::string str() && { return std::move(markup_); }
  bool empty() const { return markup_.empty(); }
  void reserve(std::size_t size) { markup_.reserve(size); }

 private:
  friend class Markup;
  friend class RawMarkupForTests;  // defined in tests only: GOV.UK Frontend's fixtures carry raw markup
  std::string markup_;
};

namespace markup_detail {
void not_a_markup_literal();  // never defined: reaching it fails the compilation

consteval std::size_t count_slots(const char* text) {
  std::size_t slots = 0;
  for (const char* c = text; *c; ++c) {
    if (c[0] == '{') {
      if (c[1] != '}') not_a_markup_literal();
      ++slots;
      ++c;
    }
  }
  return slots;
}
}  // namespace markup_detail

/// A piece of markup written in the code, with {} where values go. Only a literal can become one.
template <class... Args>
class MarkupLiteral {
 public:
  consteval MarkupLiteral(const char* text) : text_(text) {
    if (markup_detail::count_slots(text) != sizeof...(Args)) markup_detail::not_a_markup_literal();
  }
  constexpr std::string_view str() const { return text_; }

 private:
  std::string_view text_;
};

/// The only maker of Html from literals.
class Markup {
 public:
  template <class... Args>
  static void append(Html& to, std::string_view literal, const Args&... args) {
    (append_up_to_slot(to.markup_, literal, args), ...);
    to.markup_ += literal;
  }

 private:
  template <class Arg>
  static void append_up_to_slot(std::string& to, std::string_view& literal, const Arg& arg) {
    const auto slot = literal.find("{}");
    to += literal.substr(0, slot);
    literal.remove_prefix(slot + 2);
    append_value(to, arg);
  }
  static void append_value(std::string& to, const Html& value) { to += value.str(); }
  static void append_value(std::string& to, std::string_view value) { append_escaped(to, value); }
  template <class Number>
    requires(std::is_integral_v<Number> && !std::is_same_v<Number, bool> && !std::is_same_v<Number, char>)
  static void append_value(std::string& to, Number value) {
    to += std::to_string(value);
  }
};

/// html("<a href=\"{}\">{}</a>", url, name): the values are escaped unless they are Html already.
template <class... Args>
Html html(MarkupLiteral<std::type_identity_t<Args>...> literal, const Args&... args) {
  Html made;
  Markup::append(made, literal.str(), args...);
  return made;
}

/// The same, appended to what is there: the fast way in loops.
template <class... Args>
void append(Html& to, MarkupLiteral<std::type_identity_t<Args>...> literal, const Args&... args) {
  Markup::append(to, literal.str(), args...);
}

/// Percent-encodes everything but letters, digits and - . _ ~ for use in a URL's query or path segment.
std::string url_encoded(std::string_view text);

}  // namespace waymark
