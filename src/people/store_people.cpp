#include "people/keys.hpp"
#include "people/store.hpp"

namespace waymark::people {
namespace {

const std::string kPerson =
    "select id, staff_number, first_name, last_name, email, location, organisation_id, grade, manager_id, started_on,"
    " on_leave, left_on, manager_gone_at, changed_at, erased_at from person";

/// Every change moves changed_at on, even two in one microsecond: a page drawn before it is out of turn after it.
const std::string kChanged = " changed_at = case when changed_at < $1 then $1 else changed_at + 1 end";

Person person_of(const db::Row& row) {
  Person person;
  person.id = row.get<PersonId>(0);
  person.staff_number = row.get<std::string>(1);
  person.first_name = row.get<std::string>(2);
  person.last_name = row.get<std::string>(3);
  person.email = row.get<std::string>(4);
  person.location = row.get<std::string>(5);
  person.organisation = row.get<OrganisationId>(6);
  person.grade = row.get<std::string>(7);
  person.manager = row.get<PersonId>(8);
  person.started_on = row.get<std::optional<Date>>(9);
  person.on_leave = row.boolean(10);
  person.left_on = row.get<std::optional<Date>>(11);
  person.manager_gone_at = row.get<std::optional<Instant>>(12);
  person.changed_at = row.get<Instant>(13);
  person.erased_at = row.get<std::optional<Instant>>(14);
  return person;
}

std::optional<Person> one_of(db::Rows rows) {
  for (const db::Row& row : rows) return person_of(row);
  return std::nullopt;
}

}  // namespace

std::optional<Person> find_person(db::Connection& db, const PersonId& id) {
  return one_of(db.query(kPerson + " where id = $1", id));
}

std::optional<Person> person_with_staff_number(db::Connection& db, std::string_view staff_number) {
  return one_of(db.query(kPerson + " where staff_number = $1", staff_number));
}

std::optional<Person> person_with_email(db::Connection& db, std::string_view email) {
  return one_of(db.query(kPerson + " where email = $1", email_key(email)));
}

namespace store {

std::unordered_map<std::string, Person> all_staff(db::Connection& db) {
  std::unordered_map<std::string, Person> all;
  for (const db::Row& row : db.query(kPerson + " where staff_number is not null"))
    all.emplace(row.get<std::string>(1), person_of(row));
  return all;
}

void insert_person(const access::Work& work, const PersonId& id, const Details& details) {
  work.db.run(
      "insert into person (id, staff_number, first_name, last_name, sort_key, search_key, email, location,"
      " started_on, on_leave, created_at, changed_at)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      id, none_if_empty(details.staff_number), details.first_name, details.last_name,
      name_sort_key(details.first_name, details.last_name),
      person_search_key(details.first_name, details.last_name, details.email, details.staff_number), details.email,
      details.location, details.started_on, details.on_leave, work.now, work.now);
}

void update_details(const access::Work& work, const PersonId& id, const Details& details) {
  work.db.run(
      "update person set first_name = $2, last_name = $3, sort_key = $4, search_key = $5, email = $6,"
      " location = $7, started_on = $8, on_leave = $9," +
          kChanged + " where id = $10",
      work.now, details.first_name, details.last_name, name_sort_key(details.first_name, details.last_name),
      person_search_key(details.first_name, details.last_name, details.email, details.staff_number), details.email,
      details.location, details.started_on, details.on_leave, id);
}

void update_names(const access::Work& work, const PersonId& person, std::string_view first_name,
                  std::string_view last_name, std::string_view email) {
  work.db.run("update person set first_name = $2, last_name = $3, sort_key = $4, search_key = $5, email = $6," +
                  kChanged + " where id = $7",
              work.now, first_name, last_name, name_sort_key(first_name, last_name),
              person_search_key(first_name, last_name, email, ""), email, person);
}

void park_email(db::Connection& db, const PersonId& id) {
  db.run("update person set email = $1 where id = $2", "changing " + id.str(), id);
}

void set_left_on(const access::Work& work, const PersonId& id, std::optional<Date> left_on) {
  work.db.run("update person set left_on = $2," + kChanged + " where id = $3", work.now, left_on, id);
}

void set_on_leave(const access::Work& work, const PersonId& id, bool on_leave) {
  work.db.run("update person set on_leave = $2," + kChanged + " where id = $3", work.now, on_leave, id);
}

void set_todays_post(const access::Work& work, const PersonId& id, const Post& post,
                     std::optional<Instant> manager_gone_at) {
  work.db.run("update person set organisation_id = $2, grade = $3, manager_id = $4, manager_gone_at = $5," +
                  kChanged + " where id = $6",
              work.now, post.organisation, none_if_empty(post.grade), post.manager, manager_gone_at, id);
}

void mark_reports_of_leavers(const access::Work& work, const PersonId& manager) {
  const std::string mark = "update person set manager_gone_at = $1," + kChanged +
                           " where manager_gone_at is null and (left_on is null or left_on > $2) and manager_id in"
                           " (select m.id from person m where m.left_on <= $2";
  if (manager) work.db.run(mark + " and m.id = $3)", work.now, work.today, manager);
  else work.db.run(mark + ")", work.now, work.today);
}

void unmark_reports(const access::Work& work, const PersonId& manager) {
  work.db.run("update person set manager_gone_at = null," + kChanged + " where manager_id = $2", work.now, manager);
}

bool reports_to(db::Connection& db, const PersonId& person, const PersonId& manager) {
  // "union" stops at whom it has met, so a loop in what was imported ends too.
  return db.value<std::int64_t>(
               "with recursive above (id) as (select manager_id from person where id = $1 and manager_id is not null"
               " union select p.manager_id from person p join above a on p.id = a.id where p.manager_id is not null)"
               " select count(*) from above where id = $2",
               person, manager)
             .value_or(0) > 0;
}

}  // namespace store
}  // namespace waymark::people
