#include <fmt/format.h>

#include "imports/apply.hpp"

namespace waymark::imports {
namespace {

// Where a contract over its ceiling is best looked for: its own row, else the last line or engagement under it.
std::optional<Finding> place_of_contract(const Rows& rows, const std::string& ref) {
  for (const auto& contract : rows.contracts)
    if (contract.key == ref) return Finding{contract.file, contract.line, "ceiling", {}};
  for (auto invoice = rows.invoices.rbegin(); invoice != rows.invoices.rend(); ++invoice)
    if (invoice->row.contract_ref == ref) return Finding{invoice->file, invoice->line, "net", {}};
  for (auto engagement = rows.engagements.rbegin(); engagement != rows.engagements.rend(); ++engagement)
    if (engagement->row.contract_ref == ref) return Finding{engagement->file, engagement->line, "contract_ref", {}};
  return std::nullopt;
}

void warn_of_ceilings(const access::Work& work, const Rows& rows, Result& result) {
  for (const auto& [ref, contract] : contracts::all_by_ref(work.db)) {
    const bool over = contract.invoiced_net > contract.terms.ceiling;
    const bool heading_over = contract.ordered_net > contract.terms.ceiling;
    if (!over && !heading_over) continue;
    auto finding = place_of_contract(rows, ref);
    if (!finding) continue;
    finding->message = fmt::format("warning: contract {} has {} {}, over its ceiling of {}", ref,
                                   over ? contract.invoiced_net.pounds() : contract.ordered_net.pounds(),
                                   over ? "invoiced" : "ordered", contract.terms.ceiling.pounds());
    result.warnings.push_back(std::move(*finding));
  }
}

void warn_of_overlaps(const access::Work& work, const Rows& rows, Result& result) {
  if (rows.sessions.empty()) return;
  std::unordered_map<std::string, const Good<SessionRow>*> by_key;
  for (const auto& session : rows.sessions) by_key.emplace(session.key, &session);
  for (const auto& overlap : engagements::overlaps(work.db)) {
    const auto row = by_key.find(fmt::format("{} {}", overlap.engagement_ref, overlap.number));
    const auto other = by_key.find(fmt::format("{} {}", overlap.other_ref, overlap.other_number));
    const auto* place = row != by_key.end() ? row->second : other != by_key.end() ? other->second : nullptr;
    if (!place) continue;
    result.warnings.push_back(
        {place->file, place->line, "starts_at_local",
         fmt::format("warning: {} has session {} of {} and session {} of {} at the same time", overlap.person,
                     overlap.number, overlap.engagement_ref, overlap.other_number, overlap.other_ref)});
  }
}

}  // namespace

void warn(const access::Work& work, const Rows& rows, Result& result) {
  warn_of_ceilings(work, rows, result);
  warn_of_overlaps(work, rows, result);
}

}  // namespace waymark::imports
