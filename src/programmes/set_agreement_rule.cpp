#include "audit/audit.hpp"
#include "programmes/store.hpp"

namespace waymark::programmes {

void set_agreement_rule(const access::Work& work, const ProgrammeId& id, const AgreementRule& rule) {
  const auto found = find(work.db, id);
  if (!found || !may_see(work.actor, id)) throw Refused(Refusal::not_found);
  if (!may_manage(work.actor, id)) throw Refused(Refusal::not_allowed);
  if (rule == found->agreement) return;
  store::set_agreement_rule(work.db, id, rule, work.now);
  audit::record(work, "agreement_rule_changed", "programme", id.str(),
                fmt::format("required: {}, three-way: {}", rule.required, rule.three_way));
}

}  // namespace waymark::programmes
