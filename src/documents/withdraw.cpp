#include "audit/audit.hpp"
#include "documents/notices.hpp"
#include "documents/sealed.hpp"
#include "documents/store.hpp"

namespace waymark::documents {

void withdraw(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const DocumentId& id) {
  const auto space = own_space_to_change(work, engagement);
  const auto document = document_in(work, space, id);
  if (document.owner != work.actor.person) throw Refused(Refusal::not_allowed);
  if (!may_withdraw(work, space, document))
    throw Refused(Refusal::out_of_turn, _("This document has been withdrawn before."));
  const auto scope = engagements::scope_of(work, space.partnership.engagement);
  for (const auto& version : store::versions(work.db, id, true)) {
    vault.remove(work, sealed_file(scope, version.id));
    vault.remove(work, sealed_words(scope, version.id));
    store::remove_pieces(work.db, version.id);
  }
  store::note_withdrawn(work.db, id, work.now);
  audit::record(work, "document_withdrawn", "document", id.str(), {}, {.engagement = engagement});
}

void show_to_coach(const access::Work& work, const EngagementId& engagement, const DocumentId& id, bool shown) {
  const auto space = own_space_to_change(work, engagement);
  const auto document = document_in(work, space, id);
  if (!space.partnership.is_coachee(work.actor.person)) throw Refused(Refusal::not_allowed);
  if (!may_show(work, space, document))
    throw Refused(Refusal::out_of_turn, _("This document is not yours to show, or the coach sees it anyway."));
  if (shown == is_shown(space, document)) return;
  store::note_shared(work.db, id, shown ? std::optional(work.now) : std::nullopt, work.actor.person);
  audit::record(work, shown ? "document_shown" : "document_no_longer_shown", "document", id.str(), {},
                {.engagement = engagement});
  if (shown && document.newest.standing() == Standing::released)
    jobs::tell(work, space.partnership.coach(), kShown, "document", id.str(), work.now,
               document_path(engagement, id));
}

}  // namespace waymark::documents
