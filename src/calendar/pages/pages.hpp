#pragma once
#include "web/web.hpp"

namespace waymark::calendar::pages {

web::Response choices(web::Visit& visit);
web::Response titles(web::Visit& visit);
web::Response make_link(web::Visit& visit);
web::Response revoke_link(web::Visit& visit);

}  // namespace waymark::calendar::pages
