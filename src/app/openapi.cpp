#include "app/openapi.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace waymark::app::openapi {
namespace {

std::string ref_to(std::string_view kind, std::string_view name) {
  return fmt::format("#/components/{}/{}", kind, name);
}

void write_codes(JsonWriter& out, const std::vector<std::string>& codes, bool null) {
  if (codes.empty()) return;
  out.key("enum").begin_array();
  for (const auto& code : codes) out.value(code);
  if (null) out.null();
  out.end_array();
}

void write_type(JsonWriter& out, std::string_view type, bool null) {
  out.key("type");
  if (null) out.begin_array().value(type).value("null").end_array();
  else out.value(type);
}

void write_items(JsonWriter& out, const Value& value) {
  out.key("items").begin_object();
  if (!value.ref.empty()) {
    out.member("$ref", ref_to("schemas", value.ref));
  } else {
    write_type(out, "string", false);
    if (!value.pattern.empty()) out.member("pattern", value.pattern);
    write_codes(out, value.codes, false);
  }
  out.end_object();
}

void write_value(JsonWriter& out, const Value& value) {
  out.begin_object();
  if (value.type.empty()) {
    out.member("$ref", ref_to("schemas", value.ref));
  } else if (value.type == "array") {
    write_type(out, value.type, value.null);
    write_items(out, value);
  } else {
    write_type(out, value.type, value.null);
    if (!value.format.empty()) out.member("format", value.format);
    if (!value.pattern.empty()) out.member("pattern", value.pattern);
    write_codes(out, value.codes, value.null);
  }
  out.member("description", value.about).end_object();
}

void write_schema(JsonWriter& out, const Schema& schema) {
  out.key(schema.name).begin_object().member("type", "object").member("description", schema.about);
  out.key("properties").begin_object();
  for (const auto& member : schema.members) {
    out.key(member.name);
    write_value(out, member.value);
  }
  out.end_object().key("required").begin_array();
  for (const auto& member : schema.members)
    if (member.value.required) out.value(member.name);
  out.end_array().member("additionalProperties", false).end_object();
}

/// The schema a list comes in: its items, and for a page how many there are and which it is.
Schema list_schema(const Answer& answer) {
  Schema schema{.name = answer.schema + (answer.kind == Answer::Kind::page ? "Page" : "List"),
                .about = answer.kind == Answer::Kind::page ? "A page of a list." : "A whole list.",
                .members = {{"items", list_of(answer.schema, "In the order asked for.")}}};
  if (answer.kind == Answer::Kind::page) {
    schema.members.push_back({"total", whole("How many there are; null when more than 1,000.").or_null()});
    schema.members.push_back({"page", whole("Which page this is, from 1.")});
    schema.members.push_back({"page_size", whole("How many items a page has at most.")});
  }
  return schema;
}

std::string answer_schema(const Answer& answer) {
  const bool list = answer.kind == Answer::Kind::page || answer.kind == Answer::Kind::whole_list;
  return list ? list_schema(answer).name : answer.schema;
}

void write_parameter(JsonWriter& out, std::string_view name, std::string_view in, Value value) {
  out.begin_object().member("name", name).member("in", in).member("required", value.required);
  out.member("description", value.about);
  if (value.type == "array") out.member("style", "form").member("explode", true);
  out.key("schema");
  value.about = {};
  write_value(out, value);
  out.end_object();
}

std::vector<std::string> captures_of(std::string_view path) {
  std::vector<std::string> names;
  for (auto segment : split(path, '/'))
    if (segment.starts_with('{')) names.emplace_back(segment.substr(1, segment.size() - 2));
  return names;
}

void write_content(JsonWriter& out, std::string_view type, std::string_view schema) {
  out.key("content").begin_object().key(type).begin_object().key("schema").begin_object();
  if (schema.empty()) out.member("type", "object");
  else out.member("$ref", ref_to("schemas", schema));
  out.end_object().end_object().end_object();
}

struct Failure {
  int status;
  const char* name;
  const char* about;
};
constexpr Failure kFailures[] = {
    {400, "Malformed", "The body is not one JSON object that can be understood in one way only."},
    {401, "Unauthorized", "There is no token, or it is unknown, expired or revoked."},
    {403, "NotAllowed", "This person may see it but not do this."},
    {404, "NotFound", "It does not exist, or this person may not see it."},
    {409, "OutOfTurn", "It has moved on: this cannot be done as things stand."},
    {413, "TooLarge", "The body has more than 64 KB."},
    {415, "NotJson", "The body is not application/json."},
    {422, "Unprocessable", "Something that was sent is missing or wrong: errors says what."},
    {500, "Fault", "An error of the service; the detail has a reference for those who keep it running."},
    {503, "Busy", "The service is busy: try again after the seconds in Retry-After."},
};

bool may_happen(const Operation& operation, int status) {
  const bool changes = operation.method != web::Method::get;
  switch (status) {
    case 401: return operation.answer.kind != Answer::Kind::document;
    case 404: return operation.answer.kind != Answer::Kind::document;
    case 422: return changes || !operation.query.empty();
    case 500:
    case 503: return true;
    default: return changes;
  }
}

void write_responses(JsonWriter& out, const Operation& operation) {
  out.key("responses").begin_object().key(std::to_string(operation.status)).begin_object();
  if (operation.answer.kind == Answer::Kind::nothing) {
    out.member("description", "Done.");
  } else {
    out.member("description", operation.status == 201 ? "Made." : "As it stands.");
    if (operation.status == 201) {
      out.key("headers").begin_object().key("Location").begin_object();
      out.member("description", "Where the new thing is.").key("schema").begin_object();
      out.member("type", "string").end_object().end_object().end_object();
    }
    write_content(out, "application/json", answer_schema(operation.answer));
  }
  out.end_object();
  for (const auto& failure : kFailures)
    if (may_happen(operation, failure.status))
      out.key(std::to_string(failure.status))
          .begin_object()
          .member("$ref", ref_to("responses", failure.name))
          .end_object();
  out.end_object();
}

void write_operation(JsonWriter& out, const Operation& operation) {
  std::string method(web::name(operation.method));
  std::transform(method.begin(), method.end(), method.begin(), [](char c) { return static_cast<char>(c + 32); });
  out.key(method).begin_object().member("operationId", operation.id).member("summary", operation.summary);
  out.key("tags").begin_array().value(operation.tag).end_array();
  if (operation.answer.kind == Answer::Kind::document) out.key("security").begin_array().end_array();
  out.key("parameters").begin_array();
  for (const auto& name : captures_of(operation.path))
    write_parameter(out, name, "path", id(fmt::format("The id of the {}.", name == "id" ? "thing" : name)));
  for (const auto& member : operation.query) write_parameter(out, member.name, "query", member.value);
  out.end_array();
  if (!operation.body.empty()) {
    out.key("requestBody").begin_object().member("required", true);
    write_content(out, "application/json", operation.body);
    out.end_object();
  }
  write_responses(out, operation);
  out.end_object();
}

void write_paths(JsonWriter& out) {
  const auto all = operations();
  std::vector<std::string> paths;
  for (const auto& operation : all)
    if (std::find(paths.begin(), paths.end(), operation.path) == paths.end()) paths.push_back(operation.path);
  out.key("paths").begin_object();
  for (const auto& path : paths) {
    out.key(path).begin_object();
    for (const auto& operation : all)
      if (operation.path == path) write_operation(out, operation);
    out.end_object();
  }
  out.end_object();
}

std::vector<Schema> problem_schemas() {
  return {{.name = "Problem",
           .about = "Why a request failed (RFC 9457, application/problem+json).",
           .members = {{"type", text("about:blank: the status says what kind it is.")},
                       {"title", text("What happened.")},
                       {"status", whole("The HTTP status.")},
                       {"detail", text("What to do about it.")},
                       {"errors", list_of("FieldProblem", "With 422: each thing to put right.").optional()}}},
          {.name = "FieldProblem",
           .about = "Something to put right.",
           .members = {{"field", text("The member or parameter it is about; empty for the whole.")},
                       {"message", text("What is wrong with it.")}}}};
}

std::vector<Schema> schemas() {
  std::vector<Schema> all = problem_schemas();
  for (auto part : {engagement_schemas, session_schemas, people_schemas, money_schemas})
    for (auto& schema : part()) all.push_back(std::move(schema));
  std::map<std::string, Schema> lists;
  for (const auto& operation : operations())
    if (operation.answer.kind == Answer::Kind::page || operation.answer.kind == Answer::Kind::whole_list) {
      auto schema = list_schema(operation.answer);
      lists.emplace(schema.name, schema);
    }
  for (auto& [name, schema] : lists) all.push_back(std::move(schema));
  return all;
}

void write_components(JsonWriter& out) {
  out.key("components").begin_object();
  out.key("securitySchemes").begin_object().key("token").begin_object();
  out.member("type", "http").member("scheme", "bearer");
  out.member("description", "A person's own token, from their account page or `waymark user token EMAIL`.");
  out.end_object().end_object();
  out.key("responses").begin_object();
  for (const auto& failure : kFailures) {
    out.key(failure.name).begin_object().member("description", failure.about);
    write_content(out, "application/problem+json", "Problem");
    out.end_object();
  }
  out.end_object().key("schemas").begin_object();
  for (const auto& schema : schemas()) write_schema(out, schema);
  out.end_object().end_object();
}

/// A name for this content, so that nobody fetches twice what they have.
std::string etag_of(const std::string& content) {
  std::uint64_t hash = 14695981039346656037u;
  for (const unsigned char byte : content) hash = (hash ^ byte) * 1099511628211u;
  return fmt::format("\"{:016x}\"", hash);
}

}  // namespace

