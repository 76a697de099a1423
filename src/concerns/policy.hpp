#pragma once
#include "concerns/concerns.hpp"

namespace waymark::concerns {

class ConcernPolicy;

/// What somebody said when they raised a concern, or added to it.
struct Statement {
  static constexpr std::string_view kind = "concern_statement";
  using Policy = ConcernPolicy;
  using Machines = vault::Machines<vault::SubjectAccessPacker>;
};
/// What a safeguarding lead wrote while handling it.
struct HandlingNote {
  static constexpr std::string_view kind = "concern_note";
  using Policy = ConcernPolicy;
  using Machines = vault::Machines<>;
};

/// The concern, for its safeguarding lead while they are one for its place; refuses not_found.
Concern handled_by_actor(const access::Work& work, const ConcernId& id);
/// The concern, for who raised it; refuses not_found.
Concern raised_by_actor(const access::Work& work, const ConcernId& id);
/// An open concern whose lead can act no longer, for who may take it over; refuses not_found.
Concern left_alone(const access::Work& work, const ConcernId& id);
/// Refuses out_of_turn once it is closed.
void require_open(const Concern& concern);
/// To whom it can be handed on.
std::vector<accounts::RoleHolder> other_leads(const access::Work& work, const Concern& concern);

class ConcernPolicy {
 public:
  /// For its safeguarding lead and for who raised it, whose it is. Refuses not_found.
  static vault::Reader<Statement> statements(const access::Work& work, const Concern& concern);
  /// For its safeguarding lead; the note is its writer's. Refuses not_found.
  static vault::Reader<HandlingNote> notes(const access::Work& work, const Concern& concern, const Entry& note);
  /// Who raised it alone.
  static bool may_pack(const access::Work& work, const PersonId& whose, const vault::Sealed<Statement>& sealed);
};

}  // namespace waymark::concerns
