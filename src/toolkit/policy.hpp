#pragma once
// Who may do what with tools, and the only maker of readers of what a coach writes when handing one on.
#include "toolkit/store.hpp"
#include "toolkit/toolkit.hpp"

namespace waymark::toolkit {

/// What somebody is to the toolkit, gathered once: every question is asked of it.
struct Standing {
  PersonId person;
  bool offers = false;                  ///< sees what is released for everybody's coaches
  bool reviews_all = false;             ///< a programme manager of an organisation
  std::vector<std::string> programmes;  ///< those they review tools of
  std::vector<std::string> suppliers;   ///< those they administer
  CoachId coach;
  SupplierId coach_supplier;
  std::vector<std::string> coached;  ///< the programmes of the engagements they coach
};
Standing standing_of(const access::Work& work);
/// Whether the library is open to them: who offers, and who was handed something.
bool may_enter(const access::Work& work, const Standing& standing);

/// On whose behalf they may offer.
std::vector<Capacity> capacities(const Standing& standing);
bool keeps(const Standing& standing, const Tool& tool);
/// Whether tools like this version are theirs to review, their own too.
bool reviews(const Standing& standing, const Version& version);
/// Whether it is theirs, so that another reviews it: they keep it, added it, or had a hand in this version.
bool is_own(const Standing& standing, const Tool& tool);
/// Whether it waits for a review, and for theirs. Its list twin is View::to_review.
bool may_review(const Standing& standing, const Tool& tool);
/// Whether it is in the library for them; `handed` says that they were handed it. Its list twin is View::library.
bool finds_in_library(const Standing& standing, const Tool& tool, bool handed);
bool sees(const Standing& standing, const Tool& tool, const Version& version, bool handed);
bool may_edit(const Standing& standing, const Tool& tool);
bool may_submit(const Standing& standing, const Tool& tool);
bool may_withdraw(const Standing& standing, const Tool& tool);
bool may_give_at_start(const Standing& standing, const Tool& tool);
/// How often it is handed on, opened and done; by programme for who reviews.
bool sees_usage(const Standing& standing, const Tool& tool);
bool sees_usage_by_programme(const Standing& standing);
/// Who may review this version, as they are told of it.
std::vector<PersonId> reviewers_of(const access::Work& work, const Tool& tool);

/// The tool, if they see something of it; else not_found. With the version they are shown: the one they work on or
/// review, else the released one; with a number, that one.
struct Found {
  Standing standing;
  Tool tool;
  Version shown;
  bool handed = false;
};
Found found(const access::Work& work, const ToolId& id, std::optional<int> number = {});

// --- In an engagement ---

/// The partnership, for one of its partners, once the engagement was agreed; refuses not_found otherwise.
engagements::Partnership partnership_of(const access::Work& work, const EngagementId& engagement);
bool may_hand(const access::Work& work, const engagements::Partnership& partnership);
/// Whether a tool may be handed on in this engagement. Its list twin is store::usable.
bool usable(const engagements::Engagement& engagement, const Tool& tool);
/// Whether that person sees that this was handed on: today's coach and whose it is.
bool may_see(const engagements::Partnership& partnership, const PersonId& person, const Handed& handed);
/// Whether the actor may say that they opened it, or have done it: whose it is, until the engagement is over.
bool may_use(const access::Work& work, const engagements::Partnership& partnership, const Handed& handed);
/// Whether the actor may read its note: whose it is, and the coach who wrote it, while they coach.
bool may_read_note(const access::Work& work, const engagements::Partnership& partnership, const Handed& handed);

class ToolNotePolicy;

/// What a coach wrote when handing on a tool.
struct ToolNote {
  static constexpr std::string_view kind = "tool_note";
  using Policy = ToolNotePolicy;
  using Machines = vault::Machines<vault::SubjectAccessPacker>;
};

class ToolNotePolicy {
 public:
  /// Refuses not_found to everybody but the two.
  static vault::Reader<ToolNote> reader(const access::Work& work, const engagements::Partnership& partnership,
                                        const keys::Scope& scope, const Handed& handed);
  /// A note goes into the pack of the coachee it was written to.
  static bool may_pack(const access::Work& work, const PersonId& whose, const vault::Sealed<ToolNote>& sealed);
};

}  // namespace waymark::toolkit
