#pragma once
#include "access/access.hpp"

namespace waymark::jobs::store {

bool is_day_due(db::Connection& db, std::string_view name, Date today, Instant now);
/// Takes today's if nobody did it: it is done when this transaction commits. The last day it was done before.
std::optional<Date> claim_day(const access::Work& work, std::string_view name);
std::int64_t daily_attempts(db::Connection& db, std::string_view name);
void daily_failed(db::Connection& db, std::string_view name, Date yesterday, std::string_view error,
                  Instant next_try_at);

}  // namespace waymark::jobs::store
