#include "documents/sealed.hpp"

#include <nlohmann/json.hpp>

namespace waymark::documents {

std::string as_sealed(const Words& words) {
  JsonWriter to;
  to.begin_object()
      .member("title", words.title)
      .member("note", words.note)
      .member("file_name", words.file_name)
      .member("content_type", words.content_type)
      .end_object();
  return std::move(to).str();
}

Words read_words(std::string_view sealed) {
  const auto from = nlohmann::json::parse(sealed);
  return {from.at("title").get<std::string>(), from.at("note").get<std::string>(),
          from.at("file_name").get<std::string>(), from.at("content_type").get<std::string>()};
}

}  // namespace waymark::documents