std::vector<Operation> operations() {
  std::vector<Operation> all;
  for (auto part : {engagement_operations, session_operations, people_operations, money_operations})
    for (auto& operation : part()) all.push_back(std::move(operation));
  all.push_back({.method = web::Method::get,
                 .path = "/api/v1/openapi.json",
                 .id = "getOpenApi",
                 .tag = "This document",
                 .summary = "This document.",
                 .answer = {Answer::Kind::document}});
  return all;
}

std::string document() {
  JsonWriter out;
  out.begin_object().member("openapi", "3.1.0").key("info").begin_object();
  out.member("title", "Waymark").member("version", "1");
  out.member("description",
             "Coaching programmes: what is tracked, what it costs, and a session's verbs. Every request is made by a "
             "person, with their own token, and answers what that person may see; what they may not see does not "
             "exist. Moments are RFC 3339 with London's offset, days are dates, money is text with two decimals.");
  out.end_object().key("servers").begin_array().begin_object().member("url", "/").end_object().end_array();
  out.key("security").begin_array().begin_object().key("token").begin_array().end_array().end_object().end_array();
  write_paths(out);
  write_components(out);
  out.end_object();
  return std::move(out).str();
}

web::Response page(web::Visit& visit) {
  static const auto text = document();
  static const auto etag = etag_of(text);
  web::Response response;
  response.content_type = "application/json; charset=utf-8";
  response.header("ETag", etag).header("Cache-Control", "public, max-age=300");
  if (visit.request.headers.get("if-none-match") == etag) response.status = 304;
  else response.lasting_body = text;
  return response;
}

}  // namespace waymark::app::openapi
