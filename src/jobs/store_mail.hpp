#pragma once
#include "jobs/mail.hpp"

namespace waymark::jobs::store {

/// For how long a mail is tried.
inline constexpr std::chrono::hours kTriedFor{48};

void set_preference(const access::Work& work, std::string_view how_often);
void set_template(const access::Work& work, std::string_view kind, const Template& words);
/// How many there were: 0 or 1.
std::int64_t remove_template(db::Connection& db, std::string_view kind);

// Retrying (store_waiting.cpp): whether there was something of that id that can be tried again.
bool retry_mail(const access::Work& work, std::string_view id);
bool retry_news(const access::Work& work, std::string_view id);
bool retry_daily(const access::Work& work, std::string_view name);
bool is_a_job(db::Connection& db, std::string_view id);

}  // namespace waymark::jobs::store
