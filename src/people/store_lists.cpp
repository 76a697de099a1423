#include "people/condition.hpp"
#include "people/lists.hpp"
#include "people/store.hpp"

namespace waymark::people {
namespace {

/// Below so many people, an organisation's are gathered and sorted; above, all are walked in order until the page
/// is full. Both engines then answer from an index.
constexpr std::int64_t kFew = 2000;

bool few_within(db::Connection& db, const std::string& organisation) {
  const auto count = db.value<std::int64_t>(
      "select count(*) from (select 1 from organisation_within w cross join person p where w.ancestor_id = $1"
      " and p.organisation_id = w.organisation_id limit $2) as counted",
      organisation, kFew + 1);
  return count.value_or(0) <= kFew;
}

std::string within(db::Connection& db, Condition& condition, std::span<const std::string> organisations) {
  const bool few = organisations.size() == 1 && few_within(db, organisations.front());
  const std::string places = condition.places(organisations) + ")";
  return few ? "p.organisation_id in (select w.organisation_id from organisation_within w where w.ancestor_id in (" +
                   places + ")"
             : "exists (select 1 from organisation_within w where w.organisation_id = p.organisation_id"
               " and w.ancestor_id in (" +
                   places + ")";
}

/// The list twin of covers().
void require_seen(const access::Work& work, const Sight& sight, Condition& condition) {
  if (sight.everyone) return;
  if (sight.organisations.empty()) return condition.require("1 = 0");
  const auto inside = within(work.db, condition, sight.organisations);
  condition.require(sight.outsiders ? "(" + inside + " or p.organisation_id is null)" : inside);
}

void require_status(Status status, Date today, Condition& condition) {
  if (status == Status::left) return condition.require("p.left_on <= " + condition.place(today));
  condition.require("(p.left_on is null or p.left_on > " + condition.place(today) + ")");
  condition.require("p.on_leave = " + condition.place(status == Status::on_leave));
}

Condition condition_of(const access::Work& work, const Sight& sight, const PeopleQuestion& question) {
  Condition condition;
  require_seen(work, sight, condition);
  condition.require("p.erased_at is null");
  condition.require_words("p.search_key", question.search);
  if (question.organisation) condition.require(within(work.db, condition, {&question.organisation.str(), 1}));
  if (!question.grade.empty()) condition.require("p.grade = " + condition.place(question.grade));
  if (question.status) require_status(*question.status, work.today, condition);
  return condition;
}

/// What is gathered is sorted by an expression no index has: the engine then looks once at all that may fit,
/// instead of walking an index to its end for the few that do.
std::string order_of(const PeopleQuestion& question, bool gathered) {
  const std::string way = question.descending ? " desc" : "";
  const std::string key = gathered ? "p.sort_key || ''" : "p.sort_key";
  if (question.sort == PeopleSort::name) return fmt::format(" order by {0}{1}, p.id{1}", key, way);
  return fmt::format(" order by p.grade{1} nulls {2}, {0}{1}, p.id{1}", key, way,
                     question.descending ? "first" : "last");
}

PersonRow row_of(const db::Row& row, Date today) {
  Person person;
  person.on_leave = row.boolean(8);
  person.left_on = row.get<std::optional<Date>>(9);
  return {row.get<PersonId>(0),
          row.get<std::string>(1),
          row.get<std::string>(2) + " " + row.get<std::string>(3),
          row.get<std::string>(4),
          row.get<std::string>(5),
          row.get<std::string>(6),
          row.get<std::string>(7),
          row.is_null(11) ? "" : row.get<std::string>(11) + " " + row.get<std::string>(12),
          row.get<std::string>(10),
          status_on(person, today),
          person.left_on,
          !row.is_null(13)};
}

/// The page's people first, then the names of their organisations and managers: look-ups for those shown alone.
std::vector<PersonRow> rows_of(const access::Work& work, Condition& condition, const std::string& order,
                               std::int64_t skip, std::int64_t size) {
  auto shown = "select p.id from person p" + condition.where() + order;
  shown += " limit " + condition.place(size) + " offset " + condition.place(skip);
  std::vector<PersonRow> rows;
  for (const db::Row& row : work.db.query_list(
           "select p.id, p.staff_number, p.first_name, p.last_name, p.email, p.grade, o.name, a.name, p.on_leave,"
           " p.left_on, p.location, m.first_name, m.last_name, p.manager_gone_at from person p"
           " left join organisation o on o.id = p.organisation_id left join organisation a on a.id = o.agency_id"
           " left join person m on m.id = p.manager_id where p.id in (" +
               shown + ")" + order,
           condition.values()))
    rows.push_back(row_of(row, work.today));
  return rows;
}

}  // namespace

std::vector<PersonRow> list_people(const access::Work& work, const PeopleQuestion& question, std::int64_t skip,
                                   std::int64_t size, std::optional<std::int64_t> count) {
  const auto sight = people_seen_by(work);
  auto condition = condition_of(work, sight, question);
  return rows_of(work, condition, order_of(question, count && *count <= kCountedUpTo), skip, size);
}

std::vector<PersonRow> list_reports(const access::Work& work, const PersonId& manager, std::int64_t most) {
  const auto sight = people_seen_by(work);
  Condition condition;
  require_seen(work, sight, condition);
  condition.require("p.manager_id = " + condition.place(manager));
  condition.require("(p.left_on is null or p.left_on > " + condition.place(work.today) + ")");
  return rows_of(work, condition, order_of({}, true), 0, most);
}

std::int64_t count_people(const access::Work& work, const PeopleQuestion& question) {
  const auto sight = people_seen_by(work);
  auto condition = condition_of(work, sight, question);
  auto sql = "select count(*) from (select 1 from person p" + condition.where();
  sql += " limit " + condition.place(kCountedUpTo + 1) + ") as counted";
  for (const db::Row& row : work.db.query_list(sql, condition.values())) return row.integer(0);
  return 0;
}

std::vector<std::string> grades(db::Connection& db) {
  // From one grade to the next through the index, not over every person.
  std::vector<std::string> all;
  for (auto grade = db.value<std::string>("select min(grade) from person"); grade;
       grade = db.value<std::string>("select min(grade) from person where grade > $1", all.back()))
    all.push_back(*grade);
  return all;
}

}  // namespace waymark::people
