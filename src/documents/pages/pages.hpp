#pragma once
#include "documents/documents.hpp"
#include "documents/policy.hpp"
#include "web/web.hpp"

namespace waymark::documents::pages {

web::Response list(web::Visit& visit);
web::Response new_form(web::Visit& visit);
web::Response add(web::Visit& visit);
web::Response document(web::Visit& visit);
web::Response version_form(web::Visit& visit);
web::Response add_version(web::Visit& visit);
web::Response download(web::Visit& visit);
web::Response withdraw_form(web::Visit& visit);
web::Response withdraw(web::Visit& visit);
web::Response show(web::Visit& visit);

// --- Parts ---

web::Response page(const web::Visit& visit, const Space& space, web::PageContent content);
/// What it is called, or what became of it.
std::string title_of(const Document& document, const std::optional<Words>& words);
/// "held", "refused" or "withdrawn", for those it is not simply there for.
Html tags_of(const Document& document, const Version& version);
std::string size_words(std::int64_t bytes);
std::string type_words(const Words& words);
std::string day_words(Instant at);

}  // namespace waymark::documents::pages
