#pragma once
// For those who keep the service running: the audit, and what is waiting to happen. No content, ever.
#include "web/route.hpp"

namespace waymark::admin {

std::vector<web::Route> routes();

}  // namespace waymark::admin
