#include "conversations/writing.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace waymark::conversations {
namespace {

const std::string& typed(const Values& values, const std::string& key) {
  static const std::string kNothing;
  const auto found = values.find(key);
  return found == values.end() ? kNothing : found->second;
}

/// "7", or nothing when it is no rating.
std::optional<std::string> rating(std::string_view text) {
  const auto digits = trimmed(text);
  if (digits.empty()) return "";
  if (digits.size() > 2 || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  const int number = std::stoi(std::string(digits));
  if (number > kBestRating) return std::nullopt;
  return std::to_string(number);
}

}  // namespace

std::string sealed_text(const Writing& writing) {
  JsonWriter json;
  json.begin_object().key("fields").begin_array();
  for (const auto& [field, value] : writing)
    json.begin_object()
        .member("key", field.key)
        .member("kind", std::string(code(field.kind)))
        .member("label", field.label)
        .member("hint", field.hint)
        .member("value", value)
        .end_object();
  json.end_array().end_object();
  return std::move(json).str();
}

Writing writing_from(const std::string& sealed_text) {
  Writing writing;
  const auto sealed = nlohmann::json::parse(sealed_text);
  for (const auto& one : sealed.at("fields")) {
    const auto kind =
        one.at("kind").get<std::string>() == code(FieldKind::rating) ? FieldKind::rating : FieldKind::text;
    writing.push_back({{one.at("key").get<std::string>(), kind, one.at("label").get<std::string>(),
                        one.at("hint").get<std::string>()},
                       one.at("value").get<std::string>()});
  }
  return writing;
}

Writing checked_draft(const std::vector<Field>& fields, const Values& values, Problems& problems) {
  Writing writing;
  for (const auto& field : fields) {
    const auto& text = typed(values, field.key);
    if (length(text) > kLongestText)
      problems.add(field.key, fill(_("“{}” must be {} characters or fewer"), shown(field).label,
                                   with_commas(static_cast<std::int64_t>(kLongestText))));
    writing.push_back({field, text});
  }
  return writing;
}

Writing checked(const std::vector<Field>& fields, const Values& values, Problems& problems) {
  auto writing = checked_draft(fields, values, problems);
  for (auto& [field, value] : writing) {
    if (field.kind != FieldKind::rating) continue;
    if (auto number = rating(value)) value = std::move(*number);
    else
      problems.add(field.key, fill(_("“{}” must be a whole number from 0 to {}"), shown(field).label, kBestRating));
  }
  return writing;
}

bool is_empty(const Writing& writing) {
  return std::all_of(writing.begin(), writing.end(), [](const Entry& entry) { return entry.value.empty(); });
}

Values values_of(const Writing& writing) {
  Values values;
  for (const auto& [field, value] : writing) values[field.key] = value;
  return values;
}

}  // namespace waymark::conversations
