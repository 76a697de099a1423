#include "money/policy.hpp"
#include "money/store_lines.hpp"

namespace waymark::money {
namespace {

/// The line, if the actor may see it; who may not record payments for it is refused.
store::Line found_for(const access::Work& work, const InvoiceLineId& id) {
  const auto line = store::find(work.db, id);
  const auto engagement = line ? store::engagement_named(work.db, line->record.engagement) : std::nullopt;
  if (!engagement || !may_see_money(work, *engagement)) throw Refused(Refusal::not_found);
  if (!may_record_for(work, *engagement)) throw Refused(Refusal::not_allowed);
  return *line;
}

bool may_pay(const access::Work& work, const store::Line& line) {
  const auto engagement = store::engagement_named(work.db, line.record.engagement);
  return engagement && may_record_for(work, *engagement);
}

Checked<Done> pay(const access::Work& work, std::span<const store::Line> lines, Date paid_on) {
  Problems problems;
  if (paid_on > work.today) problems.add("paid_on", _("The day it was paid must be today or in the past"));
  if (problems) return problems;

  std::vector<InvoiceRecord> records;
  for (const auto& line : lines) {
    records.push_back(line.record);
    records.back().paid_on = paid_on;
  }
  save(work, records);
  return Done();
}

}  // namespace

Checked<Done> mark_paid(const access::Work& work, const InvoiceLineId& id, Date paid_on) {
  const auto line = found_for(work, id);
  if (line.record.paid_on) throw Refused(Refusal::out_of_turn);
  return pay(work, std::span(&line, 1), paid_on);
}

Checked<Done> mark_invoice_paid(const access::Work& work, const InvoiceLineId& id, Date paid_on) {
  auto lines = store::of_invoice(work.db, found_for(work, id).record.invoice_ref);
  std::erase_if(lines, [&](const store::Line& line) { return line.record.paid_on || !may_pay(work, line); });
  if (lines.empty()) throw Refused(Refusal::out_of_turn);
  return pay(work, lines, paid_on);
}

}  // namespace waymark::money
