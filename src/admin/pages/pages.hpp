#pragma once
#include "web/web.hpp"

namespace waymark::admin::pages {

web::Response audit(web::Visit& visit);

// What was not as it was written (alarms.cpp).
web::Response alarms(web::Visit& visit);
web::Response alarm_acknowledge(web::Visit& visit);

// What waits and what failed (jobs.cpp).
web::Response jobs(web::Visit& visit);
web::Response job_retry(web::Visit& visit);

// The words of mail (mail.cpp).
web::Response mail_kinds(web::Visit& visit);
web::Response mail_words(web::Visit& visit);
web::Response mail_change(web::Visit& visit);
web::Response mail_reset(web::Visit& visit);

}  // namespace waymark::admin::pages
