#pragma once
#include "programmes/programmes.hpp"
#include "web/web.hpp"

namespace waymark::programmes::pages {

web::Response list(web::Visit& visit);
web::Response programme(web::Visit& visit);
web::Response new_form(web::Visit& visit);
web::Response make(web::Visit& visit);
web::Response edit_form(web::Visit& visit);
web::Response change(web::Visit& visit);
web::Response reasons_form(web::Visit& visit);
web::Response change_reasons(web::Visit& visit);
web::Response places_form(web::Visit& visit);
web::Response change_places(web::Visit& visit);

/// The programme of the address, if this actor may see it; what they may not see is not found.
Programme seen_programme(const web::Visit& visit);
/// The same for a change: refuses not_allowed when they may see it and no more.
Programme managed_programme(const web::Visit& visit);

/// The way to the list, to a programme, and to a page of one. Nobody is led to a list that is closed to them.
std::vector<govuk::Crumb> way_to_list(const web::Visit& visit);
std::vector<govuk::Crumb> way_to(const web::Visit& visit, const Programme& programme);
std::vector<govuk::Crumb> way_to(const web::Visit& visit, const Programme& programme, const char* here);

std::string address(const Programme& programme);

/// "1 Apr 2025 to 31 Mar 2027", "From 1 Apr 2025", "No dates set"
std::string dates_words(const Programme& programme);
/// "6 sessions of 1 hour 30 minutes"
std::string planned_words(const Details& details);
/// "Every 30 days"
std::string cadence_words(const Details& details);

}  // namespace waymark::programmes::pages
