#pragma once
#include "concerns/policy.hpp"
#include "web/web.hpp"

namespace waymark::concerns::pages {

// For a partner: raise.cpp, own.cpp
web::Response raise_form(web::Visit& visit);
web::Response raise(web::Visit& visit);
web::Response own_list(web::Visit& visit);
web::Response own_concern(web::Visit& visit);
web::Response add(web::Visit& visit);

// For a safeguarding lead: handled.cpp, handing.cpp
web::Response list(web::Visit& visit);
web::Response concern(web::Visit& visit);
web::Response acknowledge(web::Visit& visit);
web::Response add_note(web::Visit& visit);
web::Response close_form(web::Visit& visit);
web::Response close(web::Visit& visit);
web::Response hand_on_form(web::Visit& visit);
web::Response hand_on(web::Visit& visit);
web::Response take_over(web::Visit& visit);

}  // namespace waymark::concerns::pages
