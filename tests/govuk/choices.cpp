// Fixtures of the questions with a legend, as our types.
#include <initializer_list>
#include <utility>

#include "tests/govuk/options.hpp"

namespace waymark::fixtures {
namespace {

/// Radios and checkboxes as far as they are alike. A divider goes to the item after it.
template <class Item>
std::vector<Item> choice_items(const Options& options) {
  std::vector<Item> all;
  std::string divider;
  for (const auto& item : options.items("items")) {
    if (item.has("divider")) {
      divider = item.text("divider");
      continue;
    }
    Item made{.value = item.text("value"), .text = item.content()};
    made.hint = hint(item);
    made.reveal = item.in("conditional").markup("html");
    made.checked = item.optional_bool("checked");
    made.divider_before = std::exchange(divider, {});
    made.disabled = item.has("disabled");
    made.id = item.text("id");
    made.label_extra = item.in("label").extra();
    made.hint_extra = item.in("hint").extra();
    made.attributes = item.attributes();
    if constexpr (requires { made.exclusive; }) {
      made.exclusive = item.text("behaviour") == "exclusive";
      made.name = item.text("name");
    }
    all.push_back(std::move(made));
  }
  return all;
}

Html radios(const Options& o) {
  return govuk::radios({.name = o.text("name"),
                        .legend = legend(o),
                        .items = choice_items<govuk::Radio>(o),
                        .value = o.has("value") ? o.text("value") : "",
                        .hint = hint(o),
                        .error = error(o),
                        .legend_look = look(o.in("fieldset").in("legend")),
                        .id = o.text("idPrefix"),
                        .fieldset = fieldset_extra(o),
                        .group = form_group(o, "beforeInputs", "afterInputs"),
                        .classes = o.text("classes"),
                        .attributes = o.attributes()});
}

Html checkboxes(const Options& o) {
  std::vector<std::string> values;
  for (const auto& value : o.raw("values")) values.push_back(written(value));
  return govuk::checkboxes({.name = o.text("name"),
                            .legend = legend(o),
                            .items = choice_items<govuk::Checkbox>(o),
                            .values = values,
                            .hint = hint(o),
                            .error = error(o),
                            .legend_look = look(o.in("fieldset").in("legend")),
                            .id = o.text("idPrefix"),
                            .described_by = o.text("describedBy"),
                            .fieldset = fieldset_extra(o),
                            .group = form_group(o, "beforeInputs", "afterInputs"),
                            .classes = o.text("classes"),
                            .attributes = o.attributes()});
}

govuk::DatePart date_part(const Options& item, const Options& field) {
  const auto either = [&](const char* key) { return item.given(key) ? item.text(key) : field.text(key); };
  return {.name = either("name"),
          .label = either("label"),
          .value = either("value"),
          .error = item.given("error") ? item.optional_bool("error") : field.optional_bool("error"),
          .id = either("id"),
          .autocomplete = either("autocomplete"),
          .inputmode = item.has("inputmode") ? item.text("inputmode") : "numeric",
          .pattern = either("pattern"),
          .classes = either("classes"),
          .attributes = item.attributes()};
}

/// The parts by place, or by name where the fixture lists other than three.
void date_items(govuk::DateInput& date, const Options& options, const std::vector<Options>& items) {
  const std::pair<const char*, govuk::DatePart*> parts[] = {
      {"day", &date.day}, {"month", &date.month}, {"year", &date.year}};
  std::size_t place = 0;
  for (const auto& [name, part] : parts) {
    const bool by_place = items.size() == 3;
    if (place < items.size() && (by_place || items[place].text("name") == name))
      *part = date_part(items[place++], options.in(name));
    else part->shown = false;
  }
}

Html date_input(const Options& o) {
  govuk::DateInput date{.name = o.text("namePrefix"), .legend = legend(o)};
  date.hint = hint(o);
  date.error = error(o);
  date.legend_look = look(o.in("fieldset").in("legend"));
  date.id = o.text("id");
  date.fieldset = fieldset_extra(o);
  date.group = form_group(o, "beforeInputs", "afterInputs");
  date.classes = o.text("classes");
  date.attributes = o.attributes();
  if (const auto items = o.items("items"); !items.empty()) {
    date_items(date, o, items);
  } else {
    for (const auto& [name, part] : std::initializer_list<std::pair<const char*, govuk::DatePart*>>{
             {"day", &date.day}, {"month", &date.month}, {"year", &date.year}}) {
      *part = date_part(o.in(name), o.in(name));
      part->shown = o.optional_bool(name).value_or(true);
    }
  }
  const auto value = [&](const char* name, const govuk::DatePart& part) {
    const auto own = part.name.empty() ? std::string(name) : part.name;
    return o.in("values").text((date.name.empty() ? own : date.name + "-" + own).c_str());
  };
  date.value = {value("day", date.day), value("month", date.month), value("year", date.year)};
  return govuk::date_input(date);
}

Html fieldset(const Options& o) {
  return govuk::fieldset({.legend = o.in("legend").optional_content(),
                          .content = o.markup("html"),
                          .legend_look = look(o.in("legend")),
                          .described_by = o.text("describedBy"),
                          .role = o.text("role"),
                          .classes = o.text("classes"),
                          .attributes = o.attributes()});
}

}  // namespace

const std::vector<Component>& choices() {
  static const std::vector<Component> all = {
      {"radios", radios}, {"checkboxes", checkboxes}, {"date-input", date_input}, {"fieldset", fieldset}};
  return all;
}

}  // namespace waymark::fixtures
