#pragma once
// SQL about invoice lines.
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "money/lines.hpp"
#include "money/money.hpp"

namespace waymark::money::store {

/// What a line reports under: copied from its engagement, and from the line itself for the supplier.
struct Under {
  std::string agency, supplier, programme, grade, funded;
  auto operator<=>(const Under&) const = default;
};

/// A line as it is kept.
struct Line {
  InvoiceLineId id;
  InvoiceRecord record;
  Under under;
};

std::optional<Line> find(db::Connection& db, const InvoiceLineId& id);
/// Those of one invoice, by number.
std::vector<Line> of_invoice(db::Connection& db, std::string_view invoice_ref);
/// Those there are with the keys of these records, by key_of().
std::unordered_map<std::string, Line> with_keys(db::Connection& db, std::span<const InvoiceRecord> records);
/// Lines whose copy of what they report under differs from their engagement's.
std::vector<Line> reporting_otherwise(db::Connection& db);

/// What lines of each of these engagements report under, without the supplier, by engagement id.
std::unordered_map<std::string, Under> engagements_report_under(db::Connection& db,
                                                                std::span<const InvoiceRecord> records);

void insert(const access::Work& work, std::span<const Line> lines);
void update(const access::Work& work, const Line& line);

/// The lines that fit, one page of them, newest first unless sorted otherwise.
std::vector<ListedLine> page_of(db::Connection& db, const LinesQuestion& question, std::int64_t limit,
                                std::int64_t offset);
LinesTotal total_of(db::Connection& db, const LinesQuestion& question);

/// An engagement as the pages of this room name it.
std::optional<EngagementName> engagement_named(db::Connection& db, const EngagementId& id);
std::optional<EngagementName> engagement_with_ref(db::Connection& db, std::string_view ref);

}  // namespace waymark::money::store
