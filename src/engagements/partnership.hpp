#pragma once
// What the confidential rooms above ask of an engagement: who is in it, under which key it is sealed, and the frame
// around its pages.
#include <vector>

#include "engagements/engagement.hpp"
#include "keys/keys.hpp"
#include "web/web.hpp"

namespace waymark::engagements {

/// Somebody's time as an engagement's coach.
struct CoachTime {
  CoachId coach;
  PersonId person;
  std::string name;
  Instant from;
  std::optional<Instant> until;  ///< empty while they are
};

/// Who may be in the room.
struct Partnership {
  Engagement engagement;
  std::vector<CoachTime> coaches;  ///< in their order; today's is the last, if there is one
  std::vector<Partner> coachees;   ///< who have not left

  /// Today's coach; empty when there is none.
  PersonId coach() const;
  bool is_coach(const PersonId& person) const { return !person.empty() && coach() == person; }
  bool is_coachee(const PersonId& person) const;
  /// Today's coach or a coachee.
  bool is_partner(const PersonId& person) const { return is_coach(person) || is_coachee(person); }
  /// Coached before and does not now.
  bool is_earlier_coach(const PersonId& person) const;
  /// Since when that coach coaches: what was written before is not theirs to see.
  Instant since(const PersonId& coach) const;
  /// Today's coach and the coachees.
  std::vector<PersonId> partners() const;
};

/// Nothing when there is no such engagement.
std::optional<Partnership> partnership(db::Connection& db, const EngagementId& id);
/// The partnership the actor is a partner of; refuses not_found to everybody else, whatever their role.
Partnership own_partnership(const access::Work& work, const EngagementId& id);
/// The same, or one they coached earlier: for what they wrote then.
Partnership own_or_earlier_partnership(const access::Work& work, const EngagementId& id);

/// What an engagement is sealed as. Its organisation is the coachee's when something was first sealed; the first call
/// of all must be in a change.
keys::Scope scope_of(const access::Work& work, const Engagement& engagement);

/// Notes that an agreement with today's coach is in force from now on; a change of coach takes that away again.
void note_agreement(const access::Work& work, const EngagementId& id);

/// The pages of an engagement that its partners have.
enum class Section { overview, agreement, conversations, plan, documents, messages, tools };

/// A page of an engagement: the title of `content` under the names of the partners, its own breadcrumb, and the other
/// sections above it.
web::Response section_page(const web::Visit& visit, const Partnership& partnership, Section section,
                           web::PageContent content);
/// The links to all sections; nothing for who is not a partner, or before it is agreed.
Html section_links(const web::Visit& visit, const Partnership& partnership, Section current);

}  // namespace waymark::engagements
