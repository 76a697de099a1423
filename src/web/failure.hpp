#pragma once
#include <exception>
#include <string>

#include "web/route.hpp"

namespace waymark::web {

/// What a request that failed is answered with: a page in the service's frame, or problem details (RFC 9457)
/// for the API. `message` is shown when the page has something to say beyond the status.
Response failure(const Visit& visit, int status, const std::string& message = {});

/// The answer for what was thrown while answering: Refused by its kind, a lost race as 409, anything else as 500
/// with a reference that stands in the log beside the detail.
Response failure(const Visit& visit, std::exception_ptr thrown);

}  // namespace waymark::web
