#include "audit/audit.hpp"
#include "jobs/jobs.hpp"
#include "people/store.hpp"

namespace waymark::people {

Saved save_suppliers(const access::Work& work, std::span<const SupplierRecord> records) {
  std::unordered_map<std::string, Supplier> by_code;
  for (auto& one : all_suppliers(work.db)) by_code.emplace(one.code, std::move(one));
  Saved saved;
  for (const auto& record : records) {
    const SupplierChange wanted{record.name, record.sme, record.contact_email};
    const auto known = by_code.find(record.code);
    if (known == by_code.end()) {
      const auto id = SupplierId::fresh();
      store::insert_supplier(work, id, record.code, wanted);
      audit::record(work, "supplier_added", "supplier", id.str(), record.code);
      ++saved.added;
    } else if (known->second.name != record.name || known->second.sme != record.sme ||
               known->second.contact_email != record.contact_email) {
      store::update_supplier(work, known->second.id, wanted);
      audit::record(work, "supplier_changed", "supplier", known->second.id.str(), record.code);
      ++saved.changed;
    } else {
      ++saved.unchanged;
    }
  }
  if (saved.changed > 0) jobs::publish(work, "names_changed", "", "", work.now);
  return saved;
}

}  // namespace waymark::people
