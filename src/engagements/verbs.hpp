#pragma once
// What can be done with an engagement. Each verb finds, allows, checks, changes and records in the transaction it
// is given, tells the other partners, and refuses: not_found for what the actor may not see, not_allowed for what
// is not theirs to do, out_of_turn when the engagement has moved on.
#include <string>
#include <vector>

#include "engagements/engagement.hpp"
#include "jobs/jobs.hpp"

namespace waymark::engagements {

struct Proposal {
  ProgrammeId programme;
  std::vector<PersonId> coachees;  ///< one or more
  CoachId coach;
  ContractId contract;  ///< needed for an external coach, of that coach's supplier; none for an internal one
  Date starts_on;
  int planned_sessions = 0;
  int planned_minutes = 0;
  Funded funded = Funded::central;
};
/// By who manages engagements where the coachees are, or of the programme. Problems at: programme, coachees, coach,
/// contract, planned_sessions, planned_minutes.
Checked<EngagementId> propose(const access::Work& work, const Proposal& proposal);
/// Sends the proposal to coach and coachees for their yes.
void ask(const access::Work& work, const EngagementId& id);
/// The actor's own yes, or everybody's when a programme manager records it; agreed once all have said it.
void accept(const access::Work& work, const EngagementId& id);
/// A no by coach or only coachee ends it; in a group the coachee leaves and the others go on. A programme manager
/// withdraws the whole proposal. Problem at: reason.
Checked<Done> decline(const access::Work& work, const EngagementId& id, const std::string& reason);

Checked<Done> pause(const access::Work& work, const EngagementId& id, const std::string& reason);
void resume(const access::Work& work, const EngagementId& id);
/// Adds planned sessions (1 to 60 in all). Problem at: sessions.
Checked<Done> extend(const access::Work& work, const EngagementId& id, int more_sessions);
/// From today the new coach, under their contract; sessions already logged stay the old one's. Arranged ones are
/// cancelled. Problems at: coach, contract, reason.
Checked<Done> change_coach(const access::Work& work, const EngagementId& id, const CoachId& coach,
                           const ContractId& contract, const std::string& reason);
/// Needs every past session logged; sessions still arranged are cancelled. The whole form is the problem's place.
Checked<Done> complete(const access::Work& work, const EngagementId& id);
Checked<Done> end_early(const access::Work& work, const EngagementId& id, const std::string& reason);
/// A programme manager has decided that it goes on as it is.
void decide(const access::Work& work, const EngagementId& id);

/// When and how a session is to be, or was.
struct SessionPlan {
  LocalTime starts;
  int minutes = 0;  ///< 5 to 480
  Mode mode = Mode::video;
  bool overlap_accepted = false;  ///< "arrange anyway": otherwise a clash is a problem at overlap
};
/// Problems at: starts, minutes, overlap.
Checked<SessionId> arrange_session(const access::Work& work, const EngagementId& id, const SessionPlan& plan);
/// Also: reason.
Checked<Done> rearrange_session(const access::Work& work, const EngagementId& id, const SessionId& session,
                                const SessionPlan& plan, const std::string& reason);
/// Who and when are the actor and now; the notice is the whole hours left until it starts, 0 once it has. A partner
/// cancels for their own side; a programme manager says whose doing it was. Problems at: reason, side.
Checked<Done> cancel_session(const access::Work& work, const EngagementId& id, const SessionId& session,
                             const std::string& reason, std::optional<Side> side = std::nullopt);
/// Nobody came, once it has started.
Checked<Done> not_attended(const access::Work& work, const EngagementId& id, const SessionId& session);

struct SessionLog {
  int minutes = 0;
  Mode mode = Mode::video;
  std::vector<PersonId> attended;  ///< in a group, at least one; else not looked at
};
/// An arranged session took place; it has started. Problems at: minutes, attended.
Checked<Done> complete_session(const access::Work& work, const EngagementId& id, const SessionId& session,
                               const SessionLog& log);
/// A session never arranged, logged in one step; not in the future. Problems at: starts, minutes, attended, overlap.
Checked<SessionId> log_session(const access::Work& work, const EngagementId& id, const SessionPlan& plan,
                               const std::vector<PersonId>& attended = {});
/// Within a day of logging: an arranged session is open again, one logged in one step is gone; the audit keeps both.
void undo_log(const access::Work& work, const EngagementId& id, const SessionId& session);
inline constexpr std::chrono::hours kUndoWithin{24};
/// Whether a log of somebody here can still be taken back.
bool may_undo(const Session& session, Instant now);

/// The deeds of the table of moves; docs/engagement-states.md is drawn from it.
enum class Verb {
  propose,
  ask,
  accept,
  decline,
  withdraw,
  pause,
  resume,
  extend,
  change_coach,
  complete,
  end_early,
  decide,
  arrange_session,
  rearrange_session,
  cancel_session,
  not_attended,
  complete_session,
  log_session,
  undo_log,
};
std::string_view code(Verb verb);

/// Whether this actor may do it now, as the page asks before it offers a button.
bool may_do(const access::Work& work, const Engagement& engagement, Verb verb);

/// Hears "person_left": arranged sessions of a leaver are cancelled, their engagements need a decision, their
/// partners are told.
void when_person_left(const access::Work& work, const jobs::News& news);
/// Hears "person_returned": what their leaving asked to be decided need not be.
void when_person_returned(const access::Work& work, const jobs::News& news);
/// Hears "names_changed": copies of names and of what lists say of coaches are made anew.
void when_names_changed(const access::Work& work, const jobs::News& news);
/// Hears "person_erased": their name goes from what happened in engagements.
void when_person_erased(const access::Work& work, const jobs::News& news);
/// Hears "programme_changed" and "contract_changed": what follows from thresholds and prices is worked out anew.
void when_programme_changed(const access::Work& work, const jobs::News& news);
void when_contract_changed(const access::Work& work, const jobs::News& news);
/// All this room hears.
std::vector<jobs::Listener> listeners();

/// What this room tells people.
std::vector<jobs::MailKind> mail_kinds();
/// Reminders: of tomorrow's sessions to those they are between; of a session to be logged to its coach, on the first
/// day after it, the third, the seventh, the fourteenth and the twenty-eighth.
std::vector<jobs::DailyWork> daily_work();

}  // namespace waymark::engagements
