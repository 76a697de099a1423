#include "audit/audit.hpp"
#include "vault/certificates.hpp"
#include "vault/store.hpp"

namespace waymark::vault {
namespace {

std::string mac_of(const ScopeKeys& keys, const Certificate& certificate) {
  return keys::mac(keys.shredding, keys::Associated("waymark shredding")
                                       .add(certificate.scope.organisation.str())
                                       .add(certificate.scope.kind)
                                       .add(certificate.scope.id)
                                       .add(certificate.id));
}

}  // namespace

bool vouched(const ScopeKeys& keys, const store::ShreddingRow& row) {
  return keys::same_bytes(row.mac, mac_of(keys, row.certificate));
}

Certificate Vault::shred(const access::Work& work, const Scope& scope, std::string_view reason) {
  if (auto already = certificate(work.db, scope)) return std::move(*already);
  store::ShreddingRow row;
  auto& certificate = row.certificate;
  certificate.id = new_id();
  certificate.scope = scope;
  certificate.reason = reason;
  certificate.objects = store::remove_all(work.db, scope);
  certificate.shredded_at = work.now;
  certificate.shredded_by_name = work.actor.name;
  if (const auto key = key_of(work, scope)) row.mac = mac_of(ScopeKeys(*key), certificate);
  store::insert(work, row);
  audit::record(work, "content_shredded", scope.kind, scope.id,
                fmt::format("{}, {} objects, certificate {}", reason, certificate.objects, certificate.id));
  return certificate;
}

std::int64_t Vault::destroy_shredded_keys(db::Database& database, Instant now, const Held& held) {
  const auto actor = access::Actor::program("shredding");
  const auto rows = database.read_value<std::vector<store::ShreddingRow>>([&](db::Connection& db) {
    auto all = store::unfinished(db);
    if (held) std::erase_if(all, [&](const auto& row) { return held(db, row.certificate.scope); });
    return all;
  });
  std::vector<Scope> scopes;
  std::vector<const store::ShreddingRow*> done;
  const auto forged = [&](const Scope& scope) {
    database.change_now([&](db::Connection& db) {
      raise({db, actor, now, london(now).date},
            {"certificate_refused", scope.kind, scope.id, "not made under the key it would destroy"});
    });
  };
  for (const auto& row : rows) {
    const auto& scope = row.certificate.scope;
    try {
      const auto key = keys_.find(scope);
      if (key && !vouched(ScopeKeys(*key), row)) {
        forged(scope);
        continue;
      }
      scopes.push_back(scope);
      done.push_back(&row);
    } catch (const keys::KeyFault&) {
      forged(scope);
    }
  }
  if (scopes.empty()) return 0;
  // Also those without a key: an earlier call may have ended between the store and its mirror.
  const auto destroyed = keys_.destroy(scopes);
  database.change_now([&](db::Connection& db) {
    const access::Work work{db, actor, now, london(now).date};
    for (const auto* row : done) {
      store::set_key_destroyed(work, row->certificate.id);
      audit::record(work, "key_destroyed", row->certificate.scope.kind, row->certificate.scope.id,
                    "certificate " + row->certificate.id);
    }
  });
  return destroyed;
}

std::optional<Certificate> certificate(db::Connection& db, const Scope& scope) {
  auto row = store::shredding(db, scope.kind, scope.id);
  return row ? std::optional(std::move(row->certificate)) : std::nullopt;
}

std::vector<Certificate> certificates(db::Connection& db, int size) { return store::shreddings(db, size); }

}  // namespace waymark::vault
