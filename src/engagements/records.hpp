#pragma once
// Engagements and sessions in the shape of files: read and saved many at once, by imports.
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engagements/engagement.hpp"

namespace waymark::engagements {

struct EngagementRecord {
  EngagementId id;  ///< empty for a new one; save_engagements fills it in
  std::string ref;
  ProgrammeId programme;
  PersonId coachee;  ///< the first
  CoachId coach;
  ContractId contract;
  Date starts_on;
  int planned_sessions = 0;
  int planned_minutes = 0;
  Funded funded = Funded::central;
  std::string status = "active";  ///< "active", "completed" or "ended_early"; loaded ones may also have another state
  std::optional<Date> ended_on;   ///< needed unless active
  bool operator==(const EngagementRecord&) const = default;
};

struct SessionRecord {
  SessionId id;  ///< empty for a new one; save_sessions fills it in
  EngagementId engagement;
  int number = 0;
  Instant starts_at;
  int minutes = 0;
  std::string status = "arranged";  ///< "arranged", "completed", "cancelled" or "did_not_attend"
  Mode mode = Mode::video;
  std::optional<int> cancelled_hours_before;
  bool operator==(const SessionRecord&) const = default;
};

/// All of them, by ref. A paused one is active in a file.
std::map<std::string, EngagementRecord> load_engagements(db::Connection& db);
/// All sessions of these engagements, or of all when there are none named.
std::vector<SessionRecord> load_sessions(db::Connection& db, std::span<const EngagementId> of = {});

/// Inserts those without an id (and fills it in) and updates the others; needs coachees, coaches and programmes
/// that exist. Agency and grade are the coachee's on starts_on. Counters stand still until recount().
void save_engagements(const access::Work& work, std::span<EngagementRecord> records);
/// The same for sessions; reasons are not_recorded.
void save_sessions(const access::Work& work, std::span<SessionRecord> records);

/// Two sessions of one person that overlap: for warnings.
struct Overlap {
  std::string person;
  std::string engagement_ref, other_ref;
  int number = 0, other_number = 0;
};
/// Among the sessions arranged or completed of every person; each pair once.
std::vector<Overlap> overlaps(db::Connection& db);

}  // namespace waymark::engagements
