#pragma once
// This room in JSON: reading only. What an actor does not see does not exist, as on the pages.
#include "people/policy.hpp"
#include "web/api.hpp"

namespace waymark::people::api {

// api_people.cpp
web::Response people(web::Visit& visit);
web::Response person(web::Visit& visit);

// api_organisations.cpp
web::Response organisations(web::Visit& visit);
web::Response organisation(web::Visit& visit);

// api_register.cpp
web::Response suppliers(web::Visit& visit);
web::Response supplier(web::Visit& visit);
web::Response coaches(web::Visit& visit);
web::Response coach(web::Visit& visit);

/// A ?sort= of the pages: a name, "-" before it when descending.
struct Sorting {
  std::string by;
  bool descending = false;
};
/// One of these names, the first unless given; a problem otherwise.
Sorting read_sorting(web::QueryReader& query, std::initializer_list<std::string_view> names);

}  // namespace waymark::people::api
