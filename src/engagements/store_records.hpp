#pragma once
#include "engagements/records.hpp"
#include "engagements/store_rows.hpp"

namespace waymark::engagements::store {

/// A record with where it reports: the coachee's post on its first day.
struct EngagementRow {
  EngagementRecord* record;
  OrganisationId organisation, agency;
  std::string grade;
};
void insert(const access::Work& work, std::span<const EngagementRow> rows);
/// Everything but where it reports.
void update(const access::Work& work, const EngagementRecord& record);
/// Whether the record changes what the place follows from: the coachee or the first day.
bool place_follows(db::Connection& db, const EngagementRecord& record);
void write_place(db::Connection& db, const EngagementRow& row);

void insert(const access::Work& work, std::span<SessionRecord* const> records);
void update(const access::Work& work, const SessionRecord& record);

/// A stretch of somebody's time.
struct Slot {
  PersonId person;
  std::string name;
  Instant starts_at, ends_at;
  SessionId session;
  std::string ref;
  int number = 0;
};
/// Every session arranged or completed, for each person it takes, in order of person and start.
void each_slot(db::Connection& db, const std::function<void(const Slot&)>& take);

}  // namespace waymark::engagements::store
