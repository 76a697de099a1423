#pragma once
// Organisations, staff, suppliers and coaches: what other rooms may use.
#include "people/coaches.hpp"
#include "people/organisations.hpp"
#include "people/persons.hpp"
#include "people/records.hpp"
#include "people/suppliers.hpp"
#include "web/route.hpp"

namespace waymark::people {

/// Works out the tree and today's posts anew and tells where what is kept differs; nothing when all is right.
std::vector<std::string> compare_with_recount(db::Connection& db, Date today);

/// The pages of this room.
std::vector<web::Route> routes();
/// The same in JSON, under /api/v1/.
std::vector<web::Route> api_routes();

}  // namespace waymark::people
