#pragma once
#include "engagements/policy.hpp"
#include "engagements/store.hpp"

namespace waymark::engagements {

/// The first two beats of every verb: finds the engagement, allows the actor, and sees that it is in turn.
Dossier take_up(const access::Work& work, const EngagementId& id, Verb verb, bool with_sessions = true);
/// The session of that id among a dossier's; throws not_found, or out_of_turn when it is logged already.
Session& open_session(Dossier& dossier, const SessionId& id);

/// Tells everyone the engagement is between, but the actor.
void tell_partners(const access::Work& work, const EngagementId& id, std::string_view kind);
/// The same of a session, with its calendar entry; the actor gets that entry too, if the session is theirs.
void tell_of_session(const access::Work& work, const Session& session, std::string_view kind);

/// Adds the problems of when and how long a session is, and gives the moment it starts if that exists.
enum class When { ahead, past };
std::optional<Instant> check_plan(const access::Work& work, const EngagementId& id, const SessionId& session,
                                  const SessionPlan& plan, When when, Problems& problems);
/// Adds a problem unless this is one of the programme's reasons of that kind.
void check_reason(const access::Work& work, const Engagement& engagement, programmes::ReasonKind kind,
                  const std::string& reason, Problems& problems);
/// In a group: those of the coachees who were there; a problem at attended unless it is at least one. Else nothing.
std::vector<PersonId> check_attended(const access::Work& work, const Engagement& engagement,
                                     const std::vector<PersonId>& attended, Problems& problems);
/// Adds what keeps this coach from coaching these from that day on, under this contract: at coach and contract.
void check_coach(const access::Work& work, const CoachId& coach, const ContractId& contract, Date on,
                 const std::vector<PersonId>& coachees, Problems& problems);
/// Adds a problem while the programme asks for an agreement and none is in force.
void check_agreement(const Dossier& dossier, Problems& problems);
/// Adds a problem while a session is past and not logged.
void check_all_logged(const access::Work& work, const Dossier& dossier, Problems& problems);

/// Reasons a session is cancelled for that nobody chooses: they follow from something else.
inline constexpr std::string_view kCoachChanged = "coach_changed";
inline constexpr std::string_view kEngagementEnded = "engagement_ended";
inline constexpr std::string_view kPersonLeft = "person_left";

/// Agrees the engagement once everybody has said yes; whether that was now.
bool agree_if_all_have(const access::Work& work, Dossier& dossier);

/// Cancels one session here and now, in the dossier and the store.
void cancel_now(const access::Work& work, Session& session, Side side, std::string_view reason);
/// Cancels every session still ahead, and writes to its partners so that it leaves their calendars.
void cancel_all_ahead(const access::Work& work, Dossier& dossier, Side side, std::string_view reason);

}  // namespace waymark::engagements
