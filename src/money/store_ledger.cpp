#include "money/store_ledger.hpp"

#include <algorithm>

#include "contracts/contracts.hpp"
#include "engagements/engagements.hpp"

namespace waymark::money::store {
namespace {

std::string_view column(By by) {
  switch (by) {
    case By::agency: return "agency_id";
    case By::supplier: return "supplier_id";
    case By::programme: return "programme_id";
    case By::grade: return "grade";
    case By::funded: return "funded";
    case By::financial_year: break;
  }
  return "";
}

/// A statement put together from fixed pieces, and its arguments.
class Grouped {
 public:
  Grouped(const SpendQuestion& question, std::string_view sums) {
    for (const By by : question.by)
      if (by != By::financial_year) {
        columns_ += column(by);
        columns_ += ", ";
        ++ids;
      }
    sql = fmt::format("select {}{}", columns_, sums);
  }
  std::string argument(db::Value value) {
    arguments.push_back(value);
    return "$" + std::to_string(arguments.size());
  }
  void only(const SpendQuestion& question) {
    if (question.funded != Funded::all) sql += " and funded = " + argument(code(question.funded));
    if (question.scope.everything) return;
    std::string any;
    const auto add = [&](std::string_view name, const std::vector<std::string>& places) {
      if (places.empty()) return;
      std::string list;
      for (const auto& place : places) list += (list.empty() ? "" : ", ") + argument(place);
      any += fmt::format("{}{} in ({})", any.empty() ? "" : " or ", name, list);
    };
    add("agency_id", question.scope.agencies);
    add("programme_id", question.scope.programmes);
    add("supplier_id", question.scope.suppliers);
    sql += any.empty() ? " and 1 = 0" : " and (" + any + ")";
  }
  void group() {
    if (columns_.empty()) return;
    sql += " group by " + columns_.substr(0, columns_.size() - 2);
  }
  void each(db::Connection& db, const TakeCell& take) {
    std::vector<std::string_view> row_ids(static_cast<std::size_t>(ids));
    for (const db::Row& row : db.query_list(sql, arguments)) {
      for (int i = 0; i < ids; ++i) row_ids[static_cast<std::size_t>(i)] = row.text(i);
      take(row_ids, {row.integer(ids), row.integer(ids + 1), row.integer(ids + 2)});
    }
  }

  std::string sql;
  std::vector<db::Value> arguments;
  int ids = 0;

