#pragma once
#include "rights/rights.hpp"
#include "web/web.hpp"

namespace waymark::rights::pages {

web::Response overview(web::Visit& visit);
web::Response retention(web::Visit& visit);
web::Response certificates(web::Visit& visit);
web::Response certificate(web::Visit& visit);
web::Response schedule_form(web::Visit& visit);
web::Response change_schedule(web::Visit& visit);
web::Response holds(web::Visit& visit);
web::Response hold_form(web::Visit& visit);
web::Response lay(web::Visit& visit);
web::Response lift_form(web::Visit& visit);
web::Response lift(web::Visit& visit);
web::Response subject_access(web::Visit& visit);
web::Response make_pack(web::Visit& visit);
web::Response my_data(web::Visit& visit);
web::Response make_my_pack(web::Visit& visit);
web::Response erasure(web::Visit& visit);
web::Response find_for_erasure(web::Visit& visit);
web::Response erasure_preview(web::Visit& visit);
web::Response carry_out_erasure(web::Visit& visit);

}  // namespace waymark::rights::pages
