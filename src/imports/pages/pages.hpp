#pragma once
#include "web/web.hpp"

namespace waymark::imports::pages {

web::Response choose(web::Visit& visit);
web::Response upload(web::Visit& visit);
web::Response preview(web::Visit& visit);
web::Response confirm(web::Visit& visit);

}  // namespace waymark::imports::pages
