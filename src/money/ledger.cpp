#include "money/ledger.hpp"

namespace waymark::money {

std::size_t LedgerCellHash::operator()(const LedgerCell& cell) const {
  std::size_t hash = static_cast<std::size_t>(cell.year) * 2 + static_cast<std::size_t>(cell.basis);
  const auto& under = cell.under;
  for (const auto* part : {&under.agency, &under.supplier, &under.programme, &under.grade, &under.funded})
    hash = hash * 1099511628211U ^ std::hash<std::string>()(*part);
  return hash;
}

void Ledger::add(const store::Line& line, std::int64_t sign) {
  const auto& record = line.record;
  const Sum sum{record.net.pence(), record.vat.pence(), 1};
  cells[{Basis::invoiced, FinancialYear::of(record.invoiced_on).starts, line.under}].add(sum, sign);
  if (record.paid_on) cells[{Basis::paid, FinancialYear::of(*record.paid_on).starts, line.under}].add(sum, sign);

  auto& engagement = engagements[record.engagement.str()];
  engagement.invoiced_net += sign * sum.net;
  engagement.invoiced_vat += sign * sum.vat;
  if (record.paid_on) {
    engagement.paid_net += sign * sum.net;
    engagement.paid_vat += sign * sum.vat;
  }
  contracts[record.contract.str()] += sign * sum.net;
}

}  // namespace waymark::money
