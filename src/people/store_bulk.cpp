#include <array>

#include "people/keys.hpp"
#include "people/store.hpp"

namespace waymark::people {
namespace {

/// So many rows are held at once while inserting: enough to be fast, few enough to stay small.
constexpr std::size_t kSlice = 4000;

void insert_person_rows(const access::Work& work, std::span<const store::NewPerson> people) {
  static constexpr std::array<std::string_view, 17> kColumns{
      "id",       "staff_number", "first_name",      "last_name",  "sort_key",   "search_key",
      "email",    "location",     "organisation_id", "grade",      "manager_id", "started_on",
      "on_leave", "left_on",      "manager_gone_at", "created_at", "changed_at"};
  std::vector<std::array<std::string, 2>> keys(people.size());
  std::vector<std::vector<db::Value>> rows;
  rows.reserve(people.size());
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto& [id, record, post] = people[i];
    keys[i] = {name_sort_key(record->first_name, record->last_name),
               person_search_key(record->first_name, record->last_name, record->email, record->staff_number)};
    const db::Value grade = post.grade.empty() ? db::Value() : db::Value(post.grade);
    rows.push_back({id, record->staff_number, record->first_name, record->last_name, keys[i][0], keys[i][1],
                    record->email, record->location, post.organisation, grade, post.manager, record->started_on,
                    record->on_leave, record->left_on, db::Value(), work.now, work.now});
  }
  work.db.bulk_insert("person", kColumns, rows);
}

void insert_post_rows(const access::Work& work, std::span<const store::NewPerson> people) {
  static constexpr std::array<std::string_view, 5> kColumns{"person_id", "from_on", "organisation_id", "grade",
                                                            "manager_id"};
  std::vector<std::vector<db::Value>> rows;
  rows.reserve(people.size());
  for (const auto& [id, record, post] : people)
    rows.push_back({id, post.from_on, post.organisation, post.grade.empty() ? db::Value() : db::Value(post.grade),
                    post.manager});
  work.db.bulk_insert("person_post", kColumns, rows);
}

}  // namespace

namespace store {

void insert_people(const access::Work& work, std::span<const NewPerson> people) {
  const auto in_slices = [&](const auto& insert) {
    for (std::size_t from = 0; from < people.size(); from += kSlice)
      insert(work, people.subspan(from, std::min(kSlice, people.size() - from)));
  };
  in_slices(insert_person_rows);
  in_slices(insert_post_rows);  // after all people: a post may name a manager who comes later
}

}  // namespace store

std::unordered_map<std::string, OrganisationRecord> load_organisations(db::Connection& db) {
  std::unordered_map<std::string, OrganisationRecord> all;
  for (const db::Row& row : db.query("select o.code, o.name, p.code, o.kind from organisation o left join "
                                     "organisation p on p.id = o.parent_id"))
    all.emplace(row.get<std::string>(0),
                OrganisationRecord{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
                                   organisation_kind_from(row.text(3)).value()});
  return all;
}

std::unordered_map<std::string, PersonRecord> load_people(db::Connection& db) {
  std::unordered_map<std::string, PersonRecord> all;
  for (const db::Row& row : db.query(
           "select p.staff_number, p.first_name, p.last_name, p.email, p.grade, o.code, a.code, o.name, p.location,"
           " m.staff_number, p.on_leave, p.started_on, p.left_on from person p"
           " left join organisation o on o.id = p.organisation_id left join organisation a on a.id = o.parent_id"
           " left join person m on m.id = p.manager_id where p.staff_number is not null")) {
    PersonRecord record;
    record.staff_number = row.get<std::string>(0);
    record.first_name = row.get<std::string>(1);
    record.last_name = row.get<std::string>(2);
    record.email = row.get<std::string>(3);
    record.grade = row.get<std::string>(4);
    record.organisation_code = row.get<std::string>(5);
    if (!row.is_null(6) && record.organisation_code == fmt::format("{}:{}", row.text(6), row.text(7))) {
      record.organisation_code = row.get<std::string>(6);
      record.unit = row.get<std::string>(7);
    }
    record.location = row.get<std::string>(8);
    record.manager_staff_number = row.get<std::string>(9);
    record.on_leave = row.boolean(10);
    record.started_on = row.get<std::optional<Date>>(11);
    record.left_on = row.get<std::optional<Date>>(12);
    all.emplace(record.staff_number, std::move(record));
  }
  return all;
}

std::unordered_map<std::string, std::string> email_owners(db::Connection& db) {
  std::unordered_map<std::string, std::string> all;
  for (const db::Row& row : db.query(
           "select p.email, p.staff_number, c.code, p.id from person p left join coach c on c.person_id = p.id")) {
    const auto owner = !row.is_null(1)   ? "staff:" + row.get<std::string>(1)
                       : !row.is_null(2) ? "coach:" + row.get<std::string>(2)
                                         : "person:" + row.get<std::string>(3);
    all.emplace(row.get<std::string>(0), owner);
  }
  return all;
}

}  // namespace waymark::people
