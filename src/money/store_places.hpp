#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "db/db.hpp"

namespace waymark::money::store {

/// Whether this organisation is the top of its tree.
bool is_top(db::Connection& db, std::string_view organisation_id);
/// The organisations that others report under, at or below this one.
std::vector<std::string> agencies_within(db::Connection& db, std::string_view organisation_id);

}  // namespace waymark::money::store
