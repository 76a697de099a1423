#include <algorithm>

#include "audit/audit.hpp"
#include "concerns/check.hpp"
#include "concerns/notices.hpp"
#include "concerns/policy.hpp"
#include "concerns/store.hpp"

namespace waymark::concerns {

Checked<ConcernId> raise(vault::Vault& vault, const access::Work& work, const EngagementId& id, const PersonId& lead,
                         const std::string& text) {
  const auto partnership = may_raise_in(work, id);
  auto problems = check_text(text);
  const auto leads = leads_for(work, partnership);
  if (std::none_of(leads.begin(), leads.end(), [&](const auto& one) { return one.person == lead; }))
    problems.add("lead", leads.empty() ? _("Nobody is named to read concerns here: nothing was sent")
                                       : _("Select who is to read it"));
  if (problems) return problems;

  Concern concern;
  concern.id = ConcernId::fresh();
  concern.engagement = id;
  concern.organisation = engagements::scope_of(work, partnership.engagement).organisation;
  concern.raised_by = work.actor.person;
  concern.raised_at = work.now;
  concern.lead = lead;
  store::insert(work, concern);
  const auto entry = store::insert_entry(work, concern.id, false);
  vault.seal(work, vault::Sealed<Statement>(concern.scope(), entry), text);
  // Not in the engagement's stream: what belongs to the concern is found with the concern.
  audit::record(work, "concern_raised", kAboutConcern, concern.id.str(), fmt::format("with {}", lead.str()));
  tell_lead(work, concern, kRaised);
  return concern.id;
}

Checked<Done> add(vault::Vault& vault, const access::Work& work, const ConcernId& id, const std::string& text) {
  const auto concern = raised_by_actor(work, id);
  require_open(concern);
  if (const auto problems = check_text(text)) return problems;
  const auto entry = store::insert_entry(work, id, false);
  vault.seal(work, vault::Sealed<Statement>(concern.scope(), entry), text);
  tell_lead(work, concern, kAddedTo);
  return Done{};
}

}  // namespace waymark::concerns
