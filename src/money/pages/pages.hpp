#pragma once
#include "web/web.hpp"

namespace waymark::money::pages {

web::Response answer(web::Visit& visit);
web::Response beneath(web::Visit& visit);
web::Response of_engagement(web::Visit& visit);
web::Response invoice(web::Visit& visit);
web::Response pay(web::Visit& visit);
web::Response rates(web::Visit& visit);
web::Response set_rate(web::Visit& visit);
web::Response new_lines(web::Visit& visit);
web::Response record(web::Visit& visit);

}  // namespace waymark::money::pages
