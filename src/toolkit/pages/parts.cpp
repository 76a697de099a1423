#include "toolkit/pages/parts.hpp"

#include <algorithm>

#include "toolkit/file_type.hpp"

namespace waymark::toolkit::pages {

Html state_tag(State state) {
  using govuk::Colour;
  const auto colour = state == State::released    ? Colour::green
                      : state == State::to_review ? Colour::yellow
                      : state == State::sent_back ? Colour::orange
                                                  : Colour::grey;
  return govuk::tag({.text = label(state), .colour = colour});
}

std::string audience_text(const Version& version) {
  switch (version.words.audience) {
    case Audience::everyone: return _("All coaches");
    case Audience::supplier: return fill(_("Coaches of {}"), version.audience_name);
    case Audience::programme: return fill(_("Coaches in {}"), version.audience_name);
  }
  return {};
}

std::string size_text(std::int64_t bytes) {
  constexpr std::int64_t kKilo = 1024, kMega = 1024 * 1024;
  if (bytes < kMega) return fill(_("{} KB"), std::max<std::int64_t>(1, bytes / kKilo));
  return fill(_("{} MB"), fmt::format("{:.1f}", static_cast<double>(bytes) / static_cast<double>(kMega)));
}

Html tag_links(const std::vector<std::string>& tags) {
  Html all;
  for (const auto& tag : tags) {
    if (!all.empty()) append(all, ", ");
    all += govuk::link("/tools?tag=" + url_encoded(tag), tag);
  }
  return all;
}

std::vector<govuk::SummaryRow> facts_of(const Version& version, std::string_view supplier_name) {
  const auto& words = version.words;
  std::vector<govuk::SummaryRow> rows{{.key = _("Purpose"), .value = label(words.purpose)},
                                      {.key = _("Language"), .value = label(words.language)},
                                      {.key = _("Licence"), .value = words.licence},
                                      {.key = _("Who may use it"), .value = audience_text(version)}};
  if (!words.tags.empty()) rows.push_back({.key = _("Tags"), .value = tag_links(words.tags)});
  if (!supplier_name.empty()) rows.push_back({.key = _("Supplier"), .value = supplier_name});
  if (version.file) {
    const auto* type = file_type(version.file->type);
    rows.push_back({.key = _("File"),
                    .value = fmt::format("{} ({}, {})", version.file->name, type ? type->label : "",
                                         size_text(version.file->size))});
  } else {
    rows.push_back({.key = _("Link"), .value = words.link});
  }
  rows.push_back({.key = _("Version"), .value = version.number});
  return rows;
}

web::Response page(const web::Visit& visit, web::PageContent content, const Tool* below) {
  std::vector<govuk::Crumb> way{{.text = _("Home"), .href = "/home"}, {.text = _("Tools"), .href = "/tools"}};
  if (below) way.push_back({.text = below->latest.words.title, .href = tool_path(below->id)});
  way.push_back({.text = content.title});
  content.breadcrumbs = std::move(way);
  return web::page(visit, std::move(content));
}

Html form(const web::Visit& visit, const std::string& action, const Html& fields) {
  return html("<form method=\"post\" action=\"{}\" novalidate>{}{}</form>", action, web::form_token(visit), fields);
}

int page_asked(const web::Visit& visit) {
  constexpr int kFar = 100'000;
  return std::clamp(std::atoi(std::string(visit.request.query.get("page")).c_str()), 1, kFar);
}

int last_page(std::int64_t total) {
  return static_cast<int>(std::max<std::int64_t>(1, (total + kPageSize - 1) / kPageSize));
}

Html pages_below(const web::Visit& visit, std::int64_t total) {
  const int last = last_page(total);
  return govuk::pagination(std::min(page_asked(visit), last), last, [&](int number) {
    return web::with_query(visit.request, {{"page", std::to_string(number)}});
  });
}

}  // namespace waymark::toolkit::pages
