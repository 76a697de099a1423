#pragma once
#include <string>
#include <unordered_map>

#include "base/base.hpp"
#include "db/db.hpp"

namespace waymark::imports {

// The id behind each code files use.
std::unordered_map<std::string, PersonId> person_ids(db::Connection& db);  ///< by staff number
std::unordered_map<std::string, SupplierId> supplier_ids(db::Connection& db);
std::unordered_map<std::string, CoachId> coach_ids(db::Connection& db);
std::unordered_map<std::string, ContractId> contract_ids(db::Connection& db);  ///< by ref
std::unordered_map<std::string, EngagementId> engagement_ids(db::Connection& db);
/// The ref of each engagement, by id.
std::unordered_map<std::string, std::string> engagement_refs(db::Connection& db);

}  // namespace waymark::imports
