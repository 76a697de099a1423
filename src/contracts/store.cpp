#include "contracts/store.hpp"

#include <stdexcept>

namespace waymark::contracts {
namespace {

constexpr std::string_view kSelect =
    "select c.id, c.ref, c.supplier_id, c.starts_on, c.ends_on, c.pricing, c.rate, c.vat_rate, c.ceiling,"
    " c.charges_cancellation_within_hours, c.charges_not_attended, c.ordered_net, c.invoiced_net, c.changed_at,"
    " s.code, s.name from contract c join supplier_v s on s.id = c.supplier_id";

std::string select(std::string_view rest) { return fmt::format("{} {}", kSelect, rest); }

Contract read(const db::Row& row) {
  const auto pricing = pricing_from(row.text(5));
  if (!pricing) throw std::logic_error("contract: a pricing nobody knows");
  Contract contract;
  contract.id = row.get<ContractId>(0);
  contract.terms = {.ref = row.get<std::string>(1),
                    .supplier = row.get<SupplierId>(2),
                    .starts_on = row.get<Date>(3),
                    .ends_on = row.get<Date>(4),
                    .pricing = *pricing,
                    .rate = row.get<Money>(6),
                    .vat_rate = row.integer(7),
                    .ceiling = row.get<Money>(8),
                    .charges_cancellation_within_hours = row.get<std::optional<std::int64_t>>(9),
                    .charges_not_attended = row.boolean(10)};
  contract.ordered_net = row.get<Money>(11);
  contract.invoiced_net = row.get<Money>(12);
  contract.changed_at = row.get<Instant>(13);
  contract.supplier_code = row.get<std::string>(14);
  contract.supplier_name = row.get<std::string>(15);
  return contract;
}

std::optional<Contract> first(db::Rows rows) {
  for (const db::Row& row : rows) return read(row);
  return std::nullopt;
}

/// Whether a total and a ceiling, given as they stand after the change, say that it led across the ceiling.
bool crosses(db::Rows rows, Money change) {
  std::optional<bool> crossed;
  for (const db::Row& row : rows) {
    const auto total = row.get<Money>(0), ceiling = row.get<Money>(1);
    crossed = (total > ceiling) != (total - change > ceiling);
  }
  if (!crossed) throw std::logic_error("a total is added to for a contract that is not there");
  return *crossed;
}

}  // namespace

std::optional<Contract> find(db::Connection& db, const ContractId& id) {
  static const std::string sql = select("where c.id = $1");
  return first(db.query(sql, id));
}

std::optional<Contract> find_by_ref(db::Connection& db, std::string_view ref) {
  static const std::string sql = select("where c.ref = $1");
  return first(db.query(sql, ref));
}

std::unordered_map<std::string, Contract> all_by_ref(db::Connection& db) {
  std::unordered_map<std::string, Contract> by_ref;
  for (auto& contract : store::all(db)) by_ref.emplace(contract.terms.ref, std::move(contract));
  return by_ref;
}

std::vector<Contract> in_force(db::Connection& db, Date day, const SupplierId& supplier) {
  auto contracts = store::all(db, supplier);
  std::erase_if(contracts, [&](const Contract& contract) {
    return contract.terms.starts_on > day || contract.terms.ends_on < day;
  });
  return contracts;
}

bool add_ordered(const access::Work& work, const ContractId& id, Money change) {
  return crosses(
      work.db.query("update contract set ordered_net = ordered_net + $2 where id = $1 returning ordered_net, ceiling",
                    id, change),
      change);
}

bool add_invoiced(const access::Work& work, const ContractId& id, Money change) {
  return crosses(
      work.db.query(
          "update contract set invoiced_net = invoiced_net + $2 where id = $1 returning invoiced_net, ceiling", id,
          change),
      change);
}

namespace store {

std::vector<Contract> all(db::Connection& db, const SupplierId& supplier) {
  static const std::string everyone = select("order by c.ref");
  static const std::string one_supplier = select("where c.supplier_id = $1 order by c.ref");
  std::vector<Contract> contracts;
  auto rows = supplier ? db.query(one_supplier, supplier) : db.query(everyone);
  for (const db::Row& row : rows) contracts.push_back(read(row));
  return contracts;
}

void insert(const access::Work& work, const ContractId& id, const Terms& terms) {
  work.db.run(
      "insert into contract (id, ref, supplier_id, starts_on, ends_on, pricing, rate, vat_rate, ceiling,"
      " charges_cancellation_within_hours, charges_not_attended, ordered_net, invoiced_net, created_at, changed_at)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, $12, $12)",
      id, terms.ref, terms.supplier, terms.starts_on, terms.ends_on, code(terms.pricing), terms.rate, terms.vat_rate,
      terms.ceiling, terms.charges_cancellation_within_hours, terms.charges_not_attended, work.now);
}

void update(const access::Work& work, const ContractId& id, const Terms& terms) {
  work.db.run(
      "update contract set supplier_id = $2, starts_on = $3, ends_on = $4, pricing = $5, rate = $6, vat_rate = $7,"
      " ceiling = $8, charges_cancellation_within_hours = $9, charges_not_attended = $10, changed_at = $11"
      " where id = $1",
      id, terms.supplier, terms.starts_on, terms.ends_on, code(terms.pricing), terms.rate, terms.vat_rate,
      terms.ceiling, terms.charges_cancellation_within_hours, terms.charges_not_attended, work.now);
}

bool is_top(db::Connection& db, std::string_view organisation_id) {
  return db.value<std::int64_t>("select 1 from organisation_v where id = $1 and parent_id is null", organisation_id)
      .has_value();
}

}  // namespace store
}  // namespace waymark::contracts
