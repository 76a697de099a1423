#include "money/ledger.hpp"

#include "money/pieces.hpp"

namespace waymark::money {

std::size_t LedgerCellHash::operator()(const LedgerCell& cell) const {
  std::size_t hash = static_cast<std::size_t>(cell.year) * 2 + static_cast<std::size_t>(cell.basis);
  const auto& under = cell.under;
  for (const auto* part : {&under.agency, &under.supplier, &under.programme, &under.grade, &under.funded})
    hash = hash * 1099511628211U ^ std::hash<std::string>()(*part);
  return hash;
}

std::string_view dimension(std::optional<By> by) { return by ? code(*by) : "all"; }

void Ledger::add_on(Basis basis, Date day, const store::Under& under, const Sum& sum, std::int64_t sign) {
  cells[{basis, FinancialYear::of(day).starts, under}].add(sum, sign);
  const auto month = period_of(Unit::month, day).number;
  const auto add = [&](std::optional<By> by, const std::string& key) {
    months[{basis, by, month, key, under.funded}].add(sum, sign);
  };
  add(std::nullopt, {});
  add(By::agency, under.agency);
  add(By::supplier, under.supplier);
  add(By::programme, under.programme);
  add(By::grade, under.grade);
}

void Ledger::add(const store::Line& line, std::int64_t sign) {
  const auto& record = line.record;
  const Sum sum{record.net.pence(), record.vat.pence(), 1};
  add_on(Basis::invoiced, record.invoiced_on, line.under, sum, sign);
  if (record.paid_on) add_on(Basis::paid, *record.paid_on, line.under, sum, sign);

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
