#pragma once
#include "engagements/engagements.hpp"
#include "web/web.hpp"

namespace waymark::engagements::pages {

// The list, and one engagement.
web::Response tracking(web::Visit& visit);
web::Response reports(web::Visit& visit);
web::Response engagement(web::Visit& visit);

// A new one, and what everybody answers.
web::Response propose_form(web::Visit& visit);
web::Response propose(web::Visit& visit);
web::Response ask(web::Visit& visit);
web::Response accept(web::Visit& visit);
web::Response decline_form(web::Visit& visit);
web::Response decline(web::Visit& visit);

// How it goes on.
web::Response pause_form(web::Visit& visit);
web::Response pause(web::Visit& visit);
web::Response resume(web::Visit& visit);
web::Response extend_form(web::Visit& visit);
web::Response extend(web::Visit& visit);
web::Response change_coach_form(web::Visit& visit);
web::Response change_coach(web::Visit& visit);
web::Response complete_form(web::Visit& visit);
web::Response complete(web::Visit& visit);
web::Response end_form(web::Visit& visit);
web::Response end(web::Visit& visit);
web::Response decide(web::Visit& visit);

// Sessions.
web::Response session(web::Visit& visit);
web::Response arrange_form(web::Visit& visit);
web::Response arrange(web::Visit& visit);
web::Response log_form(web::Visit& visit);
web::Response log(web::Visit& visit);
web::Response rearrange_form(web::Visit& visit);
web::Response rearrange(web::Visit& visit);
web::Response session_complete_form(web::Visit& visit);
web::Response session_complete(web::Visit& visit);
web::Response session_cancel_form(web::Visit& visit);
web::Response session_cancel(web::Visit& visit);
web::Response not_attended_form(web::Visit& visit);
web::Response not_attended(web::Visit& visit);
web::Response undo(web::Visit& visit);

// A person's sessions for their calendar program (calendar_feed.cpp).
web::Response calendar_feed(web::Visit& visit);

}  // namespace waymark::engagements::pages
