#include "engagements/store_lines.hpp"
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
const char* const kAllOfCoach = "(select count(*) from engagement where engagement.coach_id = c.id)";

/// Writes the cards of coaches c.
std::string cards() {
  return fmt::format(
      "insert into coach_card (coach_id, person_id, name, sort_key, capacity, accreditation_expires_on, engagements, "
      "open_engagements) select c.id, c.person_id, {}, c.sort_key, c.capacity, c.accreditation_expires_on, {}, {} "
      "from coach_v c",
      kCoachName, kAllOfCoach, open_of_coach());
}

/// Writes the copies of engagements.
std::string names() {
  return fmt::format(
      "update engagement set coachee_name = {}, coachee_sort_key = {}, coachees = {}, supplier_id = {}, coach_kind = "
      "{}",
      of_first_coachee(kFullName), of_first_coachee("n.sort_key"), kCoachees, of_coach("supplier_id"),
      of_coach("kind"));
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

}  // namespace

void write_names(db::Connection& db, const EngagementId& id) {
  static const std::string sql = names() + " where id = $1";
  db.run(sql, id);
  write_lines(db, {.ids = {id}});
}

void write_all_names(db::Connection& db) {
  static const std::string sql = names() + " where " + wrong_names();
  db.run(sql);
}

void write_card(db::Connection& db, const CoachId& coach) {
  static const std::string sql = fmt::format(
      "{} where c.id = $1 on conflict (coach_id) do update set person_id = excluded.person_id, name = excluded.name, "
      "sort_key = excluded.sort_key, capacity = excluded.capacity, accreditation_expires_on = "
      "excluded.accreditation_expires_on, engagements = excluded.engagements, open_engagements = "
      "excluded.open_engagements",
      cards());
  db.run(sql, coach);
  write_lines(db, {.coach = coach});
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

void write_lines(db::Connection& db, const Which& which) {
  static const std::string begin =
      fmt::format("update engagement set line = n.line from (select e.id, {} as line from engagement e {}",
                  line_sql(), kLineJoins);
  static const char* const end = ") n where n.id = engagement.id and n.line <> engagement.line";
  static const std::string of_one = begin + "where e.id = $1" + end;
  for (const auto& id : which.ids) db.run(of_one, id);
  const auto [where, id] = those(which);
  if (!id.empty()) db.run(begin + where + end, id);
  else if (which.all) db.run(begin + end);
}

std::vector<std::string> wrong_copies(db::Connection& db) {
  static const std::string cards = fmt::format(
      "select c.code from coach_v c left join coach_card k on k.coach_id = c.id where case when k.coach_id is null "
      "then "
      "exists (select 1 from engagement e where e.coach_id = c.id) else k.name <> {} or k.sort_key <> c.sort_key or "
      "k.person_id <> c.person_id or k.capacity <> c.capacity or coalesce(k.accreditation_expires_on, 0) <> "
      "coalesce(c.accreditation_expires_on, 0) or k.engagements <> {} or k.open_engagements <> {} end "
      "order by c.code",
      kCoachName, kAllOfCoach, open_of_coach());
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
  static const std::string kept_lines =
      fmt::format("select e.ref from engagement e {} where e.line <> {} order by e.ref", kLineJoins, line_sql());
  for (const db::Row& row : db.query(kept_lines))
    lines.push_back(fmt::format("engagement {}: lists do not say of it what it is", row.text(0)));
  return lines;
}

}  // namespace waymark::engagements::store
