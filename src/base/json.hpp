#pragma once
#include <concepts>
#include <cstdint>
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
  explicit JsonWriter(std::size_t bytes) { text_.reserve(bytes); }

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name) {
    text_ += first_ ? "\"" : ",\"";
    text_ += name;
    text_ += "\":";
    first_ = true;
    return *this;
  }
  JsonWriter& value(std::string_view text) {
    comma();
    quoted(text);
    return *this;
  }
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(bool yes) { return raw(yes ? "true" : "false"); }
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>) JsonWriter& value(Integer number) {
    return raw(std::to_string(number));
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
  const std::string& str() const& { return text_; }
  std::string str() && { return std::move(text_); }

 private:
  JsonWriter& open(char bracket) {
    comma();
    text_ += bracket;
    first_ = true;
    return *this;
  }
  JsonWriter& close(char bracket) {
    text_ += bracket;
    first_ = false;
    return *this;
  }
  JsonWriter& raw(std::string_view written) {
    comma();
    text_ += written;
    return *this;
  }
  void comma() {
    if (!first_) text_ += ',';
    first_ = false;
  }
  void quoted(std::string_view text);

  std::string text_;
  bool first_ = true;
};

}  // namespace waymark
