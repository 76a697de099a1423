#pragma once
// Each person's first page, what they are told, and the pages about the service itself.
#include "web/route.hpp"

namespace waymark::home {

std::vector<web::Route> routes();

}  // namespace waymark::home
