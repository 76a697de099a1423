#include "base/words.hpp"

namespace waymark {
namespace {
thread_local const Words* current = nullptr;
}

InLanguage::InLanguage(const Words* words) : before_(current) { current = words; }
InLanguage::~InLanguage() { current = before_; }

std::string_view language() { return current ? current->language() : "en"; }
const char* _(const char* english) { return current ? current->text(english) : english; }
const char* plural(const char* one, const char* many, std::int64_t count) {
  if (current) return current->plural(one, many, count);
  return count == 1 ? one : many;
}

}  // namespace waymark
