#pragma once
// What the pages of this room share.
#include "rights/pages/pages.hpp"
#include "rights/store.hpp"

namespace waymark::rights::pages {

inline constexpr int kPageSize = 25;

/// What app has listed; throws std::logic_error when it has not.
const Rooms& rooms(const web::Visit& visit);
vault::Vault& the_vault(const web::Visit& visit);

/// Home, and this room's first page; `here` is the page itself.
std::vector<govuk::Crumb> way_to(const char* here);
std::vector<govuk::Crumb> way_to(const char* parent, std::string parent_path, const char* here);

Html post_form(const web::Visit& visit, const std::string& action, const Html& fields);

/// Which page of a list is asked for, from 0.
int page_asked(const web::Visit& visit);
/// Links to the page before and, when there are more, to the next.
Html page_links(const web::Visit& visit, int page, bool more);

/// The field in which a person is named, and whom it names: by staff number or e-mail address.
Html person_field(const web::Draft& draft, const char* label);
std::optional<people::Person> person_named(db::Connection& db, std::string_view text);

/// "Retention is over", "Erasure"
std::string reason_words(std::string_view reason);

}  // namespace waymark::rights::pages
