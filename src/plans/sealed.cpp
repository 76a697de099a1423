#include "plans/sealed.hpp"

#include <nlohmann/json.hpp>

namespace waymark::plans {
namespace {

using nlohmann::json;

std::optional<std::int64_t> days(const std::optional<Date>& date) {
  return date ? std::optional(date->days()) : std::nullopt;
}

std::optional<Date> date_in(const json& object, const char* name) {
  const auto& value = object.at(name);
  return value.is_null() ? std::nullopt : std::optional(Date::from_days(value.get<std::int64_t>()));
}

std::optional<int> level_in(const json& object, const char* name) {
  const auto& value = object.at(name);
  return value.is_null() ? std::nullopt : std::optional(value.get<int>());
}

void write_words(JsonWriter& to, const GoalWords& words) {
  to.member("title", words.title)
      .member("description", words.description)
      .member("measure", words.measure)
      .member("target_on", days(words.target_on))
      .member("importance", words.importance)
      .member("difficulty", words.difficulty)
      .member("start", words.start);
  to.key("levels").begin_array();
  for (const auto& level : words.levels) to.value(level);
  to.end_array();
}

GoalWords words_in(const json& from) {
  GoalWords words;
  words.title = from.at("title").get<std::string>();
  words.description = from.at("description").get<std::string>();
  words.measure = from.at("measure").get<std::string>();
  words.target_on = date_in(from, "target_on");
  words.importance = from.at("importance").get<int>();
  words.difficulty = from.at("difficulty").get<int>();
  words.start = level_in(from, "start");
  words.levels = from.at("levels").get<std::array<std::string, 5>>();
  return words;
}

}  // namespace

std::string as_sealed(const Goal& goal) {
  JsonWriter to;
  to.begin_object();
  write_words(to, goal.words);
  to.member("status", code(goal.status));
  to.key("steps").begin_array();
  for (const auto& step : goal.steps)
    to.begin_object().member("id", step.id.str()).member("text", step.text).end_object();
  to.end_array().key("readings").begin_array();
  for (const auto& reading : goal.readings)
    to.begin_object()
        .member("on", reading.on.days())
        .member("level", reading.level)
        .member("note", reading.note)
        .end_object();
  to.end_array().key("evidence").begin_array();
  for (const auto& evidence : goal.evidence)
    to.begin_object()
        .member("id", evidence.id.str())
        .member("on", evidence.on.days())
        .member("text", evidence.text)
        .member("by", evidence.by.str())
        .end_object();
  to.end_array().end_object();
  return std::move(to).str();
}

void read_sealed(std::string_view content, Goal& into) {
  const auto from = json::parse(content);
  into.words = words_in(from);
  into.status = status_from(from.at("status").get<std::string>()).value();
  for (const auto& text : from.at("steps"))
    for (auto& step : into.steps)
      if (step.id.str() == text.at("id").get<std::string>()) step.text = text.at("text").get<std::string>();
  for (const auto& reading : from.at("readings"))
    into.readings.push_back({Date::from_days(reading.at("on").get<std::int64_t>()), reading.at("level").get<int>(),
                             reading.at("note").get<std::string>()});
  for (const auto& evidence : from.at("evidence"))
    into.evidence.push_back({EvidenceId(evidence.at("id").get<std::string>()),
                             Date::from_days(evidence.at("on").get<std::int64_t>()),
                             evidence.at("text").get<std::string>(), PersonId(evidence.at("by").get<std::string>())});
}

std::string as_shared(const Goal& goal) {
  JsonWriter to;
  to.begin_object()
      .member("title", goal.words.title)
      .member("measure", goal.words.measure)
      .member("target_on", days(goal.words.target_on))
      .member("level", goal.level_now())
      .end_object();
  return std::move(to).str();
}

SharedGoal read_shared(std::string_view content) {
  const auto from = json::parse(content);
  return {from.at("title").get<std::string>(), from.at("measure").get<std::string>(), date_in(from, "target_on"),
          level_in(from, "level")};
}

}  // namespace waymark::plans
