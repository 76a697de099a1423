#include "audit/audit.hpp"
#include "contracts/contracts.hpp"
#include "contracts/store.hpp"
#include "jobs/jobs.hpp"

namespace waymark::contracts {

Saved save(const access::Work& work, std::span<const ContractRecord> records) {
  auto known = all_by_ref(work.db);
  std::vector<std::string> made, changed;
  Saved saved;
  for (const auto& record : records) {
    const auto found = known.find(record.ref);
    if (found == known.end()) {
      const auto id = ContractId::fresh();
      store::insert(work, id, record);
      made.push_back(id.str());
      continue;
    }
    const auto& contract = found->second;
    if (contract.terms == record) {
      ++saved.unchanged;
      continue;
    }
    store::update(work, contract.id, record);
    changed.push_back(contract.id.str());
    jobs::publish(work, "contract_changed", contract.id.str(), record.ref, work.now);
  }
  audit::record_all(work, "contract_made", "contract", made);
  audit::record_all(work, "contract_changed", "contract", changed);
  saved.added = static_cast<std::int64_t>(made.size());
  saved.changed = static_cast<std::int64_t>(changed.size());
  return saved;
}

}  // namespace waymark::contracts
