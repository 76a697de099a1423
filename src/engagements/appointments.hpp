#pragma once
// Sessions as other people's programs see them: in mail and in calendars.
#include "calendar/calendar.hpp"
#include "engagements/engagement.hpp"
#include "jobs/jobs.hpp"

namespace waymark::engagements {

using MailFactsOf = decltype(jobs::MailKind::facts);

/// An invitation to a session as it now stands; moot unless it is still to come, or to be logged.
jobs::MailFacts facts_of_open_session(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient& to,
                                      const jobs::Sender& from, Instant now);
/// The taking back of one; moot if it was never arranged for a time.
jobs::MailFacts facts_of_cancelled_session(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient& to,
                                           const jobs::Sender& from, Instant now);
/// When it is; moot once it began, or is cancelled.
jobs::MailFacts facts_of_session_ahead(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient& to,
                                       const jobs::Sender& from, Instant now);
/// When it was; moot once it is logged.
jobs::MailFacts facts_of_session_to_log(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient& to,
                                        const jobs::Sender& from, Instant now);

/// A person's sessions for their calendar: what was not cancelled, from ninety days ago on, at most a thousand.
std::vector<calendar::Appointment> appointments_of(db::Connection& db, const PersonId& person,
                                                   const std::string& base_url, Instant now);

}  // namespace waymark::engagements
