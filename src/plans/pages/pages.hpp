#pragma once
#include "plans/plans.hpp"
#include "web/web.hpp"

namespace waymark::plans::pages {

// A coachee's plan (plan.cpp, print.cpp).
web::Response plan(web::Visit& visit);
web::Response print(web::Visit& visit);

// One goal (goal.cpp); added, worded anew, closed, deleted (goal_form.cpp, goal_deeds.cpp).
web::Response goal(web::Visit& visit);
web::Response new_form(web::Visit& visit);
web::Response add(web::Visit& visit);
web::Response edit_form(web::Visit& visit);
web::Response edit(web::Visit& visit);
web::Response status(web::Visit& visit);
web::Response share(web::Visit& visit);
web::Response delete_form(web::Visit& visit);
web::Response delete_it(web::Visit& visit);

// What is done for it (progress.cpp).
web::Response add_step(web::Visit& visit);
web::Response mark_step(web::Visit& visit);
web::Response step_form(web::Visit& visit);
web::Response edit_step(web::Visit& visit);
web::Response remove_step(web::Visit& visit);
web::Response record_level(web::Visit& visit);
web::Response add_evidence(web::Visit& visit);
web::Response remove_evidence_form(web::Visit& visit);
web::Response remove_evidence(web::Visit& visit);

// What line managers see (shared.cpp).
web::Response shared_with_me(web::Visit& visit);
web::Response shared_in_engagement(web::Visit& visit);

}  // namespace waymark::plans::pages
