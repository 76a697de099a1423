#pragma once
#include "web/web.hpp"

namespace waymark::admin::pages {

web::Response audit(web::Visit& visit);
web::Response jobs(web::Visit& visit);

}  // namespace waymark::admin::pages
