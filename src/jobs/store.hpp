#pragma once
#include "jobs/jobs.hpp"

namespace waymark::jobs::store {

/// Ids of at most `size` pieces of news whose time has come, the longest waiting first.
std::vector<std::string> due(db::Connection& db, Instant now, int size);

/// Takes the news if nobody else delivered it and its time has come: it is delivered when this transaction commits.
std::optional<News> claim(db::Connection& db, std::string_view id, Instant now);

/// Notes that a delivery failed and when to try again.
void failed(db::Connection& db, std::string_view id, std::string_view error, Instant next_try_at);

/// How often delivering it has failed; nothing when it is delivered.
std::optional<std::int64_t> attempts(db::Connection& db, std::string_view id);

}  // namespace waymark::jobs::store
