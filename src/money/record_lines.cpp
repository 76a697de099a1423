#include <map>

#include "audit/audit.hpp"
#include "contracts/contracts.hpp"
#include "money/policy.hpp"
#include "money/store_lines.hpp"

namespace waymark::money {
namespace {

std::string field(std::size_t line, std::string_view name) { return fmt::format("lines-{}-{}", line + 1, name); }

/// The engagement a line is for, if the actor may see it; who may see it but not record for it is refused.
EngagementName found_for(const access::Work& work, const EngagementId& id) {
  const auto engagement = store::engagement_named(work.db, id);
  if (!engagement || !may_see_money(work, *engagement)) throw Refused(Refusal::not_found);
  if (!may_record_for(work, *engagement)) throw Refused(Refusal::not_allowed);
  return *engagement;
}

void check_together(const access::Work& work, std::span<const InvoiceRecord> records, Problems& problems) {
  const auto& first = records.front();
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto& record = records[i];
    const auto contract = contracts::find(work.db, record.contract);
    if (!contract || contract->terms.supplier != record.supplier)
      problems.add(field(i, "engagement_ref"), _("This engagement has no contract with the supplier"));
    else if (record.supplier != first.supplier || record.invoice_ref != first.invoice_ref)
      problems.add(field(i, "engagement_ref"), _("Every line of an invoice must be for the same supplier"));
    for (std::size_t before = 0; before < i; ++before)
      if (key_of(records[before]) == key_of(record))
        problems.add(field(i, "line_number"), _("Two lines have the same number"));
  }
}

}  // namespace

Checked<Done> record_lines(const access::Work& work, std::span<const InvoiceRecord> records) {
  if (!may_record_invoices(work.actor)) throw Refused(Refusal::not_allowed);
  for (const auto& record : records) found_for(work, record.engagement);

  Problems problems;
  if (records.empty()) problems.add("lines-1-engagement_ref", _("Enter at least one line"));
  for (std::size_t i = 0; i < records.size(); ++i)
    for (const auto& problem : check(records[i]))
      problems.add(problem.field == "invoice_ref" ? "invoice_ref" : field(i, problem.field), problem.message);
  if (!records.empty()) check_together(work, records, problems);
  if (!problems.of("invoice_ref") && !records.empty() &&
      !store::of_invoice(work.db, records.front().invoice_ref).empty())
    problems.add("invoice_ref", _("There is an invoice or credit note with this reference already"));
  if (problems) return problems;

  save(work, records);
  return Done();
}

}  // namespace waymark::money
