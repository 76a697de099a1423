#include <boost/locale/gnu_gettext.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <locale>
#include <stdexcept>
#include <vector>

#include "base/words.hpp"

namespace waymark {
namespace {

namespace gettext = boost::locale::gnu_gettext;
using Catalogue = boost::locale::message_format<char>;

std::vector<char> content_of(const std::string& file) {
  if (!std::filesystem::is_regular_file(file)) throw std::runtime_error("there is no such file");
  std::ifstream in(file, std::ios::binary);
  std::vector<char> content{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw std::runtime_error("it cannot be read");
  // A catalogue ends with the end of its last text; Boost.Locale would read on past one cut short.
  if (content.empty() || content.back() != '\0') throw std::runtime_error("it is no whole compiled catalogue");
  return content;
}

/// Plural rules ask for the number itself or its last digits; those stay when it is too large for an int.
int shortened(std::int64_t count) {
  constexpr std::int64_t kMillion = 1'000'000;
  if (count > std::numeric_limits<int>::max() || count < 0)
    count = kMillion + (count % kMillion + kMillion) % kMillion;
  return static_cast<int>(count);
}

class FileWords final : public Words {
 public:
  FileWords(std::string language, const std::string& file) : language_(std::move(language)) {
    gettext::messages_info info;
    info.language = language_;
    info.encoding = "UTF-8";
    info.domains.emplace_back("waymark");
    info.paths.emplace_back("/");
    info.callback = [content = content_of(file)](const std::string&, const std::string&) { return content; };
    catalogue_ = gettext::create_messages_facet<char>(info);
    owner_ = std::locale(std::locale::classic(), catalogue_);
    if (!catalogue_->get(0, nullptr, "")) throw std::runtime_error("it has no header");
  }

  std::string_view language() const override { return language_; }

  const char* text(const char* english) const override {
    const char* found = *english ? catalogue_->get(0, nullptr, english) : nullptr;
    return found && *found ? found : english;
  }

  const char* plural(const char* one, const char* many, std::int64_t count) const override {
    const char* found = catalogue_->get(0, nullptr, one, shortened(count));
    if (found && *found) return found;
    return count == 1 ? one : many;
  }

 private:
  std::string language_;
  std::locale owner_;  // deletes the catalogue
  const Catalogue* catalogue_ = nullptr;
};

}  // namespace

std::unique_ptr<Words> Words::from_file(std::string language, const std::string& mo_file) {
  try {
    return std::make_unique<FileWords>(std::move(language), mo_file);
  } catch (const std::exception& fault) {
    throw std::runtime_error("catalogue " + mo_file + ": " + fault.what());
  }
}

}  // namespace waymark
