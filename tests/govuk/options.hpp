#pragma once
// Reads the options of a fixture, which are JavaScript's: what is false, null or empty counts as not there.
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "govuk/govuk.hpp"

namespace waymark::fixtures {

using Json = nlohmann::ordered_json;

/// One object of options; reads of what is not there give nothing, also below it.
class Options {
 public:
  explicit Options(const Json& json) : json_(json) {}
  /// Whether it is given at all, even if false.
  bool given(const char* key) const { return json_.is_object() && json_.contains(key); }
  /// Whether JavaScript takes it for true.
  bool has(const char* key) const;
  const Json& raw(const char* key) const;
  Options in(const char* key) const { return Options(raw(key)); }
  /// Strings as they are, numbers and booleans as JavaScript writes them, nothing else.
  std::string text(const char* key, const std::string& otherwise = {}) const;
  int number(const char* key, int otherwise = 0) const;
  std::optional<int> optional_number(const char* key) const;
  std::optional<bool> optional_bool(const char* key) const;
  /// Raw markup under one key, or else text under the other.
  govuk::Content content(const char* html_key = "html", const char* text_key = "text") const;
  std::optional<govuk::Content> optional_content(const char* html_key = "html", const char* text_key = "text") const;
  Html markup(const char* key) const;
  govuk::Attributes attributes(const char* key = "attributes") const;
  govuk::Extra extra() const { return {text("classes"), attributes()}; }
  /// The objects of a list without its false, null and empty entries.
  std::vector<Options> items(const char* key) const;

 private:
  const Json& json_;
};

/// What JavaScript takes for true, written as it would write it.
bool is_true(const Json& json);
std::string written(const Json& json);

govuk::Look look(const Options& options);
govuk::FormGroup form_group(const Options& options, const char* before = "beforeInput",
                            const char* after = "afterInput");
govuk::FieldsetExtra fieldset_extra(const Options& options);
govuk::CountedText counted(const Options& options, const char* key);
/// Nothing without a fieldset; an empty legend for a fieldset that has none.
std::optional<govuk::Content> legend(const Options& options);
std::optional<govuk::Content> hint(const Options& options);
std::optional<govuk::Content> error(const Options& options);

using Renderer = Html (*)(const Options&);
/// The components by the names the design systems give them.
struct Component {
  const char* name;
  Renderer render;
};
const std::vector<Component>& fields();
const std::vector<Component>& choices();
const std::vector<Component>& texts();
const std::vector<Component>& lists();
const std::vector<Component>& navigation();
const std::vector<Component>& moj();

}  // namespace waymark::fixtures
