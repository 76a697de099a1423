#pragma once
// Holds what the API answers against the schemas of its own OpenAPI document.
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "app/openapi.hpp"

namespace waymark::test {

using Json = nlohmann::json;

inline const Json& api_document() {
  static const Json read = Json::parse(app::openapi::document());
  return read;
}

/// Finds where a value departs from a schema: the words of JSON Schema that the document uses, and no more.
class SchemaCheck {
 public:
  std::vector<std::string> departures;

  void check(const Json& value, const Json& schema, const std::string& at) {
    if (schema.contains("$ref"))
      return check(value, api_document().at(Json::json_pointer(schema.at("$ref").get<std::string>().substr(1))), at);
    if (!has_type(value, schema.at("type"))) return tell(at, "has not the type " + schema.at("type").dump());
    if (value.is_null()) return;
    if (schema.contains("enum") && !among(schema.at("enum"), value)) tell(at, value.dump() + " is no such code");
    if (value.is_string()) check_text(value.get<std::string>(), schema, at);
    if (value.is_array())
      for (std::size_t i = 0; i < value.size(); ++i)
        check(value[i], schema.at("items"), at + "[" + std::to_string(i) + "]");
    if (value.is_object()) check_members(value, schema, at);
  }

 private:
  void tell(const std::string& at, const std::string& what) { departures.push_back(at + " " + what); }

  static bool among(const Json& all, const Json& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

  static bool has_type(const Json& value, const Json& type) {
    const auto is = [&](const std::string& name) {
      return name == "null"      ? value.is_null()
             : name == "string"  ? value.is_string()
             : name == "integer" ? value.is_number_integer()
             : name == "boolean" ? value.is_boolean()
             : name == "array"   ? value.is_array()
                                 : name == "object" && value.is_object();
    };
    if (type.is_string()) return is(type.get<std::string>());
    return std::any_of(type.begin(), type.end(), [&](const Json& one) { return is(one.get<std::string>()); });
  }

  void check_text(const std::string& text, const Json& schema, const std::string& at) {
    static const std::regex day("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        moment("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}");
    const auto format = schema.value("format", "");
    if (format == "date" && !std::regex_match(text, day)) tell(at, text + " is no date");
    if (format == "date-time" && !std::regex_match(text, moment)) tell(at, text + " is no moment");
    if (schema.contains("pattern") && !std::regex_search(text, std::regex(schema.at("pattern").get<std::string>())))
      tell(at, text + " has not the pattern");
  }

  void check_members(const Json& value, const Json& schema, const std::string& at) {
    if (!schema.contains("properties")) return;  // any object will do
    for (const auto& name : schema.at("required"))
      if (!value.contains(name.get<std::string>())) tell(at, "lacks " + name.get<std::string>());
    for (const auto& [name, content] : value.items()) {
      const auto found = schema.at("properties").find(name);
      if (found == schema.at("properties").end()) tell(at, "has " + name + ", which is not documented");
      else check(content, *found, at + "." + name);
    }
  }
};

/// What the document says of an operation: the path as it stands there.
inline const Json& operation_of(const std::string& method, const std::string& path) {
  return api_document().at("paths").at(path).at(method);
}

/// Where an answer departs from what the document says of it; empty when it does not.
inline std::vector<std::string> departures(const std::string& method, const std::string& path, int status,
                                           const std::string& body) {
  const auto& responses = operation_of(method, path).at("responses");
  const auto found = responses.find(std::to_string(status));
  if (found == responses.end()) return {std::to_string(status) + " is not documented"};
  const Json* response = &*found;
  if (response->contains("$ref"))
    response = &api_document().at(Json::json_pointer(response->at("$ref").get<std::string>().substr(1)));
  if (!response->contains("content"))
    return body.empty() ? std::vector<std::string>() : std::vector<std::string>{"there is a body"};
  SchemaCheck check;
  const auto read = Json::parse(body, nullptr, false);
  if (read.is_discarded()) return {"the body is not JSON"};
  check.check(read, response->at("content").begin()->at("schema"), "body");
  return check.departures;
}

}  // namespace waymark::test
