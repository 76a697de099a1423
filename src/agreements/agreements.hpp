#pragma once
// Coaching agreements: what coach and coachee agree about their work, version by version, and who has signed.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agreements/agreement.hpp"
#include "agreements/template.hpp"
#include "agreements/verbs.hpp"
#include "jobs/jobs.hpp"
#include "web/route.hpp"

namespace waymark::agreements {

std::vector<web::Route> routes();

/// What this room tells people.
std::vector<jobs::MailKind> mail_kinds();
/// Reminders to who has not signed, three, seven and fourteen days after they were asked.
std::vector<jobs::DailyWork> daily_work();

}  // namespace waymark::agreements
