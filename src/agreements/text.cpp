#include "agreements/text.hpp"

#include <nlohmann/json.hpp>

namespace waymark::agreements {

std::string to_json(const Text& text) {
  JsonWriter out;
  out.begin_object();
  for (const Part part : kParts) {
    const auto& one = text[static_cast<std::size_t>(part)];
    out.key(code(part)).begin_object().member("heading", one.heading).member("text", one.text).end_object();
  }
  return std::move(out.end_object()).str();
}

Text text_from_json(std::string_view json) {
  Text text;
  try {
    const auto all = nlohmann::json::parse(json);
    for (const Part part : kParts) {
      const auto& one = all.at(std::string(code(part)));
      text[static_cast<std::size_t>(part)] = {one.at("heading").get<std::string>(),
                                              one.at("text").get<std::string>()};
    }
  } catch (const nlohmann::json::exception&) {
    throw std::runtime_error("the text of an agreement is not in its form");  // says nothing of what it holds
  }
  return text;
}

}  // namespace waymark::agreements
