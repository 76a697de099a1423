// Fixtures of what leads from page to page, as our types.
#include "tests/govuk/options.hpp"

namespace waymark::fixtures {
namespace {

std::optional<govuk::PageStep> page_step(const Options& o, const char* key) {
  if (!o.has(key)) return std::nullopt;
  const auto step = o.in(key);
  return govuk::PageStep{.href = step.text("href"),
                         .text = step.optional_content(),
                         .label = step.text("labelText"),
                         .attributes = step.attributes()};
}

Html pagination(const Options& o) {
  govuk::Pagination pagination{.previous = page_step(o, "previous"), .next = page_step(o, "next")};
  for (const auto& item : o.items("items"))
    pagination.items.push_back({.number = item.text("number"),
                                .href = item.text("href"),
                                .current = item.has("current"),
                                .ellipsis = item.has("ellipsis"),
                                .label = item.text("visuallyHiddenText"),
                                .attributes = item.attributes()});
  pagination.landmark_label = o.text("landmarkLabel", "Pagination");
  pagination.classes = o.text("classes");
  pagination.attributes = o.attributes();
  return govuk::pagination(pagination);
}

Html breadcrumbs(const Options& o) {
  govuk::Breadcrumbs breadcrumbs{.items = {}};
  for (const auto& item : o.items("items"))
    breadcrumbs.items.push_back({.text = item.content(), .href = item.text("href"), .attributes = item.attributes()});
  breadcrumbs.collapse_on_mobile = o.has("collapseOnMobile");
  breadcrumbs.label = o.text("labelText", "Breadcrumb");
  breadcrumbs.classes = o.text("classes");
  breadcrumbs.attributes = o.attributes();
  return govuk::breadcrumbs(breadcrumbs);
}

Html back_link(const Options& o) {
  return govuk::back_link({.href = o.text("href"),
                           .text = o.has("html") || o.has("text") ? o.content() : govuk::Content("Back"),
                           .classes = o.text("classes"),
                           .attributes = o.attributes()});
}

Html skip_link(const Options& o) {
  return govuk::skip_link({.text = o.content(),
                           .href = o.text("href", "#content"),
                           .classes = o.text("classes"),
                           .attributes = o.attributes()});
}

Html service_navigation(const Options& o) {
  std::vector<govuk::NavigationItem> items;
  for (const auto& item : o.items("navigation"))
    items.push_back({.text = item.content(),
                     .href = item.text("href"),
                     .current = item.has("current"),
                     .active = item.has("active"),
                     .attributes = item.attributes()});
  const auto slots = o.in("slots");
  const bool end_is_object = slots.raw("end").is_object();
  return govuk::service_navigation({.service_name = o.text("serviceName"),
                                    .service_url = o.text("serviceUrl"),
                                    .items = items,
                                    .menu_button_text = o.text("menuButtonText", "Menu"),
                                    .menu_button_label = o.text("menuButtonLabel"),
                                    .navigation_label = o.text("navigationLabel"),
                                    .navigation_id = o.text("navigationId", "navigation"),
                                    .navigation_classes = o.text("navigationClasses"),
                                    .collapse_on_mobile = o.optional_bool("collapseNavigationOnMobile"),
                                    .aria_label = o.text("ariaLabel", "Service information"),
                                    .start = slots.markup("start"),
                                    .navigation_start = slots.markup("navigationStart"),
                                    .navigation_end = slots.markup("navigationEnd"),
                                    .end = end_is_object ? slots.in("end").markup("html") : slots.markup("end"),
                                    .end_is_inline = end_is_object && slots.in("end").text("align") == "inline",
                                    .classes = o.text("classes"),
                                    .attributes = o.attributes()});
}

}  // namespace

const std::vector<Component>& navigation() {
  static const std::vector<Component> all = {{"pagination", pagination},
                                             {"breadcrumbs", breadcrumbs},
                                             {"back-link", back_link},
                                             {"skip-link", skip_link},
                                             {"service-navigation", service_navigation}};
  return all;
}

}  // namespace waymark::fixtures
