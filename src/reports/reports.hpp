#pragma once
// Figures about everyone.
#include <optional>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "base/base.hpp"
#include "web/route.hpp"

namespace waymark::reports {

/// `waymark report engagements`: a row for each engagement by ref, with what was invoiced and paid for it, as a
/// table, csv or json. A past day counts what had happened by then; invoiced and paid count lines dated by it.
std::string engagements_report(const access::Work& work, std::optional<Date> as_of, const std::string& format);

/// The report in JSON, under /api/v1/.
std::vector<web::Route> api_routes();

}  // namespace waymark::reports
