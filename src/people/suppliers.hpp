#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"

namespace waymark::people {

struct Supplier {
  SupplierId id;
  std::string code;
  std::string name;
  bool sme = false;  ///< a small or medium-sized enterprise
  std::string contact_email;
  Instant changed_at;
};

std::optional<Supplier> find_supplier(db::Connection& db, const SupplierId& id);
std::optional<Supplier> supplier_with_code(db::Connection& db, std::string_view code);
/// Every supplier, by name.
std::vector<Supplier> all_suppliers(db::Connection& db);
/// What they are called, by name: for choosing one, where the rest is not asked for.
struct SupplierName {
  SupplierId id;
  std::string name;
};
std::vector<SupplierName> supplier_names(db::Connection& db);

/// Whether the actor may see this supplier's page.
bool may_see(const access::Work& work, const Supplier& supplier);

/// What can be changed about a supplier; its code stays.
struct SupplierChange {
  std::string name;
  bool sme = false;
  std::string contact_email;
};
/// Needs Permission::manage_people for an organisation at the top. Refuses out_of_turn when it changed since `seen`.
Checked<Done> change_supplier(const access::Work& work, const SupplierId& id, const SupplierChange& change,
                              std::optional<Instant> seen = {});

}  // namespace waymark::people
