#pragma once
#include "web/web.hpp"

namespace waymark::home::pages {

web::Response start(web::Visit& visit);
web::Response home(web::Visit& visit);
web::Response notices(web::Visit& visit);
web::Response read_all(web::Visit& visit);
web::Response accessibility(web::Visit& visit);
web::Response privacy(web::Visit& visit);
web::Response health(web::Visit& visit);

}  // namespace waymark::home::pages
