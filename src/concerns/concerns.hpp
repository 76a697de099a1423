#pragma once
// Concerns: what a partner of an engagement says to a safeguarding lead and to nobody else.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/accounts.hpp"
#include "engagements/engagements.hpp"
#include "jobs/jobs.hpp"
#include "vault/vault.hpp"
#include "web/route.hpp"

namespace waymark::concerns {

using ConcernId = Id<struct ConcernTag>;

inline constexpr std::size_t kLongest = 10'000;  ///< characters, of a statement or a note
inline constexpr int kPageSize = 20;
inline constexpr int kKeptYears = 6;  ///< after it was closed

enum class State { raised, acknowledged, closed };
const char* label(State state);

/// How a concern was closed.
struct Outcome {
  std::string_view code;  ///< "referred"
  const char* label;      ///< English
};
std::span<const Outcome> outcomes();

/// What is known of a concern without opening it.
struct Concern {
  ConcernId id;
  EngagementId engagement;
  OrganisationId place;         ///< where its coachee is: what a safeguarding lead is named for; empty for nowhere
  OrganisationId organisation;  ///< whose key it is sealed under
  PersonId raised_by;
  std::string raised_by_name;
  Instant raised_at;
  PersonId lead;
  std::string lead_name;
  std::optional<Instant> acknowledged_at;
  std::optional<Instant> closed_at;
  std::string outcome;  ///< a code once it is closed
  std::optional<Date> retain_until;
  std::string coachee_name;  ///< the first of that many
  int coachees = 1;
  std::string coach_name;  ///< today's

  State state() const;
  keys::Scope scope() const { return {organisation, "concern", id.str()}; }
};

/// A statement or a handling note, opened; no text when it was shredded.
struct Entry {
  std::string id;
  bool is_note = false;
  PersonId by;
  std::string by_name;
  Instant written_at;
  std::optional<std::string> text;
};
struct Opened {
  Concern concern;
  std::vector<Entry> entries;  ///< oldest first
  int page = 1;
  int pages = 1;
};

// --- Who raises one ---------------------------------------------------------------------------------------------

/// Where the actor may raise a concern: an agreed engagement they are or were a partner of, over or not. Refuses
/// not_found to everybody else.
engagements::Partnership may_raise_in(const access::Work& work, const EngagementId& id);
/// Who could read it: safeguarding leads for the coachee's place, the nearest first, none of whom the engagement is
/// or was between.
std::vector<accounts::RoleHolder> leads_for(const access::Work& work, const engagements::Partnership& partnership);

/// Seals a statement to that lead under a key of its own, and tells them that something waits. Problems at: lead,
/// text.
Checked<ConcernId> raise(vault::Vault& vault, const access::Work& work, const EngagementId& id, const PersonId& lead,
                         const std::string& text);
/// A further statement by who raised it; out_of_turn when it is closed. Problem at: text.
Checked<Done> add(vault::Vault& vault, const access::Work& work, const ConcernId& id, const std::string& text);
/// The actor's own, with their statements alone.
Opened open_own(vault::Vault& vault, const access::Work& work, const ConcernId& id, int page = 1);

// --- Who handles it ---------------------------------------------------------------------------------------------

/// For its safeguarding lead, with statements and notes. Refuses not_found to everybody else, here and below.
Opened open_handled(vault::Vault& vault, const access::Work& work, const ConcernId& id, int page = 1);
void acknowledge(const access::Work& work, const ConcernId& id);
/// Problem at: text. Here and below: out_of_turn when it is closed.
Checked<Done> add_note(vault::Vault& vault, const access::Work& work, const ConcernId& id, const std::string& text);
/// Problem at: outcome.
Checked<Done> close(const access::Work& work, const ConcernId& id, const std::string& outcome);
/// To another safeguarding lead for its place; the actor loses sight of it. Problem at: lead.
Checked<Done> hand_on(const access::Work& work, const ConcernId& id, const PersonId& lead);
/// A concern whose lead can act no longer, by another safeguarding lead for its place.
void take_over(const access::Work& work, const ConcernId& id);

// --- Lists ------------------------------------------------------------------------------------------------------

struct Listing {
  std::vector<Concern> concerns;
  int page = 1;
  int pages = 1;
};
/// Those addressed to the actor, open ones first, then the latest.
Listing handled(const access::Work& work, int page);
/// Those the actor raised, the latest first.
Listing raised(const access::Work& work, int page);
/// Open ones the actor could take over, the oldest first, at most kPageSize.
std::vector<Concern> without_lead(const access::Work& work);
/// How many open ones wait for the actor: addressed to them, or to be taken over. For their home page.
std::int64_t waiting_for(const access::Work& work);

// --- Keeping ----------------------------------------------------------------------------------------------------

/// A closed concern, and the day on which it is kept no longer.
struct Due {
  keys::Scope scope;
  Date on;
  EngagementId engagement;
  PersonId raised_by;
};
/// Those with a day by then, shredded ones too, the earliest first.
std::vector<Due> due_by(const access::Work& work, Date until);

/// The statements the packer's person made; oldest first.
std::vector<vault::Packed> packed_for(vault::Vault& vault, const access::Work& work,
                                const vault::SubjectAccessPacker& packer, const PersonId& person);

std::vector<web::Route> routes();
/// What this room tells people.
std::vector<jobs::MailKind> mail_kinds();

}  // namespace waymark::concerns
