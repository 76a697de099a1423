#include "money/policy.hpp"
#include "money/store_lines.hpp"

namespace waymark::money {

Checked<Done> mark_paid(const access::Work& work, const InvoiceLineId& id, Date paid_on) {
  const auto line = store::find(work.db, id);
  const auto engagement = line ? store::engagement_named(work.db, line->record.engagement) : std::nullopt;
  if (!engagement || !may_see_money(work, *engagement)) throw Refused(Refusal::not_found);
  if (!may_record_for(work, *engagement)) throw Refused(Refusal::not_allowed);
  if (line->record.paid_on) throw Refused(Refusal::out_of_turn);

  Problems problems;
  if (paid_on > work.today) problems.add("paid_on", _("The day it was paid must be today or in the past"));
  if (problems) return problems;

  auto record = line->record;
  record.paid_on = paid_on;
  save(work, std::span(&record, 1));
  return Done();
}

}  // namespace waymark::money
