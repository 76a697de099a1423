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

/// What a notice of this room says; nothing for another room's kind.
std::optional<std::string> notice_words(std::string_view kind, std::string_view by_name);
/// The mail that goes with them.
std::vector<jobs::MailKind> mail_kinds();
/// Reminders to who has not signed, three, seven and fourteen days after they were asked.
std::vector<jobs::DailyWork> daily_work();

}  // namespace waymark::agreements
