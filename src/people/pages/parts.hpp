#pragma once
// What the pages of this room share.
#include <functional>

#include "people/lists.hpp"
#include "people/pages/pages.hpp"

namespace waymark::people::pages {

inline constexpr std::int64_t kPageSize = 20;

/// Which page of a list was asked for.
struct Paging {
  std::int64_t page = 1;
  std::int64_t skip() const { return (page - 1) * kPageSize; }
  static Paging of(const web::Request& request);
};

/// "1,204 people": or "More than 1,000 people" when that is all that was counted.
Html total(std::int64_t count, const char* one, const char* many);
/// Links to the other pages; beyond what is counted only to the one before and the one after.
Html page_links(const web::Request& request, const Paging& paging, std::int64_t count, std::int64_t shown);
/// A link that gives the list as CSV.
Html csv_link(const web::Request& request);
/// Whether the list is asked for as CSV.
bool wants_csv(const web::Request& request);

/// The head of a column whose link sorts by `name`; `sort` is what is sorted by now, "-name" for descending.
govuk::Column sortable(const web::Request& request, const char* text, std::string_view name, std::string_view sort,
                       bool numeric = false);

/// The lists of this room that the actor may see, for going from one to the other; nothing when it is one.
Html neighbours(const web::Visit& visit, std::string_view here);

Html status_tag(Status status);
/// The last day of an accreditation, with a tag when it has passed or will within 60 days.
Html expiry(const Coach& coach, Date today);

/// What a form was drawn with, and back.
Html seen_field(Instant changed_at);
std::optional<Instant> seen_in(const web::Fields& form);

using web::Draft;

}  // namespace waymark::people::pages
