#pragma once
// This room in JSON.
#include "money/policy.hpp"
#include "web/api.hpp"

namespace waymark::money::api {

// api_spend.cpp
web::Response spend(web::Visit& visit);

// api_breakdown.cpp
web::Response breakdown(web::Visit& visit);

// api_lines.cpp
web::Response lines(web::Visit& visit);
web::Response engagement_money(web::Visit& visit);
web::Response contract_money(web::Visit& visit);

}  // namespace waymark::money::api
