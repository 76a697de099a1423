#include "audit/audit.hpp"
#include "contracts/contracts.hpp"
#include "contracts/store.hpp"
#include "people/people.hpp"

namespace waymark::contracts {

Checked<ContractId> create(const access::Work& work, const Terms& terms) {
  if (!may_manage(work)) throw Refused(Refusal::not_allowed);

  auto problems = check(terms);
  if (!problems.of("supplier") && !people::find_supplier(work.db, terms.supplier))
    problems.add("supplier", _("Choose the supplier"));
  if (!problems.of("ref") && find_by_ref(work.db, terms.ref))
    problems.add("ref", _("There is a contract with this reference already"));
  if (problems) return problems;

  const auto id = ContractId::fresh();
  store::insert(work, id, terms);

  audit::record(work, "contract_made", "contract", id.str(), terms.ref);
  return id;
}

}  // namespace waymark::contracts
