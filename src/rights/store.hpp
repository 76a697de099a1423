#pragma once
// The room's SQL: its own tables, and lower rooms' through the views they publish.
#include <map>
#include <span>

#include "rights/facts.hpp"
#include "rights/rights.hpp"

namespace waymark::rights::store {

// --- Retention (store_retention.cpp)

using Schedules = std::map<ProgrammeId, Schedule>;
/// Of the programmes that have one of their own.
Schedules schedules(db::Connection& db);
void set_schedule(const access::Work& work, const ProgrammeId& programme, const Schedule& schedule);

/// An engagement that is over, with content that is not shredded.
struct Ended {
  EngagementId engagement;
  std::string ref;
  ProgrammeId programme;
  std::string programme_name;
  Date ended_on;
  OrganisationId sealed_under;
  bool held = false;
  std::optional<Instant> lifted_at;  ///< the last hold on it
};
/// The last day on which what is due by then ended, for each programme.
struct EndedBy {
  std::map<ProgrammeId, Date> own;
  Date otherwise;
};
std::vector<Ended> ended(db::Connection& db, const EndedBy& by);
std::optional<Ended> ended(db::Connection& db, const EngagementId& engagement);
/// An engagement's reference, and its programme by name.
std::optional<std::pair<std::string, std::string>> ref_and_programme(db::Connection& db, const EngagementId& id);

std::optional<EngagementId> engagement_with_ref(db::Connection& db, std::string_view ref);

/// A shredding, with the engagement it was of.
struct Shredded {
  vault::Certificate certificate;
  std::string ref;        ///< empty for what is no engagement
  std::string programme;  ///< the same
};
std::vector<Shredded> shreddings(db::Connection& db, int skip, int size);
std::optional<Shredded> shredding(db::Connection& db, std::string_view id);

// --- Holds (store_holds.cpp)

void insert(const access::Work& work, const Hold& hold);
bool lift(const access::Work& work, std::string_view id);
std::optional<Hold> hold(db::Connection& db, std::string_view id);
std::vector<Hold> holds(db::Connection& db, int skip, int size);
bool is_held(db::Connection& db, const EngagementId& engagement);
bool is_held(db::Connection& db, const PersonId& person);
/// How many stand on this person, on an engagement of theirs, or on somebody else of one that has content.
std::int64_t holds_about(db::Connection& db, const PersonId& person);

// --- Erasure (store_erasure.cpp)

Goes goes(db::Connection& db, const PersonId& person);
Stays stays(db::Connection& db, const PersonId& person);
/// What is sealed of engagements in which they are the only coachee, and not shredded.
std::vector<keys::Scope> scopes_of_alone(db::Connection& db, const PersonId& person);
/// References of engagements that are not over and that they coach or are coached in.
std::vector<std::string> open_engagements(db::Connection& db, const PersonId& person);
struct Invoiced {
  ProgrammeId programme;
  Date last_on;
  std::int64_t unpaid = 0;
};
std::vector<Invoiced> invoiced(db::Connection& db, const PersonId& person);
/// Pieces of both kinds are kept as one number.
void insert_erasure(const access::Work& work, const PersonId& person, const Goes& goes);
struct Erasure {
  PersonId person;
  Instant at;
  std::string by_name;
  Goes goes;
};
std::vector<Erasure> erasures(db::Connection& db, int skip, int size);

// --- Subject access (store_facts.cpp, store_facts_of_work.cpp)

std::vector<FactTable> facts(db::Connection& db, const PersonId& person);

}  // namespace waymark::rights::store
