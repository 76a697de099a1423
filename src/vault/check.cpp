// What `waymark check` asks: does everything open, and is it what the trail tells of?
#include "vault/store.hpp"

namespace waymark::vault {
namespace {

std::string named(std::string_view kind, std::string_view id) { return fmt::format("{} {}", kind, id); }

}  // namespace

/// In what way a scope is not what was written; empty when it is.
std::string Vault::wrong_with(db::Connection& db, const Scope& scope) {
  const auto actor = access::Actor::program("check");
  const access::Work work{db, actor, {}, {}};
  const auto found = look(work, scope);
  if (!found) return "has content that nobody can open: its key is not in the key store";
  const auto places = store::places(db, scope);
  for (const auto& place : places) {
    auto content = open_at(work, place);
    if (content) keys::forget(*content);
  }
  return places.size() == found->manifest.entries().size() ? "" : "has less content than its manifest lists";
}

std::vector<std::string> Vault::check(db::Connection& db) {
  std::vector<std::string> wrong;
  for (const auto& scope : store::scopes(db)) {
    std::string why;
    try {
      why = scope.organisation ? wrong_with(db, scope) : "has content and no manifest";
    } catch (const Tampered& tampered) {
      const auto& cause = tampered.cause();
      why = fmt::format("was changed behind the service's back: {} {}, {}", cause.subject_kind, cause.subject_id,
                        cause.detail);
    }
    if (!why.empty()) wrong.push_back(fmt::format("The {} {}.", named(scope.kind, scope.id), why));
  }
  return wrong;
}

std::vector<std::string> compare_with_trail(db::Connection& db) {
  std::map<std::pair<std::string, std::string>, Announced> kept;
  for (auto& row : store::announced(db)) kept[{row.kind, row.id}] = std::move(row.announced);
  std::vector<std::string> wrong;
  for (const auto& told : store::announced_in_trail(db)) {
    const auto found = kept.find({told.kind, told.id});
    const bool shredded = store::shredding(db, told.kind, told.id).has_value();
    if (found == kept.end()) {
      if (!shredded)
        wrong.push_back(fmt::format("The {} has no manifest; the trail tells of version {}.",
                                    named(told.kind, told.id), told.announced.version));
      continue;
    }
    if (shredded) wrong.push_back(fmt::format("The {} was shredded and has content.", named(told.kind, told.id)));
    else if (found->second != told.announced)
      wrong.push_back(fmt::format("The manifest of {} is not the one the trail tells of: it is version {}, not {}.",
                                  named(told.kind, told.id), found->second.version, told.announced.version));
    kept.erase(found);
  }
  for (const auto& [scope, announced] : kept)
    wrong.push_back(fmt::format("The trail does not tell of the manifest of {}.", named(scope.first, scope.second)));
  return wrong;
}

}  // namespace waymark::vault
