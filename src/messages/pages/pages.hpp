#pragma once
#include "messages/policy.hpp"
#include "web/web.hpp"

namespace waymark::messages::pages {

web::Response conversation(web::Visit& visit);
web::Response write(web::Visit& visit);
web::Response withdraw_form(web::Visit& visit);
web::Response withdraw(web::Visit& visit);

}  // namespace waymark::messages::pages
