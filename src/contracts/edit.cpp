#include "audit/audit.hpp"
#include "contracts/contracts.hpp"
#include "contracts/store.hpp"
#include "jobs/jobs.hpp"

namespace waymark::contracts {

Checked<Done> edit(const access::Work& work, const ContractId& id, const Terms& terms, Instant seen) {
  const auto contract = find(work.db, id);
  if (!contract || !may_see(work, *contract)) throw Refused(Refusal::not_found);
  if (!may_manage(work)) throw Refused(Refusal::not_allowed);
  if (contract->changed_at != seen) throw Refused(Refusal::out_of_turn);

  auto problems = check(terms);
  if (terms.ref != contract->terms.ref) problems.add("ref", _("The reference of a contract stays as it is"));
  if (terms.supplier != contract->terms.supplier)
    problems.add("supplier", _("A contract stays with its supplier: make a new contract instead"));
  if (problems) return problems;
  if (terms == contract->terms) return Done();

  store::update(work, id, terms);

  audit::record(work, "contract_changed", "contract", id.str(), terms.ref);
  jobs::publish(work, "contract_changed", id.str(), terms.ref, work.now);
  return Done();
}

}  // namespace waymark::contracts
