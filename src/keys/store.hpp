#pragma once
// Inside this room only: the store's tables and rows.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "keys/keys.hpp"

namespace waymark::keys::store {

/// The steps of the store's own schema.
std::span<const db::Migration> steps();
/// Its tables, for compact().
std::span<const std::string_view> tables();

struct OrganisationRow {
  OrganisationId organisation;
  std::int64_t version = 0, master_version = 0;
  std::string wrapped;
};
struct ScopeRow {
  Scope scope;
  std::int64_t organisation_version = 0;
  std::string wrapped;
};
struct Pair {
  ScopeRow scope;
  OrganisationRow organisation;
};

/// Which version of the master key wraps what is new; nothing in a store that never had a key.
std::optional<std::int64_t> master_version(db::Connection& db);
/// Sets it, unless it is already that or newer.
void set_master_version(db::Connection& db, std::int64_t version);

/// The scope's key with that of the organisation that wraps it.
std::optional<Pair> find(db::Connection& db, std::string_view kind, std::string_view id);
std::optional<OrganisationRow> newest(db::Connection& db, const OrganisationId& organisation);
std::optional<OrganisationRow> organisation(db::Connection& db, const OrganisationId& organisation,
                                            std::int64_t version);
void insert(db::Connection& db, const OrganisationRow& row);
void insert(db::Connection& db, const ScopeRow& row);

/// Organisations' keys still wrapped by a version of the master key before this one, at most `most`.
std::vector<OrganisationRow> behind(db::Connection& db, std::int64_t master_version, std::int64_t most);
void rewrap(db::Connection& db, const OrganisationRow& row);
/// Scopes' keys still wrapped by a version of their organisation's key before this one, at most `most`.
std::vector<ScopeRow> behind(db::Connection& db, const OrganisationId& organisation, std::int64_t version,
                             std::int64_t most);
void rewrap(db::Connection& db, const ScopeRow& row);
void remove_before(db::Connection& db, const OrganisationId& organisation, std::int64_t version);

/// Puts other bytes in the place of the wrapped key; whether there was one.
bool overwrite(db::Connection& db, std::string_view kind, std::string_view id, std::string_view bytes);
void remove(db::Connection& db, std::string_view kind, std::string_view id);

std::vector<OrganisationRow> all_organisations(db::Connection& db);
std::vector<ScopeRow> all_scopes(db::Connection& db);
std::map<std::string, std::int64_t> scopes_by_kind(db::Connection& db);

}  // namespace waymark::keys::store
