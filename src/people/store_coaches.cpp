#include "people/store.hpp"

namespace waymark::people {
namespace {

const std::string kCoach =
    "select c.id, c.code, c.person_id, c.kind, c.supplier_id, c.accreditation, c.accreditation_expires_on, "
    "c.capacity,"
    " p.first_name, p.last_name, p.email, p.left_on, case when p.changed_at > c.changed_at then p.changed_at"
    " else c.changed_at end from coach c join person p on p.id = c.person_id";

Coach coach_of(const db::Row& row) {
  Coach coach;
  coach.id = row.get<CoachId>(0);
  coach.code = row.get<std::string>(1);
  coach.person = row.get<PersonId>(2);
  coach.kind = coach_kind_from(row.text(3)).value();
  coach.supplier = row.get<SupplierId>(4);
  coach.accreditation = row.get<std::string>(5);
  coach.accreditation_expires_on = row.get<std::optional<Date>>(6);
  coach.capacity = row.get<int>(7);
  coach.first_name = row.get<std::string>(8);
  coach.last_name = row.get<std::string>(9);
  coach.email = row.get<std::string>(10);
  coach.left_on = row.get<std::optional<Date>>(11);
  coach.changed_at = row.get<Instant>(12);
  return coach;
}

std::optional<Coach> one_of(db::Rows rows) {
  for (const db::Row& row : rows) return coach_of(row);
  return std::nullopt;
}

}  // namespace

std::optional<Coach> find_coach(db::Connection& db, const CoachId& id) {
  return one_of(db.query(kCoach + " where c.id = $1", id));
}

std::optional<Coach> coach_with_code(db::Connection& db, std::string_view code) {
  return one_of(db.query(kCoach + " where c.code = $1", code));
}

std::optional<Coach> coach_of_person(db::Connection& db, const PersonId& person) {
  return one_of(db.query(kCoach + " where c.person_id = $1", person));
}

std::unordered_map<std::string, CoachRecord> load_coaches(db::Connection& db) {
  std::unordered_map<std::string, CoachRecord> all;
  for (const db::Row& row :
       db.query("select c.code, p.first_name, p.last_name, p.email, c.kind, s.code, p.staff_number, c.accreditation,"
                " c.accreditation_expires_on, c.capacity from coach c join person p on p.id = c.person_id"
                " left join supplier s on s.id = c.supplier_id")) {
    CoachRecord record;
    record.code = row.get<std::string>(0);
    record.first_name = row.get<std::string>(1);
    record.last_name = row.get<std::string>(2);
    record.email = row.get<std::string>(3);
    record.kind = coach_kind_from(row.text(4)).value();
    record.supplier_code = row.get<std::string>(5);
    if (record.kind == CoachKind::internal) record.staff_number = row.get<std::string>(6);
    record.accreditation = row.get<std::string>(7);
    record.accreditation_expires_on = row.get<std::optional<Date>>(8);
    record.capacity = row.get<int>(9);
    all.emplace(record.code, std::move(record));
  }
  return all;
}

namespace store {

void insert_coach(const access::Work& work, const Coach& coach) {
  work.db.run(
      "insert into coach (id, code, person_id, kind, supplier_id, accreditation, accreditation_expires_on, capacity,"
      " created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      coach.id, coach.code, coach.person, code(coach.kind), coach.supplier, coach.accreditation,
      coach.accreditation_expires_on, coach.capacity, work.now, work.now);
}

void update_coach(const access::Work& work, const Coach& coach) {
  work.db.run(
      "update coach set person_id = $2, kind = $3, supplier_id = $4, accreditation = $5,"
      " accreditation_expires_on = $6, capacity = $7,"
      " changed_at = case when changed_at < $1 then $1 else changed_at + 1 end where id = $8",
      work.now, coach.person, code(coach.kind), coach.supplier, coach.accreditation, coach.accreditation_expires_on,
      coach.capacity, coach.id);
}

}  // namespace store
}  // namespace waymark::people
