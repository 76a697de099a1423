#include "people/keys.hpp"
#include "people/store.hpp"

namespace waymark::people {
namespace {

const std::string kSupplier = "select id, code, name, sme, contact_email, changed_at from supplier";

Supplier supplier_of(const db::Row& row) {
  return {row.get<SupplierId>(0), row.get<std::string>(1), row.get<std::string>(2),
          row.boolean(3),         row.get<std::string>(4), row.get<Instant>(5)};
}

std::optional<Supplier> one_of(db::Rows rows) {
  for (const db::Row& row : rows) return supplier_of(row);
  return std::nullopt;
}

}  // namespace

std::optional<Supplier> find_supplier(db::Connection& db, const SupplierId& id) {
  return one_of(db.query(kSupplier + " where id = $1", id));
}

std::optional<Supplier> supplier_with_code(db::Connection& db, std::string_view code) {
  return one_of(db.query(kSupplier + " where code = $1", code));
}

std::vector<Supplier> all_suppliers(db::Connection& db) {
  std::vector<Supplier> all;
  for (const db::Row& row : db.query(kSupplier + " order by sort_key, id")) all.push_back(supplier_of(row));
  return all;
}

std::vector<SupplierName> supplier_names(db::Connection& db) {
  std::vector<SupplierName> all;
  for (const db::Row& row : db.query("select id, name from supplier order by sort_key, id"))
    all.push_back({row.get<SupplierId>(0), row.get<std::string>(1)});
  return all;
}

std::unordered_map<std::string, SupplierRecord> load_suppliers(db::Connection& db) {
  std::unordered_map<std::string, SupplierRecord> all;
  for (const auto& supplier : all_suppliers(db))
    all.emplace(supplier.code, SupplierRecord{supplier.code, supplier.name, supplier.sme, supplier.contact_email});
  return all;
}

namespace store {

void insert_supplier(const access::Work& work, const SupplierId& id, std::string_view code,
                     const SupplierChange& supplier) {
  work.db.run(
      "insert into supplier (id, code, name, sort_key, sme, contact_email, created_at, changed_at)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8)",
      id, code, supplier.name, sort_key(supplier.name), supplier.sme, supplier.contact_email, work.now, work.now);
}

void update_supplier(const access::Work& work, const SupplierId& id, const SupplierChange& supplier) {
  work.db.run(
      "update supplier set name = $2, sort_key = $3, sme = $4, contact_email = $5,"
      " changed_at = case when changed_at < $1 then $1 else changed_at + 1 end where id = $6",
      work.now, supplier.name, sort_key(supplier.name), supplier.sme, supplier.contact_email, id);
}

}  // namespace store
}  // namespace waymark::people
