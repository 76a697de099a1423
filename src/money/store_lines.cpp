#include "money/store_lines.hpp"

#include <array>

namespace waymark::money::store {
namespace {

constexpr std::size_t kFewRecords = 400;
constexpr std::size_t kRowsAtOnce = 5'000;

// A unit without an agency above it reports under its nearest organisation; somebody without a post, under the top.
constexpr std::string_view kAgency =
    "coalesce(e.agency_id, e.organisation_id,"
    " (select min(o.id) from organisation_v o where o.parent_id is null))";

constexpr std::string_view kSelect =
    "select l.id, l.invoice_ref, l.line_number, l.supplier_id, l.contract_id, l.engagement_id, l.invoiced_on,"
    " l.description, l.kind, l.net, l.vat, l.paid_on, l.agency_id, l.programme_id, l.grade, l.funded"
    " from invoice_line l";

Line read(const db::Row& row) {
  Line line;
  line.id = row.get<InvoiceLineId>(0);
  line.record = {.invoice_ref = row.get<std::string>(1),
                 .line_number = row.integer(2),
                 .supplier = row.get<SupplierId>(3),
                 .contract = row.get<ContractId>(4),
                 .engagement = row.get<EngagementId>(5),
                 .invoiced_on = row.get<Date>(6),
                 .description = row.get<std::string>(7),
                 .kind = line_kind_from(row.text(8)).value(),
                 .net = row.get<Money>(9),
                 .vat = row.get<Money>(10),
                 .paid_on = row.get<std::optional<Date>>(11)};
  line.under = {.agency = row.get<std::string>(12),
                .supplier = row.get<std::string>(3),
                .programme = row.get<std::string>(13),
                .grade = row.get<std::string>(14),
                .funded = row.get<std::string>(15)};
  return line;
}

std::vector<Line> read_all(db::Rows rows) {
  std::vector<Line> lines;
  for (const db::Row& row : rows) lines.push_back(read(row));
  return lines;
}

Under read_under(const db::Row& row) {
  return {.agency = row.get<std::string>(1),
          .supplier = {},
          .programme = row.get<std::string>(2),
          .grade = row.get<std::string>(3),
          .funded = row.get<std::string>(4)};
}

}  // namespace

std::optional<Line> find(db::Connection& db, const InvoiceLineId& id) {
  static const auto sql = fmt::format("{} where l.id = $1", kSelect);
  auto found = read_all(db.query(sql, id));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Line> of_invoice(db::Connection& db, std::string_view invoice_ref) {
  static const auto sql = fmt::format("{} where l.invoice_ref = $1 order by l.line_number", kSelect);
  return read_all(db.query(sql, invoice_ref));
}

std::unordered_map<std::string, Line> with_keys(db::Connection& db, std::span<const InvoiceRecord> records) {
  static const auto one = fmt::format("{} where l.invoice_ref = $1 and l.line_number = $2", kSelect);
  std::unordered_map<std::string, Line> by_key;
  const auto keep = [&](Line line) {
    auto key = key_of(line.record);
    by_key.emplace(std::move(key), std::move(line));
  };
  if (records.size() <= kFewRecords) {
    for (const auto& record : records)
      for (const db::Row& row : db.query(one, record.invoice_ref, record.line_number)) keep(read(row));
  } else {
    for (const db::Row& row : db.query(kSelect)) keep(read(row));
  }
  return by_key;
}

std::vector<Line> reporting_otherwise(db::Connection& db) {
  static const auto sql = fmt::format(
      "{} join engagement_v e on e.id = l.engagement_id where l.agency_id <> {} or l.programme_id <> e.programme_id"
      " or l.grade <> e.grade or l.funded <> e.funded order by l.invoice_ref, l.line_number",
      kSelect, kAgency);
  return read_all(db.query(sql));
}

std::unordered_map<std::string, Under> engagements_report_under(db::Connection& db,
                                                                std::span<const InvoiceRecord> records) {
  static const auto all =
      fmt::format("select e.id, {}, e.programme_id, e.grade, e.funded from engagement_v e", kAgency);
  static const auto one = all + " where e.id = $1";
  std::unordered_map<std::string, Under> by_id;
  if (records.size() <= kFewRecords) {
    for (const auto& record : records)
      if (!by_id.contains(record.engagement.str()))
        for (const db::Row& row : db.query(one, record.engagement)) by_id[record.engagement.str()] = read_under(row);
  } else {
    for (const db::Row& row : db.query(all)) by_id.emplace(row.get<std::string>(0), read_under(row));
  }
  return by_id;
}

void insert(const access::Work& work, std::span<const Line> lines) {
  static constexpr std::array<std::string_view, 18> kColumns{
      "id",           "invoice_ref", "line_number", "supplier_id", "contract_id", "engagement_id",
      "programme_id", "agency_id",   "grade",       "funded",      "invoiced_on", "description",
      "kind",         "net",         "vat",         "paid_on",     "created_at",  "changed_at"};
  std::vector<std::vector<db::Value>> rows;
  for (std::size_t from = 0; from < lines.size(); from += kRowsAtOnce) {
    rows.clear();
    for (const auto& [id, record, under] : lines.subspan(from, std::min(kRowsAtOnce, lines.size() - from)))
      rows.push_back({id, record.invoice_ref, record.line_number, record.supplier, record.contract, record.engagement,
                      under.programme, under.agency, under.grade, under.funded, record.invoiced_on,
                      record.description, code(record.kind), record.net, record.vat, record.paid_on, work.now,
                      work.now});
    work.db.bulk_insert("invoice_line", kColumns, rows);
  }
}

void update(const access::Work& work, const Line& line) {
  const auto& [id, record, under] = line;
  work.db.run(
      "update invoice_line set supplier_id = $2, contract_id = $3, engagement_id = $4, programme_id = $5,"
      " agency_id = $6, grade = $7, funded = $8, invoiced_on = $9, description = $10, kind = $11, net = $12,"
      " vat = $13, paid_on = $14, changed_at = $15 where id = $1",
      id, record.supplier, record.contract, record.engagement, under.programme, under.agency, under.grade,
      under.funded, record.invoiced_on, record.description, code(record.kind), record.net, record.vat, record.paid_on,
      work.now);
}

}  // namespace waymark::money::store

namespace waymark::money {

std::unordered_map<std::string, InvoiceRecord> all_by_key(db::Connection& db) {
  std::unordered_map<std::string, InvoiceRecord> by_key;
  for (const db::Row& row : db.query(store::kSelect)) {
    auto line = store::read(row);
    auto key = key_of(line.record);
    by_key.emplace(std::move(key), std::move(line.record));
  }
  return by_key;
}

}  // namespace waymark::money
