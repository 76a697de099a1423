#pragma once
#include "access/access.hpp"

namespace waymark::calendar::store {

bool shows_titles(db::Connection& db, const PersonId& person);
void set_titles(const access::Work& work, bool shown);
void insert_feed(const access::Work& work, std::string_view secret_hash);
/// How many links of theirs this ended.
std::int64_t revoke(const access::Work& work, const PersonId& person);
std::optional<PersonId> feed_person(db::Connection& db, std::string_view secret_hash);

}  // namespace waymark::calendar::store
