#pragma once
// Inside this room only: what a scope has now, piece by piece. Pure.
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "vault/content.hpp"

namespace waymark::vault {

/// The keys of a scope, each for one purpose, from its one.
struct ScopeKeys {
  explicit ScopeKeys(const keys::Key& key)
      : wrapping(keys::derive(key, 1)), manifest(keys::derive(key, 2)), shredding(keys::derive(key, 3)) {}
  keys::Key wrapping, manifest, shredding;
};

/// What a ciphertext and its wrapped key are bound to.
keys::Associated bound(const Place& place, std::int64_t version);

/// Which piece an entry is about: 16 bytes.
std::string name_of(const keys::Key& manifest_key, const Place& place);

/// What stands for one version of a piece in the manifest: 32 bytes, over its place, version, wrapped key and the
/// ciphertext's own tag.
std::string tag_of(const keys::Key& manifest_key, const Place& place, std::int64_t version, std::string_view wrapped,
                   std::string_view ciphertext);

struct Entry {
  std::int64_t version = 0;
  std::string tag;
};

/// The latest manifest that an audit line tells of.
struct Announced {
  std::int64_t version = 0;
  std::string tag;  ///< 16 bytes
  bool operator==(const Announced&) const = default;
};

/// As it is kept.
struct ManifestRow {
  Scope scope;
  std::int64_t version = 0;
  std::string entries;
  Announced announced;
  std::string mac;
};

class Manifest {
 public:
  /// A scope's first: nothing in it.
  explicit Manifest(Scope scope) : scope_(std::move(scope)) {}
  /// Nothing when it is not what was written for this scope.
  static std::optional<Manifest> read(const keys::Key& manifest_key, const Scope& scope, const ManifestRow& row);

  std::int64_t version() const { return version_; }
  const std::map<std::string, Entry, std::less<>>& entries() const { return entries_; }
  const Entry* find(std::string_view name) const;
  /// The version a piece sealed now has: no two of a scope have the same, ever.
  std::int64_t next_version() const { return version_ + 1; }
  void set(std::string name, std::string tag);
  bool remove(std::string_view name);

  /// To be kept, after one set() or remove(). Its tag is in `announced` when an audit line is to tell of it.
  ManifestRow row(const keys::Key& manifest_key, bool announce) const;

 private:
  std::string packed() const;
  Scope scope_;
  std::int64_t version_ = 0;
  std::map<std::string, Entry, std::less<>> entries_;  ///< by name
  Announced announced_;
};

/// A scope whose manifest holds.
struct OpenScope {
  ScopeKeys keys;
  Manifest manifest;
};

/// "manifest 12 0f3a…": as an audit line's detail ends, and back.
std::string in_detail(const Announced& announced);
std::optional<Announced> from_detail(std::string_view detail);

}  // namespace waymark::vault
