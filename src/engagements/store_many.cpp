#include <unordered_map>

#include "engagements/store_rows.hpp"

namespace waymark::engagements::store {
namespace {

/// What the copies of names should say, of the first coachee who has not left and of the coach.
std::string of_first_coachee(const char* column) {
  return fmt::format(
      "coalesce((select {} from engagement_coachee k join person_v n on n.id = k.person_id where k.engagement_id = "
      "engagement.id order by k.left_at is not null, k.place limit 1), '')",
      column);
}
std::string of_coach(const char* column) {
  return fmt::format("(select c.{} from coach_v c where c.id = engagement.coach_id)", column);
}
const char* const kFullName = "n.first_name || ' ' || n.last_name";
const char* const kCoachees =
    "(select count(*) from engagement_coachee k where k.engagement_id = engagement.id and k.left_at is null)";
const char* const kOpen =
    "agreed_at is not null and declined_at is null and completed_on is null and ended_early_on is null";

const char* const kCoachName = "c.first_name || ' ' || c.last_name";
std::string open_of_coach() {
  return fmt::format("(select count(*) from engagement where engagement.coach_id = c.id and {})", kOpen);
}

/// Writes the cards of coaches c.
std::string cards() {
  return fmt::format(
      "insert into coach_card (coach_id, person_id, name, sort_key, capacity, accreditation_expires_on, "
      "open_engagements) select c.id, c.person_id, {}, c.sort_key, c.capacity, c.accreditation_expires_on, {} "
      "from coach_v c",
      kCoachName, open_of_coach());
}

/// Whether a row's copies are not what they copy.
std::string wrong_names() {
  return fmt::format(
      "(coachee_name <> {} or coachee_sort_key <> {} or coachees <> {} or coalesce(supplier_id, '') <> coalesce({}, "
      "'') "
      "or coach_kind is null or coach_kind <> {})",
      of_first_coachee(kFullName), of_first_coachee("n.sort_key"), kCoachees, of_coach("supplier_id"),
      of_coach("kind"));
}

/// The where clause for engagements e, and its one argument; ids are taken one at a time.
std::string where(const Which& which) {
  if (!which.contract.empty())
    return "where e.contract_id = $1 or e.id in (select x.engagement_id from engagement_earlier_contract x "
           "where x.contract_id = $1) ";
  if (!which.programme.empty()) return "where e.programme_id = $1 ";
  return "";
}

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

void each_dossier(db::Connection& db, const Which& which, const std::function<void(Dossier&)>& take) {
  for (const auto& id : which.ids)
    if (auto found = dossier(db, id)) take(*found);
  if (!which.ids.empty()) return;
  std::vector<db::Value> args;
  if (!which.contract.empty()) args.emplace_back(which.contract);
  else if (!which.programme.empty()) args.emplace_back(which.programme);
  else if (!which.all) return;
  merge(db, where(which), args, take);
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
}

void write_earlier(db::Connection& db, const EngagementId& id, const std::vector<EarlierContract>& earlier) {
  db.run("delete from engagement_earlier_contract where engagement_id = $1", id);
  for (const auto& one : earlier)
    db.run(
        "insert into engagement_earlier_contract (engagement_id, contract_id, ordered_net, delivered_net) "
        "values ($1, $2, $3, $4)",
        id, one.contract, one.ordered_net, one.delivered_net);
}

void write_names(db::Connection& db, std::span<const EngagementId> ids) {
  static const std::string sql = fmt::format(
      "update engagement set coachee_name = {}, coachee_sort_key = {}, coachees = {}, supplier_id = {}, coach_kind = "
      "{}",
      of_first_coachee(kFullName), of_first_coachee("n.sort_key"), kCoachees, of_coach("supplier_id"),
      of_coach("kind"));
  static const std::string of_one = sql + " where id = $1";
  static const std::string of_all = sql + " where " + wrong_names();
  if (ids.empty()) db.run(of_all);
  for (const auto& id : ids) db.run(of_one, id);
}

void write_card(db::Connection& db, const CoachId& coach) {
  static const std::string sql = fmt::format(
      "{} where c.id = $1 on conflict (coach_id) do update set person_id = excluded.person_id, name = excluded.name, "
      "sort_key = excluded.sort_key, capacity = excluded.capacity, accreditation_expires_on = "
      "excluded.accreditation_expires_on, open_engagements = excluded.open_engagements",
      cards());
  db.run(sql, coach);
}

void write_cards(db::Connection& db) {
  static const std::string sql = cards();
  db.run("delete from coach_card");
  db.run(sql);
}

void write_totals(db::Connection& db) {
  db.run("delete from engagement_total");
  db.run(
      "insert into engagement_total (agency_id, engagements) select coalesce(agency_id, ''), count(*) from "
      "engagement "
      "group by coalesce(agency_id, '')");
}

void add_to_total(db::Connection& db, const OrganisationId& agency) {
  db.run(
      "insert into engagement_total (agency_id, engagements) values ($1, 1) "
      "on conflict (agency_id) do update set engagements = engagement_total.engagements + 1",
      agency.str());
}

std::vector<std::string> wrong_copies(db::Connection& db) {
  static const std::string cards = fmt::format(
      "select c.code from coach_v c left join coach_card k on k.coach_id = c.id where case when k.coach_id is null "
      "then "
      "exists (select 1 from engagement e where e.coach_id = c.id) else k.name <> {} or k.sort_key <> c.sort_key or "
      "k.person_id <> c.person_id or k.capacity <> c.capacity or coalesce(k.accreditation_expires_on, 0) <> "
      "coalesce(c.accreditation_expires_on, 0) or k.open_engagements <> {} end order by c.code",
      kCoachName, open_of_coach());
  static const std::string names = "select ref from engagement where " + wrong_names() + " order by ref";
  std::vector<std::string> lines;
  for (const db::Row& row : db.query(cards))
    lines.push_back(fmt::format("coach {}: the kept card is not what it copies", row.text(0)));
  for (const db::Row& row :
       db.query("select r.agency, r.right_number, coalesce(t.engagements, 0) from (select coalesce(agency_id, '') as "
                "agency, count(*) as right_number from engagement group by coalesce(agency_id, '')) r "
                "left join engagement_total t on t.agency_id = r.agency where r.right_number <> "
                "coalesce(t.engagements, 0) order by 1"))
    lines.push_back(
        fmt::format("agency {}: {} engagements are kept, there are {}", row.text(0), row.integer(2), row.integer(1)));
  for (const db::Row& row : db.query(names))
    lines.push_back(fmt::format("engagement {}: its copies of names are not what they copy", row.text(0)));
  return lines;
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
