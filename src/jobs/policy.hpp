#pragma once
#include "access/access.hpp"

namespace waymark::jobs {

/// Ends the work as not_found for an actor who may not run the service.
void must_run_service(const access::Work& work);

}  // namespace waymark::jobs
