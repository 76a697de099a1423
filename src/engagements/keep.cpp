#include <map>

#include "engagements/engagements.hpp"
#include "engagements/store.hpp"

namespace waymark::engagements {
namespace {

/// Terms of earlier contracts, read once each.
class Contracts {
 public:
  explicit Contracts(db::Connection& db) : db_(db) {}
  const contracts::Contract* operator()(const ContractId& id) {
    auto [place, added] = read_.try_emplace(id);
    if (added) place->second = contracts::find(db_, id);
    if (!place->second) throw std::logic_error("a session names a contract that is not there: " + id.str());
    return &*place->second;
  }

 private:
  db::Connection& db_;
  std::map<ContractId, std::optional<contracts::Contract>> read_;
};

/// How much each contract's orders grow when one engagement's kept columns go from one state to another.
using Changes = std::map<ContractId, Money>;
void add_change(Changes& changes, const Kept& kept, const ContractId& contract, bool minus) {
  Money rest = kept.ordered_net;
  const auto add = [&](const ContractId& to, Money amount) {
    if (!to.empty()) changes[to] += minus ? -amount : amount;
  };
  for (const auto& earlier : kept.earlier) {
    rest -= earlier.ordered_net;
    add(earlier.contract, earlier.ordered_net);
  }
  add(contract, rest);
}

void tell_contracts(const access::Work& work, const Changes& changes) {
  for (const auto& [contract, change] : changes)
    if (change != Money() && contracts::add_ordered(work, contract, change)) keep_ceiling(work, contract);
}

/// A row whose kept columns are not right.
struct Rewrite {
  EngagementId id;
  Kept before, after;
};
std::optional<Rewrite> rewrite_of(const Dossier& dossier, Contracts& contract_of) {
  Rewrite rewrite{dossier.engagement.id, kept_in(dossier), kept_from(dossier, std::ref(contract_of))};
  if (rewrite.before == rewrite.after) return std::nullopt;
  return rewrite;
}

void write(const access::Work& work, const Rewrite& rewrite) {
  store::write_kept(work.db, rewrite.id, rewrite.after, work.now);
  if (rewrite.before.earlier != rewrite.after.earlier)
    store::write_earlier(work.db, rewrite.id, rewrite.after.earlier);
}

/// Reads all first, then writes: what is read is not changed under the reader.
void recount_these(const access::Work& work, const store::Which& which) {
  Contracts contract_of(work.db);
  Changes changes;
  std::vector<Rewrite> rewrites;
  store::each_dossier(work.db, which, [&](Dossier& dossier) {
    if (auto rewrite = rewrite_of(dossier, contract_of)) {
      add_change(changes, rewrite->before, dossier.engagement.contract, true);
      add_change(changes, rewrite->after, dossier.engagement.contract, false);
      rewrites.push_back(std::move(*rewrite));
    }
  });
  for (const auto& rewrite : rewrites) write(work, rewrite);
  tell_contracts(work, changes);
}

}  // namespace

void keep(const access::Work& work, const Dossier& dossier) { keep(work, dossier, dossier.engagement.contract); }

void keep(const access::Work& work, const Dossier& dossier, const ContractId& ordered_under) {
  Contracts contract_of(work.db);
  const auto rewrite = rewrite_of(dossier, contract_of);
  if (rewrite) write(work, *rewrite);
  Changes changes;
  add_change(changes, kept_in(dossier), ordered_under, true);
  add_change(changes, rewrite ? rewrite->after : kept_in(dossier), dossier.engagement.contract, false);
  tell_contracts(work, changes);
}

void keep_with(const access::Work& work, const Dossier& dossier, const Session& added) {
  const Rewrite rewrite{dossier.engagement.id, kept_in(dossier), kept_with(dossier, added)};
  write(work, rewrite);
  Changes changes;
  add_change(changes, rewrite.before, dossier.engagement.contract, true);
  add_change(changes, rewrite.after, dossier.engagement.contract, false);
  tell_contracts(work, changes);
}

void keep_load(const access::Work& work, const CoachId& coach) { store::write_card(work.db, coach); }

void keep_ceiling(const access::Work& work, const ContractId& contract) {
  store::write_lines(work.db, {.contract = contract});
}

void recount(const access::Work& work, const EngagementId& id) {
  store::Which which;
  which.ids = {id};
  store::write_names(work.db, id);
  recount_these(work, which);
  if (const auto engagement = find(work.db, id)) store::write_card(work.db, engagement->coach);
}

void recount(const access::Work& work, const std::vector<EngagementId>& ids) {
  if (ids.empty()) return;
  // Beyond this, one pass over everything is quicker than one look-up each.
  if (ids.size() > 500) return recount_all(work);
  store::Which which;
  which.ids = ids;
  for (const auto& id : ids) store::write_names(work.db, id);
  recount_these(work, which);
  store::write_cards(work.db);
  store::write_totals(work.db);
  store::write_lines(work.db, {.all = true});
}

void recount_all(const access::Work& work) {
  store::Which which;
  which.all = true;
  store::write_all_names(work.db);
  recount_these(work, which);
  store::write_cards(work.db);
  store::write_totals(work.db);
  store::write_lines(work.db, which);
}

void when_programme_changed(const access::Work& work, const jobs::News& news) {
  store::Which which;
  which.programme = ProgrammeId(news.subject_id);
  recount_these(work, which);
  store::write_lines(work.db, which);
}

void when_contract_changed(const access::Work& work, const jobs::News& news) {
  store::Which which;
  which.contract = ContractId(news.subject_id);
  recount_these(work, which);
  store::write_lines(work.db, which);
}

std::vector<std::string> compare_with_recount(db::Connection& db) {
  Contracts contract_of(db);
  std::vector<std::string> lines = store::wrong_copies(db);
  Changes ordered;
  store::Which which;
  which.all = true;
  store::each_dossier(db, which, [&](Dossier& dossier) {
    const Kept kept = kept_in(dossier);
    if (!(kept == kept_from(dossier, std::ref(contract_of))))
      lines.push_back(fmt::format("engagement {}: its kept columns differ from a recount", dossier.engagement.ref));
    add_change(ordered, kept, dossier.engagement.contract, false);
  });
  for (const auto& [ref, wrong] : store::wrong_orders(db, ordered))
    lines.push_back(fmt::format("contract {}: what is ordered is off by {}", ref, wrong.plain()));
  return lines;
}

}  // namespace waymark::engagements
