#pragma once
#include "contracts/contracts.hpp"
#include "engagements/flags.hpp"

namespace waymark::engagements {

/// What an earlier contract of an engagement came to, as kept.
struct EarlierContract {
  ContractId contract;
  Money ordered_net, delivered_net;
  bool operator==(const EarlierContract&) const = default;
};

/// An engagement with all its kept columns follow from, and all a verb needs to judge.
struct Dossier {
  Engagement engagement;
  int cadence_days = 30;
  programmes::Thresholds thresholds;
  std::optional<contracts::Contract> contract;
  bool agreement_required = false;       ///< by the programme, before a session counts as completed
  bool coach_changed = false;            ///< ever: then some sessions may be under another contract
  std::vector<EarlierContract> earlier;  ///< as kept; empty but for a change of contract
  std::vector<Session> sessions;         ///< by number
};

/// The kept columns of an engagement that follow from its sessions and terms.
struct Kept {
  int sessions_completed = 0;
  int minutes_completed = 0;
  int sessions_cancelled = 0;
  int sessions_not_attended = 0;
  std::optional<Date> last_completed_on;
  std::optional<Instant> next_open_at, next_open_until;
  Money ordered_net, delivered_net;
  PlanFlags flags;
  std::vector<EarlierContract> earlier;
  bool operator==(const Kept&) const = default;
};
/// What the row says now.
Kept kept_in(const Dossier& dossier);
/// What it should say. `contract_of` gives the terms of an earlier contract.
using ContractOf = std::function<const contracts::Contract*(const ContractId&)>;
Kept kept_from(const Dossier& dossier, const ContractOf& contract_of);

/// The one writer of kept columns: works them out from a dossier whose sessions and events are as they now stand,
/// and tells contracts what changed in what is ordered.
void keep(const access::Work& work, const Dossier& dossier);
/// The same after the engagement went to another contract: what the row says is ordered stood under that one.
void keep(const access::Work& work, const Dossier& dossier, const ContractId& ordered_under);
/// What the row should say with one more completed session of today's coach, without looking at the others. Needs a
/// dossier whose coach never changed.
Kept kept_with(const Dossier& dossier, const Session& added);
/// Keeps that. The dossier's sessions need not be read.
void keep_with(const access::Work& work, const Dossier& dossier, const Session& added);
/// Counts anew how many engagements a coach has open: when one is agreed, ends or changes coach.
void keep_load(const access::Work& work, const CoachId& coach);

}  // namespace waymark::engagements
