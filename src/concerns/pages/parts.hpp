#pragma once
// What the pages of this room share.
#include "concerns/notices.hpp"
#include "concerns/pages/pages.hpp"

namespace waymark::concerns::pages {

Html state_tag(State state);
/// "Éilis O’Hara and 1 other with Siân Rahman"
std::string about(const Concern& concern);
/// The pieces of a page, in order; who reads them is addressed as "you".
Html entries(const web::Visit& visit, const Opened& opened);
/// ?page=, 1 for anything else.
int page_asked(const web::Visit& visit);
Html page_links(const web::Visit& visit, int page, int pages);
Html form(const web::Visit& visit, std::string_view action, const Html& fields);
/// A large field for a statement or a note.
Html text_field(const web::Draft& draft, const char* label, const char* hint);
/// Reads that field; problems go into the draft.
std::string read_text(const web::Visit& visit, web::Draft& draft);
/// Radios for people who can handle a concern; a hidden field where there is one alone.
Html lead_field(const std::vector<accounts::RoleHolder>& leads, const web::Draft& draft, const char* legend);
/// "Safeguarding lead for Courts Service"
std::string what_for(const accounts::RoleHolder& lead);

}  // namespace waymark::concerns::pages
