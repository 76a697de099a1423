#include <array>

#include "money/store_lines.hpp"

namespace waymark::money::store {
namespace {

/// The conditions of a question, with their arguments.
struct Where {
  std::string sql;
  std::vector<db::Value> arguments;

  std::string argument(db::Value value) {
    arguments.push_back(value);
    return "$" + std::to_string(arguments.size());
  }
  void equals(std::string_view column, const std::string& wanted) {
    if (!wanted.empty()) sql += fmt::format(" and {} = {}", column, argument(wanted));
  }
  void within(const Scope& scope) {
    if (scope.everything) return;
    std::string any;
    const auto add = [&](std::string_view column, const std::vector<std::string>& places) {
      if (places.empty()) return;
      std::string list;
      for (const auto& place : places) list += (list.empty() ? "" : ", ") + argument(place);
      any += fmt::format("{}{} in ({})", any.empty() ? "" : " or ", column, list);
    };
    add("l.agency_id", scope.agencies);
    add("l.programme_id", scope.programmes);
    add("l.supplier_id", scope.suppliers);
    add("l.engagement_id", scope.engagements);
    sql += any.empty() ? " and 1 = 0" : " and (" + any + ")";
  }
};

std::string_view day_of(const LinesQuestion& question) {
  return question.basis == Basis::invoiced ? "l.invoiced_on" : "l.paid_on";
}

Where where(const LinesQuestion& question) {
  Where where;
  where.sql = fmt::format(" where {} is not null", day_of(question));
  if (question.from) where.sql += fmt::format(" and {} >= {}", day_of(question), where.argument(*question.from));
  if (question.to) where.sql += fmt::format(" and {} <= {}", day_of(question), where.argument(*question.to));
  if (question.funded != Funded::all) where.sql += " and l.funded = " + where.argument(code(question.funded));
  where.equals("l.agency_id", question.agency);
  where.equals("l.supplier_id", question.supplier);
  where.equals("l.programme_id", question.programme);
  where.equals("l.grade", question.grade);
  where.equals("l.contract_id", question.contract);
  where.equals("l.engagement_id", question.engagement);
  where.equals("l.invoice_ref", question.invoice_ref);
  if (question.unpaid_only) where.sql += " and l.paid_on is null";
  where.within(question.scope);
  return where;
}

std::string order(const LinesQuestion& question) {
  const auto* way = question.descending ? " desc" : "";
  switch (question.sort) {
    case LineSort::date: return fmt::format("{0}{1}, l.invoice_ref{1}, l.line_number{1}", day_of(question), way);
    case LineSort::invoice: return fmt::format("l.invoice_ref{0}, l.line_number{0}", way);
    case LineSort::net: return fmt::format("l.net{0}, l.invoice_ref{0}, l.line_number{0}", way);
  }
  return {};
}

ListedLine read(const db::Row& row) {
  return {.id = row.get<InvoiceLineId>(0),
          .invoice_ref = row.get<std::string>(1),
          .line_number = row.integer(2),
          .invoiced_on = row.get<Date>(3),
          .paid_on = row.get<std::optional<Date>>(4),
          .kind = line_kind_from(row.text(5)).value(),
          .description = row.get<std::string>(6),
          .net = row.get<Money>(7),
          .vat = row.get<Money>(8),
          .supplier_code = row.get<std::string>(9),
          .supplier = row.get<std::string>(10),
          .contract_ref = row.get<std::string>(11),
          .contract = row.get<ContractId>(12),
          .engagement_ref = row.get<std::string>(13),
          .engagement = row.get<EngagementId>(14),
          .programme = row.get<std::string>(15),
          .agency_code = row.get<std::string>(16),
          .agency = row.get<std::string>(17),
          .grade = row.get<std::string>(18),
          .funded = row.get<std::string>(19)};
}

// The page of lines is found first, by the index of its order; only its rows are joined with names.
constexpr std::string_view kNamed =
    "select l.id, l.invoice_ref, l.line_number, l.invoiced_on, l.paid_on, l.kind, l.description, l.net, l.vat,"
    " s.code, s.name, c.ref, l.contract_id, e.ref, l.engagement_id, p.name, o.code, o.name, l.grade, l.funded"
    " from (select l.* from invoice_line l{0} order by {1} limit {2} offset {3}) l"
    " join supplier_v s on s.id = l.supplier_id join contract_v c on c.id = l.contract_id"
    " join engagement_v e on e.id = l.engagement_id join programme_v p on p.id = l.programme_id"
    " join organisation_v o on o.id = l.agency_id order by {1}";

constexpr std::string_view kEngagement =
    "select e.id, e.ref, e.coachee_name, p.name, coalesce(o.name, ''), coalesce(s.name, ''), e.programme_id,"
    " coalesce(e.agency_id, e.organisation_id, ''), e.supplier_id, e.contract_id"
    " from engagement_v e join programme_v p on p.id = e.programme_id"
    " left join organisation_v o on o.id = coalesce(e.agency_id, e.organisation_id)"
    " left join supplier_v s on s.id = e.supplier_id";

std::optional<EngagementName> read_engagement(db::Rows rows) {
  for (const db::Row& row : rows)
    return EngagementName{.id = row.get<EngagementId>(0),
                          .ref = row.get<std::string>(1),
                          .coachee = row.get<std::string>(2),
                          .programme = row.get<std::string>(3),
                          .agency = row.get<std::string>(4),
                          .supplier = row.get<std::string>(5),
                          .programme_id = row.get<ProgrammeId>(6),
                          .agency_id = row.get<std::string>(7),
                          .supplier_id = row.get<SupplierId>(8),
                          .contract = row.get<ContractId>(9)};
  return std::nullopt;
}

}  // namespace

std::vector<ListedLine> page_of(db::Connection& db, const LinesQuestion& question, std::int64_t limit,
                                std::int64_t offset) {
  auto conditions = where(question);
  const auto limited = conditions.argument(limit), from = conditions.argument(offset);
  const auto sql = fmt::format(fmt::runtime(kNamed), conditions.sql, order(question), limited, from);
  std::vector<ListedLine> lines;
  for (const db::Row& row : db.query_list(sql, conditions.arguments)) lines.push_back(read(row));
  return lines;
}

LinesTotal total_of(db::Connection& db, const LinesQuestion& question) {
  const auto conditions = where(question);
  const auto sql =
      "select count(*), cast(sum(l.net) as bigint), cast(sum(l.vat) as bigint) from invoice_line l" + conditions.sql;
  for (const db::Row& row : db.query_list(sql, conditions.arguments))
    return {row.integer(0), row.get<Money>(1), row.get<Money>(2)};
  return {};
}

std::optional<EngagementName> engagement_named(db::Connection& db, const EngagementId& id) {
  static const auto sql = fmt::format("{} where e.id = $1", kEngagement);
  return read_engagement(db.query(sql, id));
}

std::optional<EngagementName> engagement_with_ref(db::Connection& db, std::string_view ref) {
  static const auto sql = fmt::format("{} where e.ref = $1", kEngagement);
  return read_engagement(db.query(sql, ref));
}

}  // namespace waymark::money::store
