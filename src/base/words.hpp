#pragma once
#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>

namespace waymark {

/// The words of one language, read from a GNU gettext catalogue (po/<language>.po). Page text stands in
/// English in the code; a catalogue gives it in another language, and English where it has no entry.
class Words {
 public:
  virtual ~Words() = default;
  /// What goes in <html lang>.
  virtual std::string_view language() const = 0;
  virtual const char* text(const char* english) const = 0;
  virtual const char* plural(const char* one, const char* many, std::int64_t count) const = 0;

  /// Reads a compiled catalogue (.mo). Throws std::runtime_error naming the file when it cannot be read.
  static std::unique_ptr<Words> from_file(std::string language, const std::string& mo_file);
};

/// While it lives, this thread's page text is in these words. The reader's language is the one thing that
/// is not passed as an argument (ADR 0006).
class InLanguage {
 public:
  explicit InLanguage(const Words* words);
  ~InLanguage();
  InLanguage(const InLanguage&) = delete;
  InLanguage& operator=(const InLanguage&) = delete;

 private:
  const Words* before_;
};

/// The language of this thread's page text: "en" unless InLanguage says otherwise.
std::string_view language();
/// A sentence or label in the reader's language. The argument is a literal, collected by xgettext.
const char* _(const char* english);
/// Marks a literal for xgettext where it is only kept, in a table say; _() translates it when it is drawn.
constexpr const char* N_(const char* english) { return english; }
/// The form that goes with `count`.
const char* plural(const char* one, const char* many, std::int64_t count);

/// Puts the arguments where a translated text has {}.
template <class... Args>
std::string fill(const char* text, const Args&... args) {
  return fmt::format(fmt::runtime(text), args...);
}

}  // namespace waymark
