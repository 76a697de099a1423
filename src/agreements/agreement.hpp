#pragma once
// The facts of an engagement's agreement: its versions, who signed which and when, and who sees its aims. What a
// version says is not here: it is sealed.
#include <optional>
#include <string>
#include <vector>

#include "engagements/engagements.hpp"

namespace waymark::agreements {

using AgreementId = Id<struct AgreementTag>;

struct Signature {
  PersonId person;
  std::string name;
  Instant at;
  bool aims_only = false;  ///< a third party's
};

/// One version. Its text is fixed once it is proposed.
struct Version {
  AgreementId id;
  EngagementId engagement;
  int number = 0;  ///< from 1, in the engagement
  CoachId coach;   ///< with whom
  Instant coach_since;
  Instant drafted_at;
  Instant changed_at;
  std::string changed_by;  ///< a name, as the two below
  std::optional<Instant> proposed_at;
  std::string proposed_by;
  std::optional<Instant> sent_back_at;
  std::string sent_back_by;
  std::optional<Instant> in_force_at;
  std::vector<Signature> signatures;  ///< in their order

  bool is_draft() const { return !proposed_at; }
  bool is_open() const { return proposed_at && !sent_back_at && !in_force_at; }  ///< waits to be signed
  const Signature* signed_by(const PersonId& person) const;
};

enum class Standing {
  draft,
  to_sign,
  sent_back,
  in_force,
  replaced,
  past,  ///< was with an earlier coach
};

/// Whom a coachee has named to see and sign the agreed aims.
enum class ThirdKind { line_manager, sponsor };
std::string_view code(ThirdKind kind);
const char* label(ThirdKind kind);
struct ThirdParty {
  std::string id;
  PersonId person;
  std::string name;
  ThirdKind kind = ThirdKind::line_manager;
  Instant named_at;
  std::optional<Date> meeting_on;  ///< of the three-way meeting
};

/// Everything there is of one engagement's agreement but its text.
struct Agreement {
  engagements::Partnership partnership;
  programmes::AgreementRule rule;
  std::vector<Version> versions;  ///< newest first
  std::optional<ThirdParty> third;

  /// Made with today's coach, in their present time.
  bool is_current(const Version& version) const;
  const Version* draft() const;
  const Version* to_sign() const;
  const Version* in_force() const;
  /// The newest made with today's coach, whatever became of it.
  const Version* latest() const;
  const Version* find(const AgreementId& id) const;
  Standing standing(const Version& version) const;
  /// The partners who have not signed it.
  std::vector<std::string> names_waited_for(const Version& version) const;
  std::vector<PersonId> waited_for(const Version& version) const;
  std::string coach_name(const Version& version) const;
  /// Whether anything may still be written: it has begun, is not over, and has a coach.
  bool is_open_on(Date day) const;
  /// A third party is for one coachee alone: in a group the aims are not one person's, even once others have left.
  bool may_be_three_way() const;
};

/// For those in the room, and an earlier coach; not_found for all else, and before the engagement is agreed.
Agreement find(const access::Work& work, const EngagementId& id);
/// What the third party named today may see: not_found for all else.
Agreement find_as_third_party(const access::Work& work, const EngagementId& id);

std::string path_of(const EngagementId& id);
std::string aims_path_of(const EngagementId& id);

}  // namespace waymark::agreements
