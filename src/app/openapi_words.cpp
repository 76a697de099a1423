#include "app/openapi.hpp"

namespace waymark::app::openapi {
namespace {

Value of_type(std::string type, std::string about) { return {.type = std::move(type), .about = std::move(about)}; }

constexpr const char* kIdPattern = "^[0-9a-z]{33}$";

}  // namespace

Value text(std::string about) { return of_type("string", std::move(about)); }
Value whole(std::string about) { return of_type("integer", std::move(about)); }
Value yes_no(std::string about) { return of_type("boolean", std::move(about)); }

Value id(std::string about) {
  auto value = text(std::move(about));
  value.pattern = kIdPattern;
  return value;
}

Value date(std::string about) {
  auto value = text(std::move(about));
  value.format = "date";
  return value;
}

Value moment(std::string about) {
  auto value = text(std::move(about));
  value.format = "date-time";
  return value;
}

Value money(std::string about) {
  auto value = text(std::move(about));
  value.pattern = "^-?[0-9]+\\.[0-9]{2}$";
  return value;
}

Value one_of(std::vector<std::string> codes, std::string about) {
  auto value = text(std::move(about));
  value.codes = std::move(codes);
  return value;
}

Value some_of(std::vector<std::string> codes, std::string about) {
  auto value = of_type("array", std::move(about));
  value.codes = std::move(codes);
  return value;
}

Value ids(std::string about) {
  auto value = of_type("array", std::move(about));
  value.pattern = kIdPattern;
  return value;
}

Value list_of(std::string schema, std::string about) {
  auto value = of_type("array", std::move(about));
  value.ref = std::move(schema);
  return value;
}

Value object(std::string schema, std::string about) {
  auto value = of_type("", std::move(about));
  value.ref = std::move(schema);
  return value;
}

Answer an_object(std::string schema) { return {Answer::Kind::object, std::move(schema)}; }
Answer page_of(std::string schema) { return {Answer::Kind::page, std::move(schema)}; }
Answer whole_list_of(std::string schema) { return {Answer::Kind::whole_list, std::move(schema)}; }
Answer nothing() { return {Answer::Kind::nothing}; }

Operation reads(std::string path, std::string id, std::string tag, std::string summary, Answer answer,
                std::vector<Member> query) {
  return {.method = web::Method::get,
          .path = std::move(path),
          .id = std::move(id),
          .tag = std::move(tag),
          .summary = std::move(summary),
          .query = std::move(query),
          .answer = std::move(answer)};
}

Operation does(std::string path, std::string id, std::string tag, std::string summary, std::string body,
               Answer answer, int status) {
  const bool says_nothing = answer.kind == Answer::Kind::nothing;
  return {.method = web::Method::post,
          .path = std::move(path),
          .id = std::move(id),
          .tag = std::move(tag),
          .summary = std::move(summary),
          .body = std::move(body),
          .answer = std::move(answer),
          .status = says_nothing ? 204 : status};
}

Member as_of() {
  return {"as-of",
          date("The day to look at; today unless given. A day past shows how things stood then.").optional()};
}

Member sort_by(const std::vector<std::string>& names) {
  std::vector<std::string> codes;
  for (const auto& name : names) codes.insert(codes.end(), {name, "-" + name});
  return {"sort", one_of(std::move(codes), "The order; “-” turns it round.").optional()};
}

std::vector<Member> paged(std::vector<Member> query) {
  query.push_back({"page", whole("Which page, from 1.").optional()});
  query.push_back({"page_size", whole("How many items on a page, 1 to 100; 20 unless given.").optional()});
  return query;
}

}  // namespace waymark::app::openapi
