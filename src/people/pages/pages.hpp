#pragma once
#include "govuk/govuk.hpp"
#include "people/people.hpp"
#include "web/web.hpp"

namespace waymark::people::pages {

web::Response people(web::Visit& visit);
web::Response person(web::Visit& visit);
web::Response post_form(web::Visit& visit);
web::Response post(web::Visit& visit);
web::Response leaving_form(web::Visit& visit);
web::Response leaving_confirm(web::Visit& visit);
web::Response leaving(web::Visit& visit);
web::Response leaving_withdrawn(web::Visit& visit);
web::Response leave(web::Visit& visit);
web::Response organisations(web::Visit& visit);
web::Response organisation(web::Visit& visit);
web::Response suppliers(web::Visit& visit);
web::Response supplier(web::Visit& visit);
web::Response supplier_form(web::Visit& visit);
web::Response supplier_change(web::Visit& visit);
web::Response coaches(web::Visit& visit);
web::Response coach(web::Visit& visit);
web::Response coach_form(web::Visit& visit);
web::Response coach_change(web::Visit& visit);

/// A person's own page, with the problems of a deed that was tried from it.
web::Response draw_person(const web::Visit& visit, const Person& person, const Problems& problems);

}  // namespace waymark::people::pages
