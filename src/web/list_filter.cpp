#include "web/list_filter.hpp"

#include <algorithm>

namespace waymark::web {

void ListFilter::text(const char* name, const char* label, const std::string& value, const char* hint) {
  fields_ += govuk::input({.name = name,
                           .label = label,
                           .value = value,
                           .hint = hint ? std::optional<govuk::Content>(hint) : std::nullopt});
  if (!value.empty()) chosen(name, label, value);
}

void ListFilter::choice(const char* name, const char* label, std::vector<govuk::Option> items, std::string value) {
  const auto values = request_.query.all(name);
  std::vector<std::string> asked;
  for (const auto& item : items)
    if (item.value && !item.value->empty() && std::find(values.begin(), values.end(), *item.value) != values.end())
      asked.push_back(item.text);
  if (!asked.empty()) chosen(name, label, joined(asked, ", "));
  fields_ += govuk::select({.name = name, .label = label, .items = std::move(items), .value = std::move(value)});
}

void ListFilter::tick(const char* name, const char* legend, const char* label, bool on) {
  fields_ += govuk::checkboxes({.name = name,
                                .legend = legend,
                                .items = {{.value = "yes", .text = label}},
                                .values = {on ? "yes" : ""},
                                .small = true});
  if (on) chosen(name, legend, label);
}

void ListFilter::along(std::string_view name, std::string_view value) { along_.emplace_back(name, value); }

void ListFilter::chosen(const char* name, const char* label, std::string value) {
  narrowed_ = true;
  names_.emplace_back(name);
  chosen_.push_back(
      {.heading = label,
       .items = {{.text = std::move(value), .href = with_query(request_, {{name, ""}, {"page", ""}})}}});
}

std::string ListFilter::cleared() const {
  std::string query;
  for (const auto& [name, value] : along_)
    if (std::find(names_.begin(), names_.end(), name) == names_.end())
      query += (query.empty() ? '?' : '&') + url_encoded(name) + "=" + url_encoded(value);
  return request_.path + query;
}

Html ListFilter::beside(const Html& found) && {
  if (const auto sort = request_.query.get("sort"); !sort.empty()) along("sort", sort);
  for (const auto& [name, value] : along_)
    append(fields_, "<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  std::optional<govuk::SelectedFilters> selected;
  if (narrowed_) selected = {.categories = std::move(chosen_), .clear_href = cleared()};
  return html(
      "<p class=\"govuk-body waymark-past-filter\"><a href=\"#found\" class=\"govuk-link\">{}</a></p>"
      "<div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-one-quarter\">"
      "<form method=\"get\" action=\"{}\" novalidate>{}</form></div>"
      "<div class=\"govuk-grid-column-three-quarters\" id=\"found\">{}</div></div>",
      _("Go past the filter"), request_.path,
      govuk::filter({.options = std::move(fields_), .selected = std::move(selected)}), found);
}

}  // namespace waymark::web
