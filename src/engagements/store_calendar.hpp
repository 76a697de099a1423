#pragma once
#include "engagements/engagement.hpp"

namespace waymark::engagements::store {

std::optional<Session> session(db::Connection& db, const SessionId& id);

struct DiarySession {
  Session session;
  bool titled = false;  ///< everybody it is between lets their calendars say what it is
};
/// The sessions a person has as coach or coachee from a moment on, the cancelled and not attended aside, by time.
std::vector<DiarySession> sessions_of_person(db::Connection& db, const PersonId& person, Instant from, int most);

/// A session somebody is to be reminded of.
struct Reminder {
  SessionId session;
  EngagementId engagement;
  PersonId person;
  Date day;  ///< of the session
};
/// Of each open session that day, one for everybody it is between.
std::vector<Reminder> sessions_on(db::Connection& db, Date day);
/// Of each open session between these days, one for its coach.
std::vector<Reminder> sessions_to_log(db::Connection& db, Date first, Date last);

}  // namespace waymark::engagements::store
