#pragma once
// Inside this room only: rows of sealed_content, sealed_manifest and shredding.
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "vault/manifest.hpp"
#include "vault/vault.hpp"

namespace waymark::vault::store {

struct ContentRow {
  std::string wrapped, ciphertext;
};
std::optional<ContentRow> find(db::Connection& db, const Place& place);
void save(const access::Work& work, const Place& place, const ContentRow& row);
void remove(db::Connection& db, const Place& place);
std::int64_t remove_all(db::Connection& db, const Scope& scope);
/// What is in a scope; the scope's organisation as given.
std::vector<Place> places(db::Connection& db, const Scope& scope);

std::optional<ManifestRow> manifest(db::Connection& db, const Scope& scope);
void save(const access::Work& work, const ManifestRow& row);
/// All of them, with their entries.
std::vector<Scope> scopes(db::Connection& db);
/// What every manifest says was announced last.
struct AnnouncedRow {
  std::string kind, id;
  Announced announced;
};
std::vector<AnnouncedRow> announced(db::Connection& db);

/// What the audit trail says of manifests: of every scope the newest.
std::vector<AnnouncedRow> announced_in_trail(db::Connection& db);
/// Whether the trail tells of any manifest of this scope.
bool told_of(db::Connection& db, const Scope& scope);

struct ShreddingRow {
  Certificate certificate;
  std::string mac;
};
void insert(const access::Work& work, const ShreddingRow& row);
std::optional<ShreddingRow> shredding(db::Connection& db, std::string_view kind, std::string_view id);
std::vector<ShreddingRow> unfinished(db::Connection& db);
void set_key_destroyed(const access::Work& work, std::string_view id);
std::vector<Certificate> shreddings(db::Connection& db, int size);

/// The actions of audit lines that announce a manifest.
inline constexpr std::string_view kSealed = "content_sealed", kRemoved = "content_removed";

}  // namespace waymark::vault::store
