#pragma once
// The key store: a database of its own, never in the main one nor in its backups.
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.hpp"
#include "db/db.hpp"
#include "keys/key.hpp"
#include "keys/key_file.hpp"
#include "keys/master.hpp"

namespace waymark::keys {

namespace store {
struct OrganisationRow;
struct Pair;
}  // namespace store

/// What is shredded as one: an engagement, a concern, a person's diversity data. Its organisation is the one it was
/// first sealed under and never changes. Kind and id have no spaces.
struct Scope {
  OrganisationId organisation;
  std::string kind;  ///< "engagement"
  std::string id;
  auto operator<=>(const Scope&) const = default;
};

/// Where the keys are: three settings.
struct Places {
  std::string store;       ///< sqlite:PATH or postgresql://…
  std::string master_key;  ///< the file's path
  std::string mirror;      ///< the file kept in step when a key is destroyed; empty for none
};

struct Rewrapped {
  std::int64_t version = 0;  ///< the new one
  std::int64_t keys = 0;     ///< wrapped anew
};

/// For `waymark keys status`.
struct Status {
  std::string store;                          ///< in words
  std::string master;                         ///< in words
  std::int64_t master_version = 0;            ///< 0: none yet
  std::vector<std::int64_t> master_versions;  ///< at hand
  std::int64_t organisations = 0;
  std::map<std::string, std::int64_t> scopes;  ///< how many keys there are of each kind
  std::string mirror;                          ///< in words
  std::vector<std::string> warnings;           ///< sentences
};

/// What `waymark config check` warns of: what lies in one folder, or one backup, that should not. `main_database` is
/// sqlite:PATH or postgresql://….
std::vector<std::string> warnings(const Places& places, std::string_view main_database);

/// The names of the store's tables: what never belongs in another database, nor in a backup of one.
std::span<const std::string_view> tables();

/// Organisations' keys, wrapped by the master key, and scopes' keys, wrapped by their organisation's. It keeps no
/// history: a key is there or it is not. Used by several threads, and, on either engine, by several processes at
/// once.
class KeyStore {
 public:
  /// Opens the store, made when missing. Throws DatabaseFault, or KeyFault when the master key may not be used.
  explicit KeyStore(const Places& places);
  /// The same with another master key: a hardware module or a key service.
  KeyStore(const Places& places, std::unique_ptr<MasterKey> master);
  ~KeyStore();

  /// The scope's key, or nothing: it never had one, or it was destroyed. Throws KeyFault when it is there and cannot
  /// be unwrapped, or belongs to another organisation.
  std::optional<Key> find(const Scope& scope);
  /// The same; makes the key when there is none: it is durable in the store before it is given out. The first one of
  /// all makes the master key too; that it is missing where there are keys already is a KeyFault.
  Key find_or_make(const Scope& scope);
  bool has(const Scope& scope);

  /// Overwrites the wrapped keys with random bytes, removes them, and rewrites store and mirror so that nothing of
  /// them remains there. How many there were; may be repeated.
  std::int64_t destroy(std::span<const Scope> scopes);

  /// Makes a newer master key and wraps every organisation's key by it, while others read and write; then forgets the
  /// older ones and refreshes the mirror. May be repeated after a crash.
  Rewrapped rotate_master();
  /// The same for an organisation's key and its scopes' keys. Nothing to do for one without a key: version 0.
  Rewrapped rotate_organisation(const OrganisationId& organisation);
  std::vector<OrganisationId> organisations();

  /// Writes the present state to a file (mode 0600) in the place of the last one, which is overwritten; keys in it
  /// stay wrapped. How many keys it has.
  std::int64_t export_mirror(const std::string& path);
  /// Fills an empty store from such a file; how many keys. Throws KeyFault when the store is not empty or the file
  /// is damaged.
  std::int64_t restore_mirror(const std::string& path);

  Status status(std::string_view main_database);

 private:
  std::shared_ptr<const Key> organisation_key(const store::OrganisationRow& row);
  Key unwrap_scope(const Scope& scope, const store::Pair& rows);
  std::optional<Key> look(db::Connection& db, const Scope& scope);
  template <class T>
  T while_versions_change(const std::function<T()>& deed);
  Key make(db::Connection& db, const Scope& scope);
  void make_organisation_key(db::Connection& db, const OrganisationId& organisation, std::int64_t version);
  std::int64_t current_master_version(db::Connection& db);
  std::int64_t rewrap_organisations(std::int64_t version);
  std::int64_t rewrap_scopes(const OrganisationId& organisation, std::int64_t version);
  void refresh_mirror();

  Places places_;
  std::unique_ptr<db::Database> database_;
  std::unique_ptr<MasterKey> master_;
  std::mutex mutex_;
  /// Organisations' keys by what they are wrapped as, so that not every opening asks the master key (which may be far
  /// away). What is wrapped is kept, not only its version: the row may have been rolled back.
  std::map<std::string, std::shared_ptr<const Key>, std::less<>> unwrapped_;
};

}  // namespace waymark::keys
