#include "engagements/appointments.hpp"

#include "engagements/store_calendar.hpp"

namespace waymark::engagements {
namespace {

constexpr std::chrono::hours kLookedBack{24 * 90};
constexpr int kMostInFeed = 1000;

std::optional<Session> session_with_start(db::Connection& db, const jobs::Mail& mail) {
  auto session = store::session(db, SessionId(mail.about_id));
  if (session && !session->starts_at) session.reset();
  return session;
}

calendar::Appointment appointment(const Session& session, bool titled, const std::string& base_url, Instant now) {
  calendar::Appointment made;
  made.id = session.id.str();
  made.sequence = session.moves + (session.cancelled_at ? 1 : 0);
  made.starts_at = *session.starts_at;
  made.minutes = session.minutes;
  made.cancelled = session.cancelled_at.has_value();
  made.written_at = now;
  if (titled) made.title = {_("Coaching session"), base_url + path_of(session.engagement, session.id)};
  return made;
}

bool titled(db::Connection& db, const EngagementId& id) {
  std::vector<PersonId> people;
  for (const auto& partner : partners_of(db, id)) people.push_back(partner.person);
  return calendar::titles_shown(db, people);
}

jobs::MailFacts with_invitation(db::Connection& db, const Session& session, const jobs::Recipient& to,
                                const jobs::Sender& from, Instant now) {
  const auto entry = appointment(session, titled(db, session.engagement), from.base_url, now);
  return {.when = session.starts_at, .invitation = calendar::invitation(entry, from.from, to)};
}

const jobs::MailFacts kMoot{.moot = true};

}  // namespace

std::string path_of(const EngagementId& id) { return "/engagements/" + id.str(); }
std::string path_of(const EngagementId& id, const SessionId& session) {
  return fmt::format("/engagements/{}/sessions/{}", id.str(), session.str());
}

jobs::MailFacts facts_of_open_session(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient& to,
                                      const jobs::Sender& from, Instant now) {
  const auto session = session_with_start(db, mail);
  return session && session->open() ? with_invitation(db, *session, to, from, now) : kMoot;
}

jobs::MailFacts facts_of_cancelled_session(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient& to,
                                           const jobs::Sender& from, Instant now) {
  const auto session = session_with_start(db, mail);
  return session && session->cancelled_at ? with_invitation(db, *session, to, from, now) : kMoot;
}

jobs::MailFacts facts_of_session_ahead(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient&,
                                       const jobs::Sender&, Instant now) {
  const auto session = session_with_start(db, mail);
  if (!session || !session->open() || *session->starts_at <= now) return kMoot;
  return {.when = session->starts_at};
}

jobs::MailFacts facts_of_session_to_log(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient&,
                                        const jobs::Sender&, Instant) {
  const auto session = session_with_start(db, mail);
  if (!session || !session->open()) return kMoot;
  return {.when = session->starts_at};
}

std::vector<calendar::Appointment> appointments_of(db::Connection& db, const PersonId& person,
                                                   const std::string& base_url, Instant now) {
  std::vector<calendar::Appointment> all;
  for (const auto& each : store::sessions_of_person(db, person, now.plus(-kLookedBack), kMostInFeed))
    all.push_back(appointment(each.session, each.titled, base_url, now));
  return all;
}

}  // namespace waymark::engagements
