#pragma once
#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

/// Writes JSON straight into one text: for lists and small replies. Commas are its business; that every
/// begin has its end is the caller's, as are names that need no escape, and what is written is checked by a real
/// parser in the tests.
class JsonWriter {
 public:
  JsonWriter() = default;
  /// With room made at once for about as many bytes.
  explicit JsonWriter(std::size_t bytes) : text_(bytes, '\0') {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name) {
    char* at = room(name.size() + 4);
    if (!first_) *at++ = ',';
    *at++ = '"';
    at = std::copy(name.begin(), name.end(), at);
    *at++ = '"';
    *at++ = ':';
    first_ = true;
    return wrote_up_to(at);
  }
  JsonWriter& value(std::string_view text) {
    if (!goes_as_it_is(text)) return escaped(text);
    char* at = room(text.size() + 3);
    if (!first_) *at++ = ',';
    *at++ = '"';
    at = std::copy(text.begin(), text.end(), at);
    *at++ = '"';
    first_ = false;
    return wrote_up_to(at);
  }
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(bool yes) { return raw(yes ? "true" : "false"); }
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>) JsonWriter& value(Integer number) {
    constexpr std::size_t kDigits = std::numeric_limits<Integer>::digits10 + 3;
    char* at = room(kDigits);
    if (!first_) *at++ = ',';
    first_ = false;
    return wrote_up_to(std::to_chars(at, at + kDigits - 1, number).ptr);
  }
  JsonWriter& null() { return raw("null"); }
  template <class T>
  JsonWriter& value(const std::optional<T>& maybe) {
    return maybe ? value(*maybe) : null();
  }
  template <class T>
  JsonWriter& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }
  std::string str() const& { return text_.substr(0, size_); }
  std::string str() && {
    text_.resize(size_);
    return std::move(text_);
  }

 private:
  /// Where to write next, with room for so many bytes more.
  char* room(std::size_t bytes) {
    if (text_.size() - size_ < bytes) grow(bytes);
    return text_.data() + size_;
  }
  void grow(std::size_t bytes);
  JsonWriter& wrote_up_to(const char* end) {
    size_ = static_cast<std::size_t>(end - text_.data());
    return *this;
  }
  JsonWriter& open(char bracket) {
    char* at = room(2);
    if (!first_) *at++ = ',';
    *at++ = bracket;
    first_ = true;
    return wrote_up_to(at);
  }
  JsonWriter& close(char bracket) {
    char* at = room(1);
    *at++ = bracket;
    first_ = false;
    return wrote_up_to(at);
  }
  JsonWriter& raw(std::string_view written) {
    char* at = room(written.size() + 1);
    if (!first_) *at++ = ',';
    first_ = false;
    return wrote_up_to(std::copy(written.begin(), written.end(), at));
  }
  static bool goes_as_it_is(std::string_view text);
  JsonWriter& escaped(std::string_view text);

  std::string text_;      // longer than what is written: the rest is room
  std::size_t size_ = 0;  // how much of it is written
  bool first_ = true;
};

}  // namespace waymark