 private:
  std::string columns_;
};

void change_cells(const access::Work& work, const Ledger& change) {
  for (const auto& [cell, sum] : change.cells) {
    if (sum.nothing()) continue;
    const auto& [basis, year, under] = cell;
    work.db.run(
        "insert into spend_total (basis, financial_year, agency_id, supplier_id, programme_id, grade, funded, net,"
        " vat, lines) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        " on conflict (basis, financial_year, agency_id, supplier_id, programme_id, grade, funded) do update set"
        " net = spend_total.net + excluded.net, vat = spend_total.vat + excluded.vat,"
        " lines = spend_total.lines + excluded.lines",
        code(basis), year, under.agency, under.supplier, under.programme, under.grade, under.funded, sum.net, sum.vat,
        sum.lines);
  }
}

void change_months(const access::Work& work, const Ledger& change) {
  for (const auto& [cell, sum] : change.months) {
    if (sum.nothing()) continue;
    work.db.run(
        "insert into spend_month (basis, dimension, month, key, funded, net, vat, lines)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (basis, dimension, month, key, funded) do update set"
        " net = spend_month.net + excluded.net, vat = spend_month.vat + excluded.vat,"
        " lines = spend_month.lines + excluded.lines",
        code(cell.basis), dimension(cell.by), cell.month, cell.key, cell.funded, sum.net, sum.vat, sum.lines);
  }
}

}  // namespace

void change_totals(const access::Work& work, const Ledger& change) {
  change_cells(work, change);
  change_months(work, change);
  for (const auto& [id, sums] : change.engagements)
    if (sums != EngagementSums())
      work.db.run(
          "insert into engagement_money (engagement_id, invoiced_net, invoiced_vat, paid_net, paid_vat)"
          " values ($1, $2, $3, $4, $5) on conflict (engagement_id) do update set"
          " invoiced_net = engagement_money.invoiced_net + excluded.invoiced_net,"
          " invoiced_vat = engagement_money.invoiced_vat + excluded.invoiced_vat,"
          " paid_net = engagement_money.paid_net + excluded.paid_net,"
          " paid_vat = engagement_money.paid_vat + excluded.paid_vat",
          id, sums.invoiced_net, sums.invoiced_vat, sums.paid_net, sums.paid_vat);
  for (const auto& [id, net] : change.contracts)
    if (net != 0 && contracts::add_invoiced(work, ContractId(id), Money::pence(net)))
      engagements::keep_ceiling(work, ContractId(id));
}

void each_total(db::Connection& db, const SpendQuestion& question, const Period& year, const TakeCell& take) {
  Grouped statement(
      question, "cast(sum(net) as bigint), cast(sum(vat) as bigint), cast(sum(lines) as bigint) from spend_total");
  statement.sql += " where basis = " + statement.argument(code(question.basis));
  statement.sql += " and financial_year = " + statement.argument(year.number);
  statement.only(question);
  statement.group();
  statement.each(db, take);
}

// One by one: the caller puts them together quicker than SQLite sorts them.
void each_of_days(db::Connection& db, const SpendQuestion& question, const DayPiece& days, const TakeCell& take) {
  Grouped statement(question, "net, vat, 1 from invoice_line");
  const std::string day = question.basis == Basis::invoiced ? "invoiced_on" : "paid_on";
  statement.sql += fmt::format(" where {0} is not null and {0} >= ", day) + statement.argument(days.from);
  statement.sql += fmt::format(" and {} <= ", day) + statement.argument(days.to);
  statement.only(question);
  statement.each(db, take);
}

std::optional<ByMonth> answered_by_month(const SpendQuestion& question) {
  ByMonth by_month;
  for (const By by : question.by) {
    if (by == By::financial_year || by == By::funded) continue;
    if (by_month.by) return std::nullopt;
    by_month.by = by;
  }
  const auto& scope = question.scope;
  if (scope.everything) return by_month;
  const std::pair<By, const std::vector<std::string>*> places[] = {
      {By::agency, &scope.agencies}, {By::programme, &scope.programmes}, {By::supplier, &scope.suppliers}};
  for (const auto& [by, keys] : places) {
    if (keys->empty()) continue;
    const bool alone = by_month.keys.empty() && (!by_month.by || *by_month.by == by);
    if (!alone) return std::nullopt;
    by_month.by = by;
    by_month.keys = *keys;
  }
  return by_month.keys.empty() ? std::nullopt : std::optional(by_month);
}

void each_month(db::Connection& db, const SpendQuestion& question, const ByMonth& by_month, std::int64_t from,
                std::int64_t to,
                const std::function<void(std::int64_t, const std::vector<std::string_view>&, const Sum&)>& take) {
  std::vector<db::Value> arguments{code(question.basis), dimension(by_month.by), from, to};
  std::string sql =
      "select month, key, funded, net, vat, lines from spend_month where basis = $1 and dimension = $2"
      " and month >= $3 and month <= $4";
  const auto argument = [&](db::Value value) {
    arguments.push_back(value);
    return "$" + std::to_string(arguments.size());
  };
  if (question.funded != Funded::all) sql += " and funded = " + argument(code(question.funded));
  std::string list;
  for (const auto& key : by_month.keys) list += (list.empty() ? "" : ", ") + argument(key);
  if (!list.empty()) sql += " and key in (" + list + ")";
  std::vector<std::string_view> ids;
  for (const db::Row& row : db.query_list(sql, arguments)) {
    ids.clear();
    for (const By by : question.by)
      if (by == By::funded) ids.push_back(row.text(2));
      else if (by != By::financial_year) ids.push_back(row.text(1));
    take(row.integer(0), ids, {row.integer(3), row.integer(4), row.integer(5)});
  }
}

void each_line(db::Connection& db, const std::function<void(const Line&)>& take) {
  for (const db::Row& row :
       db.query("select invoiced_on, paid_on, agency_id, supplier_id, programme_id, grade, funded, net, vat,"
                " engagement_id, contract_id from invoice_line")) {
    Line line;
    line.record.invoiced_on = row.get<Date>(0);
    line.record.paid_on = row.get<std::optional<Date>>(1);
    line.under = {row.get<std::string>(2), row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5),
                  row.get<std::string>(6)};
    line.record.net = row.get<Money>(7);
    line.record.vat = row.get<Money>(8);
    line.record.engagement = row.get<EngagementId>(9);
    line.record.contract = row.get<ContractId>(10);
    take(line);
  }
}

Ledger kept_totals(db::Connection& db) {
  Ledger kept;
  for (const db::Row& row :
       db.query("select basis, financial_year, agency_id, supplier_id, programme_id, grade, funded, net, vat, lines"
                " from spend_total")) {
    const store::Under under{row.get<std::string>(2), row.get<std::string>(3), row.get<std::string>(4),
                             row.get<std::string>(5), row.get<std::string>(6)};
    kept.cells[{basis_from(row.text(0)).value(), row.get<int>(1), under}] = {row.integer(7), row.integer(8),
                                                                             row.integer(9)};
  }
  for (const db::Row& row : db.query("select basis, dimension, month, key, funded, net, vat, lines from spend_month"))
    kept.months[{basis_from(row.text(0)).value(), by_from(row.text(1)), row.integer(2), row.get<std::string>(3),
                 row.get<std::string>(4)}] = {row.integer(5), row.integer(6), row.integer(7)};
  for (const db::Row& row : db.query("select engagement_id, invoiced_net, invoiced_vat, paid_net, paid_vat"
                                     " from engagement_money"))
    kept.engagements[row.get<std::string>(0)] = {row.integer(1), row.integer(2), row.integer(3), row.integer(4)};
  for (const db::Row& row : db.query("select id, invoiced_net from contract_v"))
    kept.contracts[row.get<std::string>(0)] = row.integer(1);
  return kept;
}

std::unordered_map<std::string, Name> names(db::Connection& db, By by) {
  std::unordered_map<std::string, Name> names;
  const auto read = [&](std::string_view sql) {
    for (const db::Row& row : db.query(sql))
      names[row.get<std::string>(0)] = {row.get<std::string>(1), row.get<std::string>(2), row.boolean(3)};
  };
  switch (by) {
    case By::agency:
      read("select id, code, name, false from organisation_v where kind <> 'unit' or id = agency_id");
      break;
    case By::supplier: read("select id, code, name, sme from supplier_v"); break;
    case By::programme: read("select id, name, name, false from programme_v"); break;
    case By::financial_year:
    case By::grade:
    case By::funded: break;
  }
  return names;
}

}  // namespace waymark::money::store
