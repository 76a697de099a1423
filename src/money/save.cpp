#include <stdexcept>

#include "audit/audit.hpp"
#include "money/ledger.hpp"
#include "money/money.hpp"
#include "money/store_ledger.hpp"
#include "money/store_lines.hpp"

namespace waymark::money {
namespace {

/// The invoices these lines are of, each once: an audit line tells of an invoice, not of each of its lines.
std::vector<std::string> invoices(std::span<const store::Line> lines) {
  std::vector<std::string> refs;
  for (const auto& line : lines) refs.push_back(line.record.invoice_ref);
  std::sort(refs.begin(), refs.end());
  refs.erase(std::unique(refs.begin(), refs.end()), refs.end());
  return refs;
}

}  // namespace

Saved save(const access::Work& work, std::span<const InvoiceRecord> records) {
  auto there = store::with_keys(work.db, records);
  const auto engagements = store::engagements_report_under(work.db, records);
  std::vector<store::Line> added, changed;
  Ledger change;
  Saved saved;
  for (const auto& record : records) {
    const auto under = engagements.find(record.engagement.str());
    if (under == engagements.end()) throw std::invalid_argument("save: an invoice line of no engagement");
    store::Line line{InvoiceLineId(), record, under->second};
    line.under.supplier = record.supplier.str();
    const auto old = there.find(key_of(record));
    if (old != there.end() && old->second.record == record && old->second.under == line.under) {
      ++saved.unchanged;
      continue;
    }
    if (old != there.end()) change.add(old->second, -1);
    change.add(line);
    line.id = old == there.end() ? InvoiceLineId::fresh() : old->second.id;
    (old == there.end() ? added : changed).push_back(std::move(line));
  }
  store::insert(work, added);
  for (const auto& line : changed) store::update(work, line);
  store::change_totals(work, change);
  audit::record_all(work, "invoice_recorded", "invoice", invoices(added));
  audit::record_all(work, "invoice_changed", "invoice", invoices(changed));
  saved.added = static_cast<std::int64_t>(added.size());
  saved.changed = static_cast<std::int64_t>(changed.size());
  return saved;
}

std::int64_t report_anew(const access::Work& work) {
  auto lines = store::reporting_otherwise(work.db);
  if (lines.empty()) return 0;
  std::vector<InvoiceRecord> records;
  records.reserve(lines.size());
  for (auto& line : lines) records.push_back(std::move(line.record));
  return save(work, records).changed;
}

}  // namespace waymark::money
