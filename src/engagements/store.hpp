#pragma once
#include "engagements/dossier.hpp"
#include "engagements/partnership.hpp"

namespace waymark::engagements::store {

// --- One engagement (store.cpp)

/// Engagement, programme and terms in one statement; sessions in another unless not wanted.
std::optional<Dossier> dossier(db::Connection& db, const EngagementId& id, bool with_sessions = true);
void insert(db::Connection& db, const Engagement& engagement, const std::vector<PersonId>& coachees, Instant now);
/// Everything that is not a kept column, and the line.
void update(db::Connection& db, const Engagement& engagement, Instant now);
void write_kept(db::Connection& db, const EngagementId& id, const Kept& kept, Instant now);
void write_earlier(db::Connection& db, const EngagementId& id, const std::vector<EarlierContract>& earlier);

void accept(db::Connection& db, const EngagementId& id, const PersonId& coachee, Instant now);
void leave(db::Connection& db, const EngagementId& id, const PersonId& coachee, Instant now);
void begin_with_coach(db::Connection& db, const EngagementId& id, const CoachId& coach, const ContractId& contract,
                      Instant from);
/// Ends the present coach's time, and writes whose the sessions logged so far were.
void end_with_coach(db::Connection& db, const Engagement& engagement, Instant until);

void add_event(const access::Work& work, const EngagementId& id, std::string_view kind, std::string_view reason = {},
               std::string_view detail = {}, std::optional<int> amount = {});

// --- Who is in the room (store_partnership.cpp)

/// In the order of their times.
std::vector<CoachTime> coach_times(db::Connection& db, const EngagementId& id);
std::optional<OrganisationId> sealed_under(db::Connection& db, const EngagementId& id);
void note_agreement(db::Connection& db, const EngagementId& id, Instant now);
void seal_under(db::Connection& db, const EngagementId& id, const OrganisationId& organisation);

// --- Sessions (store_sessions.cpp)

/// The number of the last session; 0 when there is none.
int last_number(db::Connection& db, const EngagementId& id);
void insert(db::Connection& db, const Session& session, Instant now);
void update(db::Connection& db, const Session& session, Instant now);
void remove(db::Connection& db, const SessionId& id);
void add_move(const access::Work& work, const SessionId& id, std::optional<Instant> from, Instant to,
              std::string_view reason);
void set_attendance(db::Connection& db, const SessionId& id, const std::vector<PersonId>& attended);
std::vector<PersonId> attendance(db::Connection& db, const SessionId& id);
/// A session of somebody of this engagement at that time, this one aside: whose, and in which engagement.
struct Clash {
  std::string person;
  Instant starts_at;
  bool same_engagement = false;
};
std::optional<Clash> clash(db::Connection& db, const EngagementId& id, const SessionId& session, Instant from,
                           Instant until);

// --- Many (store_many.cpp)

/// Several engagements: those under a contract, today or before, of a programme, of a coach, those named, or all.
struct Which {
  ContractId contract = {};
  ProgrammeId programme = {};
  CoachId coach = {};
  std::vector<EngagementId> ids = {};
  bool all = false;
};
/// Each with its sessions, one after another, in few statements.
void each_dossier(db::Connection& db, const Which& which, const std::function<void(Dossier&)>& take);
/// The contracts whose ordered total is not this, by ref, and by how much.
std::vector<std::pair<std::string, Money>> wrong_orders(db::Connection& db, const std::map<ContractId, Money>& right);

/// How many engagements of a programme, not declined, an agency has.
int engagements_of(db::Connection& db, const ProgrammeId& programme, const OrganisationId& agency);

/// Live engagements a person is coach or coachee of.
struct Tie {
  EngagementId id;
  bool as_coach = false;
};
std::vector<Tie> ties(db::Connection& db, const PersonId& person, Date today);

// --- Kept copies (store_copies.cpp)

/// The copies of names, and of the coach's kind and supplier, with the line.
void write_names(db::Connection& db, const EngagementId& id);
/// A coach's card, with the lines of all they coach.
void write_card(db::Connection& db, const CoachId& coach);
/// Those of all engagements, and all cards, without any line: write_lines() comes after them, once.
void write_all_names(db::Connection& db);
void write_cards(db::Connection& db);
/// The lines lists are read from: last, after whatever else one says has been written.
void write_lines(db::Connection& db, const Which& which);
/// How many engagements each agency has.
void write_totals(db::Connection& db);
void add_to_total(db::Connection& db, const OrganisationId& agency);
/// A sentence about each load, total, name and line that a rebuild would write otherwise.
std::vector<std::string> wrong_copies(db::Connection& db);

// --- Places and people (store_places.cpp)

/// How an organisation bounds what is seen: everything (the top, those without an organisation too), what reports
/// under one agency, or what stands in it or below.
enum class Reach { everything, one_agency, subtree };
Reach reach(db::Connection& db, const std::string& organisation);
bool stands_within(db::Connection& db, const OrganisationId& organisation, const std::string& place);
bool is_coachee(db::Connection& db, const EngagementId& id, const PersonId& person);
bool is_coachee_anywhere(db::Connection& db, const PersonId& person);
/// The engagements somebody is or was a partner in: id, the first coachee's name, how many there are, today's coach.
struct Named {
  std::string id, coachee_name;
  int coachees;
  std::string coach_name;
};
std::vector<Named> of_partner(db::Connection& db, const PersonId& person);
bool manages_a_coachee(db::Connection& db, const EngagementId& id, const PersonId& manager);

}  // namespace waymark::engagements::store
