#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "app/house.hpp"
#include "app/openapi.hpp"

using namespace waymark;
using Json = nlohmann::json;

namespace {

const Json& the_document() {
  static const Json read = Json::parse(app::openapi::document());
  return read;
}

std::string lower(std::string_view text) {
  std::string all(text);
  for (auto& c : all) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return all;
}

/// What each $ref in a piece of JSON points at.
void collect_refs(const Json& piece, std::set<std::string>& refs) {
  if (piece.is_object() && piece.contains("$ref")) refs.insert(piece.at("$ref").get<std::string>());
  if (piece.is_structured())
    for (const auto& part : piece) collect_refs(part, refs);
}

/// Every operation, as "get /api/v1/…", with what the document says of it.
std::map<std::string, Json> operations() {
  std::map<std::string, Json> all;
  for (const auto& [path, methods] : the_document().at("paths").items())
    for (const auto& [method, operation] : methods.items()) all.emplace(method + " " + path, operation);
  return all;
}

}  // namespace

TEST_CASE("the OpenAPI document has every route of the API and no other") {
  std::set<std::string> routes, documented;
  for (const auto& route : app::all_routes())
    if (route.is_api()) routes.insert(lower(web::name(route.method)) + " " + route.path);
  for (const auto& [name, operation] : operations()) documented.insert(name);
  CHECK(routes == documented);
  CHECK(routes.size() > 30);
}

TEST_CASE("each operation names its path's parameters, has an id of its own, and says what it answers") {
  std::set<std::string> ids;
  for (const auto& [name, operation] : operations()) {
    CAPTURE(name);
    CHECK(ids.insert(operation.at("operationId").get<std::string>()).second);
    CHECK(!operation.at("summary").get<std::string>().empty());
    std::set<std::string> in_path, declared, in_query;
    for (auto segment : split(name, '/'))
      if (segment.starts_with('{')) in_path.emplace(segment.substr(1, segment.size() - 2));
    for (const auto& parameter : operation.at("parameters")) {
      const auto place = parameter.at("in").get<std::string>();
      auto& names = place == "path" ? declared : in_query;
      CHECK(names.insert(parameter.at("name").get<std::string>()).second);
      CHECK(parameter.at("schema").is_object());
      if (place == "path") CHECK(parameter.at("required") == true);
    }
    CHECK(in_path == declared);
    const auto& responses = operation.at("responses");
    CHECK((responses.contains("200") || responses.contains("201") || responses.contains("204")));
    for (const auto& [status, response] : responses.items()) {
      CHECK(status.size() == 3);
      CHECK((response.contains("$ref") || response.contains("description")));
    }
    CHECK((operation.contains("requestBody") == name.starts_with("post ")));
  }
}

TEST_CASE("everything the document refers to is in it, and nothing in it is referred to by nobody") {
  std::set<std::string> refs;
  collect_refs(the_document(), refs);
  for (const auto& ref : refs) {
    REQUIRE(ref.starts_with("#/"));
    CHECK_MESSAGE(the_document().contains(Json::json_pointer(ref.substr(1))), ref);
  }
  for (const auto& [name, schema] : the_document().at("components").at("schemas").items()) {
    CHECK_MESSAGE(refs.contains("#/components/schemas/" + name), name);
    CHECK(schema.at("type") == "object");
    CHECK(schema.at("additionalProperties") == false);
    for (const auto& member : schema.at("required"))
      CHECK(schema.at("properties").contains(member.get<std::string>()));
  }
}

TEST_CASE("the document is OpenAPI 3.1, and all of the API but the document itself asks for a token") {
  CHECK(the_document().at("openapi") == "3.1.0");
  CHECK(the_document().at("info").contains("version"));
  CHECK(the_document().at("security") == Json::parse(R"([{"token":[]}])"));
  for (const auto& [name, operation] : operations())
    CHECK_MESSAGE(operation.contains("security") == (name == "get /api/v1/openapi.json"), name);
  for (const auto& route : app::all_routes())
    if (route.is_api())
      CHECK_MESSAGE((route.door.kind() == access::Door::Kind::anyone) == (route.path == "/api/v1/openapi.json"),
                    route.path);
}
