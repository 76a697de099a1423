#include "keys/bound.hpp"
#include "keys/store.hpp"

namespace waymark::keys {
namespace {

constexpr int kTries = 5;  // a master key's version is rarely dropped twice while one key is read
constexpr std::size_t kOrganisationsKept = 5000;  // unwrapped, in memory

void check(const Scope& scope) {
  const auto bad = [](std::string_view part) {
    return part.empty() || part.find_first_of(" \n") != std::string_view::npos;
  };
  if (bad(scope.organisation.str()) || bad(scope.kind) || bad(scope.id))
    throw std::logic_error("a scope has an organisation, a kind and an id, without spaces");
}

}  // namespace

Associated bound(const OrganisationId& organisation, std::int64_t version) {
  return Associated("waymark organisation key").add(organisation.str()).add(version);
}

Associated bound(const Scope& scope, std::int64_t organisation_version) {
  return Associated("waymark scope key")
      .add(scope.organisation.str())
      .add(scope.kind)
      .add(scope.id)
      .add(organisation_version);
}

KeyStore::KeyStore(const Places& places) : KeyStore(places, master_key_file(places.master_key)) {}

KeyStore::KeyStore(const Places& places, std::unique_ptr<MasterKey> master)
    : places_(places), database_(db::open(places.store)), master_(std::move(master)) {
  db::migrate(*database_, store::steps());
  master_->versions();  // refuses at once what may not be used
}

KeyStore::~KeyStore() = default;

std::shared_ptr<const Key> KeyStore::organisation_key(const store::OrganisationRow& row) {
  // With its name: what belongs to another organisation must not open as this one's.
  const auto name = bound(row.organisation, row.version).bytes() + row.wrapped;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = unwrapped_.find(name); found != unwrapped_.end()) return found->second;
  }
  auto key = std::make_shared<const Key>(
      master_->unwrap(row.master_version, row.wrapped, bound(row.organisation, row.version)));
  const std::lock_guard lock(mutex_);
  if (unwrapped_.size() >= kOrganisationsKept) unwrapped_.clear();
  return unwrapped_.try_emplace(name, std::move(key)).first->second;
}

Key KeyStore::unwrap_scope(const Scope& scope, const store::Pair& rows) {
  const auto& row = rows.scope;
  auto key = unwrap(*organisation_key(rows.organisation), row.wrapped, bound(scope, row.organisation_version));
  if (!key)
    throw KeyFault(
        fmt::format("the key of {} {} is in the store and does not open: it was changed there, or belongs"
                    " to another organisation",
                    scope.kind, scope.id));
  return std::move(*key);
}

std::optional<Key> KeyStore::look(db::Connection& db, const Scope& scope) {
  const auto rows = store::find(db, scope.kind, scope.id);
  return rows ? std::optional(unwrap_scope(scope, *rows)) : std::nullopt;
}

/// A version of the master key may go between reading what it wraps and asking it: what was read is then read anew.
template <class T>
T KeyStore::while_versions_change(const std::function<T()>& deed) {
  for (int tries = 1;; ++tries) {
    try {
      return deed();
    } catch (const VersionMissing&) {
      if (tries == kTries) throw;
    }
  }
}

std::optional<Key> KeyStore::find(const Scope& scope) {
  check(scope);
  return while_versions_change<std::optional<Key>>([&] {
    std::optional<store::Pair> rows;
    database_->read([&](db::Connection& db) { rows = store::find(db, scope.kind, scope.id); });
    return rows ? std::optional(unwrap_scope(scope, *rows)) : std::nullopt;
  });
}

bool KeyStore::has(const Scope& scope) {
  return database_->read_value<bool>(
      [&](db::Connection& db) { return store::find(db, scope.kind, scope.id).has_value(); });
}

Key KeyStore::find_or_make(const Scope& scope) {
  if (auto key = find(scope)) return std::move(*key);
  return while_versions_change<Key>([&] {
    std::optional<Key> key;
    database_->change_now([&](db::Connection& db) {
      key = look(db, scope);  // another may have been quicker
      if (!key) key = make(db, scope);
    });
    return std::move(*key);  // durable only now
  });
}

Key KeyStore::make(db::Connection& db, const Scope& scope) {
  auto by = store::newest(db, scope.organisation);
  if (!by) {
    make_organisation_key(db, scope.organisation, 1);
    by = store::newest(db, scope.organisation);
  }
  // Not from memory: what stands in this transaction may never be committed.
  const Key wrapping = master_->unwrap(by->master_version, by->wrapped, bound(by->organisation, by->version));
  Key key = Key::fresh();
  store::insert(db, store::ScopeRow{scope, by->version, wrap(wrapping, key, bound(scope, by->version))});
  return key;
}

void KeyStore::make_organisation_key(db::Connection& db, const OrganisationId& organisation, std::int64_t version) {
  const auto master = current_master_version(db);
  store::insert(db, store::OrganisationRow{organisation, version, master,
                                           master_->wrap(master, Key::fresh(), bound(organisation, version))});
}

std::int64_t KeyStore::current_master_version(db::Connection& db) {
  if (const auto version = store::master_version(db)) return *version;
  const auto version = master_->make_newer(0);
  store::set_master_version(db, version);
  return version;
}

std::int64_t KeyStore::destroy(std::span<const Scope> scopes) {
  std::int64_t destroyed = 0;
  database_->change_now([&](db::Connection& db) {
    destroyed = 0;
    for (const Scope& scope : scopes)
      destroyed += store::overwrite(db, scope.kind, scope.id, random_bytes(Key::kBytes + kSealBytes));
  });
  database_->change_now([&](db::Connection& db) {
    for (const Scope& scope : scopes) store::remove(db, scope.kind, scope.id);
  });
  // Also when there was none: an earlier call may have ended here.
  database_->compact(store::tables());
  refresh_mirror();
  return destroyed;
}

void KeyStore::refresh_mirror() {
  if (!places_.mirror.empty()) export_mirror(places_.mirror);
}

std::vector<OrganisationId> KeyStore::organisations() {
  std::vector<OrganisationId> ids;
  database_->read([&](db::Connection& db) {
    for (const auto& row : store::all_organisations(db))
      if (ids.empty() || ids.back() != row.organisation) ids.push_back(row.organisation);
  });
  return ids;
}

std::span<const std::string_view> tables() { return store::tables(); }

}  // namespace waymark::keys
