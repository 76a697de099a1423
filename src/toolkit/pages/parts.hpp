#pragma once
// What the pages of this room share.
#include "toolkit/pages/pages.hpp"
#include "toolkit/policy.hpp"

namespace waymark::toolkit::pages {

using web::Draft;

Html state_tag(State state);
/// "All coaches", "Coaches of Foxglove", "Coaches in Senior coaching".
std::string audience_text(const Version& version);
std::string size_text(std::int64_t bytes);
Html tag_links(const std::vector<std::string>& tags);
/// What is said of a version, row by row; the description stands above it.
std::vector<govuk::SummaryRow> facts_of(const Version& version, std::string_view supplier_name);

/// A page below the library; with a tool, below that tool's page.
web::Response page(const web::Visit& visit, web::PageContent content, const Tool* below = nullptr);
/// A form that posts there.
Html form(const web::Visit& visit, const std::string& action, const Html& fields);
/// The page asked for, from 1.
int page_asked(const web::Visit& visit);
int last_page(std::int64_t total);
/// Links to the other pages of a list.
Html pages_below(const web::Visit& visit, std::int64_t total);

}  // namespace waymark::toolkit::pages
