#include "money/money.hpp"

namespace waymark::money {
namespace {

Amounts read(const db::Row& row, int from = 0) {
  return {.ordered_net = row.get<Money>(from),
          .delivered_net = row.get<Money>(from + 1),
          .invoiced_net = row.get<Money>(from + 2),
          .invoiced_vat = row.get<Money>(from + 3),
          .paid_net = row.get<Money>(from + 4),
          .paid_vat = row.get<Money>(from + 5)};
}

Amounts first(db::Rows rows) {
  for (const db::Row& row : rows) return read(row);
  return {};
}

}  // namespace

Amounts amounts_of(db::Connection& db, const EngagementId& engagement) {
  return first(
      db.query("select e.ordered_net, e.delivered_net, coalesce(m.invoiced_net, 0), coalesce(m.invoiced_vat, 0),"
               " coalesce(m.paid_net, 0), coalesce(m.paid_vat, 0)"
               " from engagement_v e left join engagement_money m on m.engagement_id = e.id where e.id = $1",
               engagement));
}

Amounts amounts_of(db::Connection& db, const ContractId& contract) {
  auto amounts = first(db.query(
      "select (select cast(sum(c.ordered_net) as bigint) from engagement_contract_v c where c.contract_id = $1),"
      " (select cast(sum(c.delivered_net) as bigint) from engagement_contract_v c where c.contract_id = $1),"
      " cast(sum(l.net) as bigint), cast(sum(l.vat) as bigint),"
      " cast(sum(case when l.paid_on is null then 0 else l.net end) as bigint),"
      " cast(sum(case when l.paid_on is null then 0 else l.vat end) as bigint)"
      " from invoice_line l where l.contract_id = $1",
      contract));
  return amounts;
}

std::map<std::string, Amounts> amounts_by(db::Connection& db, By supplier_or_agency) {
  std::map<std::string, Amounts> by_id;
  const bool by_supplier = supplier_or_agency == By::supplier;
  auto ordered = by_supplier
                     ? db.query(
                           "select k.supplier_id, cast(sum(c.ordered_net) as bigint),"
                           " cast(sum(c.delivered_net) as bigint) from engagement_contract_v c"
                           " join contract_v k on k.id = c.contract_id group by k.supplier_id")
                     : db.query(
                           "select coalesce(e.agency_id, e.organisation_id), cast(sum(e.ordered_net) as bigint),"
                           " cast(sum(e.delivered_net) as bigint) from engagement_v e"
                           " where e.contract_id is not null group by coalesce(e.agency_id, e.organisation_id)");
  for (const db::Row& row : ordered) {
    auto& amounts = by_id[row.get<std::string>(0)];
    amounts.ordered_net = row.get<Money>(1);
    amounts.delivered_net = row.get<Money>(2);
  }
  auto totals = by_supplier ? db.query(
                                  "select supplier_id, basis, cast(sum(net) as bigint), cast(sum(vat) as bigint)"
                                  " from spend_total group by supplier_id, basis")
                            : db.query(
                                  "select agency_id, basis, cast(sum(net) as bigint), cast(sum(vat) as bigint)"
                                  " from spend_total group by agency_id, basis");
  for (const db::Row& row : totals) {
    auto& amounts = by_id[row.get<std::string>(0)];
    const bool invoiced = row.text(1) == code(Basis::invoiced);
    (invoiced ? amounts.invoiced_net : amounts.paid_net) = row.get<Money>(2);
    (invoiced ? amounts.invoiced_vat : amounts.paid_vat) = row.get<Money>(3);
  }
  return by_id;
}

std::unordered_map<std::string, EngagementAmounts> engagement_amounts(db::Connection& db, std::optional<Date> until) {
  std::unordered_map<std::string, EngagementAmounts> by_id;
  auto rows = until
                  ? db.query(
                        "select engagement_id, cast(sum(case when invoiced_on <= $1 then net else 0 end) as bigint),"
                        " cast(sum(case when paid_on <= $1 then net else 0 end) as bigint) from invoice_line"
                        " where engagement_id is not null group by engagement_id",
                        *until)
                  : db.query("select engagement_id, invoiced_net, paid_net from engagement_money");
  for (const db::Row& row : rows) by_id[row.get<std::string>(0)] = {row.get<Money>(1), row.get<Money>(2)};
  return by_id;
}

}  // namespace waymark::money
