#pragma once
// SQL about completed sessions, for setting beside what they cost.
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "db/db.hpp"

namespace waymark::money::store {

struct CoachedEngagement {
  std::string agency, programme, grade, funded;
  std::vector<std::uint32_t> coachees;
};

/// What sessions are put together with. People are numbered in the order they are met.
struct CoachingRegister {
  std::unordered_map<std::string, CoachedEngagement> engagements;
  std::unordered_set<std::string> internal_coaches;
  std::unordered_map<std::string, std::string> supplier_of_contract;
  std::unordered_map<std::string, std::uint32_t> people;
  /// Who was there in an engagement's sessions of a financial year, where attendance was kept.
  std::map<std::pair<std::string, int>, std::set<std::uint32_t>> attended;
  std::uint32_t number_of(std::string_view person);
};
CoachingRegister coaching_register(db::Connection& db);
void add_attendance(db::Connection& db, Date from, Date to, CoachingRegister& all);

struct CompletedSession {
  std::string engagement, coach, contract;
  Date day;  ///< in London
  std::int64_t minutes = 0;
};
/// The engagements that lines of these days are for, each with the line's supplier once.
void each_invoiced(db::Connection& db, std::string_view basis, Date from, Date to,
                   const std::function<void(const std::string& engagement, const std::string& supplier)>& take);
/// The financial years there are lines in, on a basis.
std::set<int> years_with_lines(db::Connection& db, std::string_view basis);

/// How many completed sessions internal coaches held on these days, and how many minutes they took.
struct SessionTotal {
  std::int64_t sessions = 0, minutes = 0;
};
SessionTotal completed_internal(db::Connection& db, Date from, Date to);
/// Sessions of one length that one internal coach held on one day.
struct InternalDay {
  CoachId coach;
  Date day;
  std::int64_t minutes = 0;  ///< of each
  std::int64_t sessions = 0;
};
void each_internal_day(db::Connection& db, Date from, Date to, const std::function<void(const InternalDay&)>& take);
/// The completed sessions of these days, both inclusive.
void each_completed(db::Connection& db, Date from, Date to, const std::function<void(const CompletedSession&)>& take);

}  // namespace waymark::money::store
