#include "vault/vault.hpp"

#include <numeric>

#include "vault/certificates.hpp"
#include "vault/lines.hpp"
#include "vault/store.hpp"

namespace waymark::vault {
namespace {

/// Which check failed: codes for the alarm, never for who asked.
constexpr std::string_view kKey = "key", kNoManifest = "no_manifest", kManifest = "manifest", kMissing = "missing",
                           kUnlisted = "unlisted", kAltered = "altered";

Cause refused(const Place& place, std::string_view why) {
  return {"content_refused", place.kind, place.object,
          fmt::format("{} of {} {}: {}", place.field, place.scope.kind, place.scope.id, why)};
}

Cause refused(const Scope& scope, std::string_view why) {
  return {"content_refused", scope.kind, scope.id, std::string(why)};
}

}  // namespace

MachineReader::MachineReader(const access::Work& work, std::string_view name, std::string_view purpose)
    : db_(&work.db) {
  if (!work.actor.is_program) throw Refused(Refusal::not_allowed);
  audit::record(work, "machine_read", name, new_id(), purpose);
}

void MachineReader::check(const access::Work& work) const {
  if (&work.db != db_ || !work.actor.is_program) throw Refused(Refusal::not_allowed);
}

/// Nothing when the scope has no key (any more).
std::optional<keys::Key> Vault::key_of(const access::Work& work, const Scope& scope) {
  try {
    return keys_.find(scope);
  } catch (const keys::KeyFault& fault) {
    log(Level::error, "key_refused", {{"what", fault.what()}});
    throw Tampered(work, refused(scope, kKey));
  }
}

/// Nothing when the scope was shredded or never had a key. Throws Tampered when its manifest is not what was written.
std::optional<OpenScope> Vault::look(const access::Work& work, const Scope& scope) {
  const auto key = key_of(work, scope);
  if (!key) return std::nullopt;
  ScopeKeys keys(*key);
  const auto row = store::manifest(work.db, scope);
  if (!row) {
    // Between shredding and the destruction of the key; or nothing was sealed yet.
    const auto shredding = store::shredding(work.db, scope.kind, scope.id);
    if (shredding ? vouched(keys, *shredding) : !store::told_of(work.db, scope)) return std::nullopt;
    throw Tampered(work, refused(scope, kNoManifest));
  }
  auto manifest = Manifest::read(keys.manifest, scope, *row);
  if (!manifest) throw Tampered(work, refused(scope, kManifest));
  return OpenScope{std::move(keys), std::move(*manifest)};
}

std::optional<std::string> Vault::open_at(const access::Work& work, const Place& place) {
  const auto scope = look(work, place.scope);
  if (!scope) return std::nullopt;
  const auto row = store::find(work.db, place);
  const auto* entry = scope->manifest.find(name_of(scope->keys.manifest, place));
  if (!entry) throw Tampered(work, refused(place, kUnlisted));
  if (!row) throw Tampered(work, refused(place, kMissing));
  const auto tag = tag_of(scope->keys.manifest, place, entry->version, row->wrapped, row->ciphertext);
  if (!keys::same_bytes(tag, entry->tag)) throw Tampered(work, refused(place, kAltered));
  const auto associated = bound(place, entry->version);
  const auto key = keys::unwrap(scope->keys.wrapping, row->wrapped, associated);
  auto content = key ? keys::open_sealed(*key, row->ciphertext, associated) : std::nullopt;
  if (!content) throw Tampered(work, refused(place, kAltered));
  return content;
}

std::optional<std::string> Vault::open_with_line(const access::Work& work, const Place& place,
                                                 std::span<const PersonId> whose) {
  auto content = open_at(work, place);
  if (content) record_opening(work, place, whose);  // what cannot be recorded is not given out
  return content;
}

bool Vault::holds_at(const access::Work& work, const Place& place) {
  const auto scope = look(work, place.scope);
  return scope && scope->manifest.find(name_of(scope->keys.manifest, place));
}

/// The scope as it is, or, for its first content, its new keys and an empty manifest.
OpenScope Vault::for_sealing(const access::Work& work, const Place& place) {
  const auto& scope = place.scope;
  if (store::shredding(work.db, scope.kind, scope.id)) throw Refused(Refusal::out_of_turn);
  if (auto found = look(work, scope)) return std::move(*found);
  // Sealed before, and the key is gone: what is restored from an old backup takes nothing new.
  if (store::manifest(work.db, scope) || store::told_of(work.db, scope)) throw Refused(Refusal::out_of_turn);
  try {
    return {ScopeKeys(keys_.find_or_make(scope)), Manifest(scope)};
  } catch (const keys::KeyFault& fault) {
    log(Level::error, "key_refused", {{"what", fault.what()}});
    throw Tampered(work, refused(scope, kKey));
  }
}

void Vault::seal_at(const access::Work& work, const Place& place, std::string_view content, Line line) {
  auto scope = for_sealing(work, place);
  const bool announce = line == Line::write || scope.manifest.version() == 0;
  const auto associated = bound(place, scope.manifest.next_version());
  const auto key = keys::Key::fresh();
  const store::ContentRow row{keys::wrap(scope.keys.wrapping, key, associated), keys::seal(key, content, associated)};
  scope.manifest.set(name_of(scope.keys.manifest, place),
                     tag_of(scope.keys.manifest, place, scope.manifest.next_version(), row.wrapped, row.ciphertext));
  store::save(work, place, row);
  const auto manifest = scope.manifest.row(scope.keys.manifest, announce);
  store::save(work, manifest);
  if (announce) record_change(work, store::kSealed, place, manifest.announced);
}

void Vault::remove_at(const access::Work& work, const Place& place) {
  auto scope = look(work, place.scope);
  if (!scope || !scope->manifest.remove(name_of(scope->keys.manifest, place))) return;
  store::remove(work.db, place);
  const auto manifest = scope->manifest.row(scope->keys.manifest, true);
  store::save(work, manifest);
  record_change(work, store::kRemoved, place, manifest.announced);
}

std::optional<Summary> Vault::summary(std::span<const double> numbers) {
  const auto count = static_cast<std::int64_t>(numbers.size());
  if (count < Aggregator::kFewest) return std::nullopt;
  return Summary{count, std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(count)};
}

std::optional<StreamOpener> Vault::stream_of(const access::Work& work, const Place& place,
                                             std::optional<std::string> opening) {
  if (!opening) return std::nullopt;
  StreamOpener stream(*opening, Tampered(work, refused(place, kAltered)));
  keys::forget(*opening);
  return stream;
}

}  // namespace waymark::vault
