#include "rights/pack.hpp"

namespace waymark::rights {
namespace {

void write(JsonWriter& json, const FactTable& table) {
  json.key(table.key).begin_array();
  for (const auto& row : table.rows) {
    json.begin_object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) json.member(table.columns[i].key, row[i].plain);
    json.end_object();
  }
  json.end_array();
}

void write(JsonWriter& json, const Section& section, std::size_t& number) {
  json.begin_object().member("at", section.at.iso()).member("title", section.title);
  if (!section.text.empty()) json.member("text", section.text);
  if (section.file)
    json.key("file")
        .begin_object()
        .member("name", section.file->name)
        .member("bytes", section.file->bytes)
        .member("path", path_in_pack(++number, *section.file))
        .end_object();
  json.end_object();
}

}  // namespace

std::string pack_as_json(const Pack& pack) {
  JsonWriter json;
  json.begin_object().member("format", "waymark subject access").member("version", 1);
  json.member("made_at", pack.made_at.iso());
  json.key("person").begin_object().member("id", pack.person.str()).member("name", pack.name).end_object();
  json.key("facts").begin_object();
  for (const auto& table : pack.tables) write(json, table);
  json.end_object().key("content").begin_array();
  std::size_t number = 0;
  for (const auto& source : pack.sources) {
    json.begin_object().member("title", source.title).key("sections").begin_array();
    for (const auto& section : source.sections) write(json, section, number);
    json.end_array().end_object();
  }
  json.end_array().key("withheld").begin_array();
  for (const auto& one : pack.withheld)
    json.begin_object().member("what", one.what).member("why", one.why).end_object();
  json.end_array().end_object();
  return std::move(json).str();
}

}  // namespace waymark::rights
