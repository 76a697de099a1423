#pragma once
// The room's SQL.
#include <optional>
#include <string_view>
#include <vector>

#include "contracts/contracts.hpp"

namespace waymark::contracts::store {

/// Every contract, or one supplier's, by ref.
std::vector<Contract> all(db::Connection& db, const SupplierId& supplier = {});

void insert(const access::Work& work, const ContractId& id, const Terms& terms);
/// Writes the terms; a supplier has its prices in the row, the kept totals stay.
void update(const access::Work& work, const ContractId& id, const Terms& terms);

/// Whether this organisation is the top of its tree.
bool is_top(db::Connection& db, std::string_view organisation_id);

}  // namespace waymark::contracts::store
