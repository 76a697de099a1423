#pragma once
// For those who keep the service running: the audit, and what is waiting to happen. No content, ever.
#include "jobs/jobs.hpp"
#include "web/route.hpp"

namespace waymark::admin {

std::vector<web::Route> routes();

/// Every kind of mail there is, of every room that writes any: for their words, and for what carries them.
std::vector<jobs::MailKind> mail_kinds();

}  // namespace waymark::admin
