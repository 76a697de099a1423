#include "tests/govuk/options.hpp"

#include "tests/govuk/raw_markup.hpp"

namespace waymark::fixtures {
namespace {
const Json kNothing;
}

bool is_true(const Json& json) {
  if (json.is_null()) return false;
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_string()) return !json.get_ref<const std::string&>().empty();
  if (json.is_number()) return json.get<double>() != 0;
  return true;
}

std::string written(const Json& json) {
  if (json.is_string()) return json.get<std::string>();
  if (json.is_number() || json.is_boolean()) return json.dump();
  return {};
}

const Json& Options::raw(const char* key) const { return given(key) ? json_.at(key) : kNothing; }
bool Options::has(const char* key) const { return is_true(raw(key)); }

std::string Options::text(const char* key, const std::string& otherwise) const {
  const auto& value = raw(key);
  return value.is_null() ? otherwise : written(value);
}

int Options::number(const char* key, int otherwise) const {
  const auto& value = raw(key);
  return value.is_number() ? value.get<int>() : otherwise;
}

std::optional<int> Options::optional_number(const char* key) const {
  if (!raw(key).is_number()) return std::nullopt;
  return raw(key).get<int>();
}

std::optional<bool> Options::optional_bool(const char* key) const {
  if (!raw(key).is_boolean()) return std::nullopt;
  return raw(key).get<bool>();
}

govuk::Content Options::content(const char* html_key, const char* text_key) const {
  if (has(html_key)) return RawMarkupForTests::html(text(html_key));
  return text(text_key);
}

std::optional<govuk::Content> Options::optional_content(const char* html_key, const char* text_key) const {
  if (!has(html_key) && !has(text_key)) return std::nullopt;
  return content(html_key, text_key);
}

Html Options::markup(const char* key) const { return has(key) ? RawMarkupForTests::html(text(key)) : Html(); }

govuk::Attributes Options::attributes(const char* key) const {
  govuk::Attributes all;
  const auto& given = raw(key);
  for (auto it = given.begin(); it != given.end(); ++it) all.push_back({it.key(), written(it.value())});
  return all;
}

std::vector<Options> Options::items(const char* key) const {
  std::vector<Options> all;
  for (const auto& item : raw(key))
    if (is_true(item) && !item.empty()) all.emplace_back(item);
  return all;
}

govuk::Look look(const Options& options) {
  return {.is_page_heading = options.has("isPageHeading"),
          .classes = options.text("classes"),
          .attributes = options.attributes()};
}

govuk::FormGroup form_group(const Options& options, const char* before, const char* after) {
  const auto group = options.in("formGroup");
  return {.classes = group.text("classes"),
          .attributes = group.attributes(),
          .before = group.in(before).content().markup(),
          .after = group.in(after).content().markup()};
}

govuk::FieldsetExtra fieldset_extra(const Options& options) {
  const auto fieldset = options.in("fieldset");
  return {fieldset.text("describedBy"), fieldset.text("classes"), fieldset.attributes()};
}

govuk::CountedText counted(const Options& options, const char* key) {
  return {options.in(key).text("one"), options.in(key).text("other")};
}

std::optional<govuk::Content> legend(const Options& options) {
  if (!options.has("fieldset")) return std::nullopt;
  return options.in("fieldset").in("legend").content();
}

std::optional<govuk::Content> hint(const Options& options) {
  if (!options.has("hint")) return std::nullopt;
  return options.in("hint").content();
}

std::optional<govuk::Content> error(const Options& options) {
  if (!options.has("errorMessage")) return std::nullopt;
  return options.in("errorMessage").content();
}

}  // namespace waymark::fixtures
