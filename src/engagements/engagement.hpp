#pragma once
// What an engagement and its sessions are.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "base/base.hpp"
#include "programmes/programmes.hpp"

namespace waymark::engagements {

using programmes::Funded;

/// Where an engagement stands. It follows from its events; nothing keeps it.
enum class State { proposed, waiting, declined, agreed, active, paused, completed, ended_early };
inline constexpr State kStates[] = {State::proposed, State::waiting, State::declined,  State::agreed,
                                    State::active,   State::paused,  State::completed, State::ended_early};
std::string_view code(State state);  ///< "ended_early"
const char* label(State state);      ///< "Ended early", in the reader's language
std::optional<State> state_from(std::string_view code);

/// When somebody agreed before anybody kept the moment: what an import leaves.
inline constexpr Instant kNotRecordedWhen = Instant::micros(0);

/// What the state follows from.
struct Events {
  Date starts_on;
  std::optional<Instant> asked_at = {};
  std::optional<Instant> declined_at = {};
  std::optional<Instant> agreed_at = {};
  std::optional<Date> paused_on = {};
  std::optional<Date> completed_on = {};
  std::optional<Date> ended_early_on = {};
  bool any_session_completed = false;
};
/// The state at the end of that day in London; `day_end` is the first moment of the next, for those who ask often.
State state_on(const Events& events, Date day, Instant day_end);
inline State state_on(const Events& events, Date day) { return state_on(events, day, start_of_day(day.plus(1))); }
/// Proposed, waiting, agreed, active or paused: it may still become something.
bool is_live(State state);

enum class Mode { in_person, telephone, video };
inline constexpr Mode kModes[] = {Mode::in_person, Mode::telephone, Mode::video};
std::string_view code(Mode mode);  ///< "in person": in the database and in files
const char* label(Mode mode);
std::optional<Mode> mode_from(std::string_view code);

/// Whose doing a cancellation was.
enum class Side { coach, coachee, programme };
std::string_view code(Side side);
const char* label(Side side);
std::optional<Side> side_from(std::string_view code);

enum class SessionState { arranged, to_be_logged, completed, cancelled, not_attended };
std::string_view code(SessionState state);
const char* label(SessionState state);

struct Session {
  SessionId id;
  EngagementId engagement;
  int number = 0;
  std::optional<Instant> starts_at;
  int minutes = 0;
  Mode mode = Mode::video;
  std::optional<Instant> arranged_at;
  PersonId arranged_by;
  std::optional<Instant> completed_at;
  PersonId completed_by;
  std::optional<Instant> cancelled_at;
  PersonId cancelled_by;
  std::optional<Side> cancelled_side;
  std::optional<int> cancel_notice_hours;
  std::string cancel_reason;
  std::optional<Instant> not_attended_at;
  PersonId not_attended_by;
  std::optional<int> attended;  ///< in a group, how many were there
  int moves = 0;
  CoachId coach;        ///< whose session it was, if not today's coach's
  ContractId contract;  ///< under which it was delivered, if `coach` is set

  bool open() const { return !completed_at && !cancelled_at && !not_attended_at; }
  std::optional<Instant> ends_at() const;
};
/// Arranged and past its end but not logged is to be logged.
SessionState state_at(const Session& session, Instant now);

/// One engagement's own row, kept counters included.
struct Engagement {
  EngagementId id;
  std::string ref;
  ProgrammeId programme;
  CoachId coach;
  ContractId contract;
  Funded funded = Funded::central;
  Date starts_on;
  int planned_sessions = 0;
  int planned_minutes = 0;
  OrganisationId organisation;
  OrganisationId agency;
  std::string grade;
  Instant proposed_at;
  PersonId proposed_by;
  std::optional<Instant> asked_at;
  std::optional<Instant> declined_at;
  std::optional<Instant> agreed_at;
  std::optional<Instant> coach_accepted_at;
  std::optional<Date> paused_on;
  std::optional<Date> completed_on;
  std::optional<Date> ended_early_on;
  std::string end_reason;
  std::string decision_needed;  ///< "coachee_left", "coach_left" or empty
  std::string coachee_name;
  int coachees = 1;
  SupplierId supplier;
  std::string coach_kind;  ///< "internal", "external" or empty
  int sessions_completed = 0;
  int minutes_completed = 0;
  int sessions_cancelled = 0;
  int sessions_not_attended = 0;
  std::optional<Date> last_completed_on;
  std::optional<Instant> next_open_at;     ///< when the first session not logged starts, past or to come
  std::optional<Instant> next_open_until;  ///< when the first session not logged ends
  Money ordered_net;
  Money delivered_net;
  std::optional<Date> not_started_from, quiet_from, behind_from;
  std::optional<Instant> agreement_signed_at;  ///< by all; empty while none is in force with today's coach

  Events events() const;
  State state(Date day) const { return state_on(events(), day); }
};
/// Whether it has no agreement though its programme requires one.
inline bool lacks_agreement(const Engagement& engagement, bool required) {
  return required && !engagement.agreement_signed_at;
}
std::optional<Engagement> find(db::Connection& db, const EngagementId& id);
std::optional<Session> find_session(db::Connection& db, const EngagementId& engagement, const SessionId& id);
/// By number.
std::vector<Session> sessions_of(db::Connection& db, const EngagementId& id);

/// One of the people an engagement is between.
struct Partner {
  PersonId person;
  std::string name;
  bool is_coach = false;
  std::optional<Instant> accepted_at;
};
/// The coach first, if there is one, then the coachees who have not left, in order.
std::vector<Partner> partners_of(db::Connection& db, const EngagementId& id);

/// A change anybody made to an engagement, oldest first.
struct Event {
  Instant at;
  std::string by_name;
  std::string kind;
  std::string reason;  ///< a code of the programme's reasons, or empty
  std::string detail;
  std::optional<int> amount;
};
std::vector<Event> events_of(db::Connection& db, const EngagementId& id);

/// A session that was moved: from when to when, and why.
struct SessionMove {
  Instant moved_at;
  std::string by_name;
  std::optional<Instant> from_at;
  Instant to_at;
  std::string reason;
};
std::vector<SessionMove> moves_of(db::Connection& db, const SessionId& id);

/// The path of an engagement's page, and of a session's.
std::string path_of(const EngagementId& id);
std::string path_of(const EngagementId& id, const SessionId& session);

}  // namespace waymark::engagements
