#include <unordered_map>

#include "engagements/store_rows.hpp"

namespace waymark::engagements::store {
namespace {

/// Gives each dossier its sessions from one pass over both, in order of engagement.
void merge(db::Connection& db, const std::string& where_clause, std::span<const db::Value> args,
           const std::function<void(Dossier&)>& take) {
  std::unordered_map<std::string, std::vector<EarlierContract>> earlier;
  for (const db::Row& row : db.query("select engagement_id, contract_id, ordered_net, delivered_net from "
                                     "engagement_earlier_contract order by engagement_id, contract_id"))
    earlier[row.get<std::string>(0)].push_back({row.get<ContractId>(1), row.get<Money>(2), row.get<Money>(3)});

  std::vector<Dossier> dossiers;
  for (const db::Row& row :
       db.query_list(std::string("select ") + kDossierColumns + where_clause + "order by e.id", args)) {
    auto dossier = dossier_from(row);
    if (dossier.coach_changed) dossier.earlier = earlier[dossier.engagement.id.str()];
    dossiers.push_back(std::move(dossier));
  }
  auto current = dossiers.begin();
  const auto finish = [&] {
    take(*current);
    current->sessions = {};
    ++current;
  };
  const std::string of_these =
      where_clause.empty() ? "" : "where s.engagement_id in (select e.id from engagement e " + where_clause + ") ";
  for (const db::Row& row : db.query_list(
           "select " WAYMARK_SESSION_COLUMNS " from session s " + of_these + "order by s.engagement_id, s.number",
           args)) {
    while (current->engagement.id.str() != row.text(1)) finish();
    current->sessions.push_back(session_from(row));
  }
  while (current != dossiers.end()) finish();
}

}  // namespace

Those those(const Which& which) {
  if (!which.contract.empty())
    return {
        "where e.contract_id = $1 or e.id in (select x.engagement_id from engagement_earlier_contract x "
        "where x.contract_id = $1) ",
        which.contract.str()};
  if (!which.programme.empty()) return {"where e.programme_id = $1 ", which.programme.str()};
  if (!which.coach.empty()) return {"where e.coach_id = $1 ", which.coach.str()};
  return {};
}

void each_dossier(db::Connection& db, const Which& which, const std::function<void(Dossier&)>& take) {
  for (const auto& id : which.ids)
    if (auto found = dossier(db, id)) take(*found);
  const auto [where, id] = those(which);
  if (!id.empty()) merge(db, where, std::vector{db::Value(id)}, take);
  else if (which.all) merge(db, where, {}, take);
}

void write_kept(db::Connection& db, const EngagementId& id, const Kept& k, Instant now) {
  db.run(
      "update engagement set sessions_completed = $2, minutes_completed = $3, sessions_cancelled = $4, "
      "sessions_not_attended = $5, last_completed_on = $6, next_open_at = $7, next_open_until = $8, ordered_net = "
      "$9, "
      "delivered_net = $10, not_started_from = $11, quiet_from = $12, behind_from = $13, changed_at = $14 "
      "where id = $1",
      id, k.sessions_completed, k.minutes_completed, k.sessions_cancelled, k.sessions_not_attended,
      k.last_completed_on, k.next_open_at, k.next_open_until, k.ordered_net, k.delivered_net,
      k.flags.not_started_from, k.flags.quiet_from, k.flags.behind_from, now);
  write_lines(db, {.ids = {id}});
}

void write_earlier(db::Connection& db, const EngagementId& id, const std::vector<EarlierContract>& earlier) {
  db.run("delete from engagement_earlier_contract where engagement_id = $1", id);
  for (const auto& one : earlier)
    db.run(
        "insert into engagement_earlier_contract (engagement_id, contract_id, ordered_net, delivered_net) "
        "values ($1, $2, $3, $4)",
        id, one.contract, one.ordered_net, one.delivered_net);
}

std::vector<std::pair<std::string, Money>> wrong_orders(db::Connection& db,
                                                        const std::map<ContractId, Money>& right) {
  std::vector<std::pair<std::string, Money>> wrong;
  for (const db::Row& row : db.query("select id, ref, ordered_net from contract_v order by ref")) {
    const auto found = right.find(row.get<ContractId>(0));
    const Money off = row.get<Money>(2) - (found == right.end() ? Money() : found->second);
    if (off != Money()) wrong.emplace_back(row.get<std::string>(1), off);
  }
  return wrong;
}

int engagements_of(db::Connection& db, const ProgrammeId& programme, const OrganisationId& agency) {
  return db
      .value<int>(
          "select count(*) from engagement where programme_id = $1 and agency_id = $2 and declined_at is null",
          programme, agency)
      .value_or(0);
}

std::vector<Tie> ties(db::Connection& db, const PersonId& person, Date today) {
  std::vector<Tie> found;
  for (const db::Row& row :
       db.query("select e.id, true from engagement e join coach_v c on c.id = e.coach_id where c.person_id = $1 "
                "and e.declined_at is null and (e.completed_on is null or e.completed_on > $2) "
                "and (e.ended_early_on is null or e.ended_early_on > $2) union all "
                "select e.id, false from engagement e join engagement_coachee k on k.engagement_id = e.id "
                "where k.person_id = $1 and k.left_at is null and e.declined_at is null "
                "and (e.completed_on is null or e.completed_on > $2) "
                "and (e.ended_early_on is null or e.ended_early_on > $2) order by 1",
                person, today))
    found.push_back({row.get<EngagementId>(0), row.boolean(1)});
  return found;
}

}  // namespace waymark::engagements::store
