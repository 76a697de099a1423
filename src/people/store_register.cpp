// The lists of suppliers and coaches.
#include "people/condition.hpp"
#include "people/lists.hpp"

namespace waymark::people {
namespace {

/// The list twin of may_see(…, Coach).
void require_seen(const RegisterSight& sight, Condition& condition) {
  if (sight.everything) return;
  if (sight.nothing()) return condition.require("1 = 0");
  std::string part;
  if (!sight.suppliers.empty()) part = "c.supplier_id in (" + condition.places(sight.suppliers) + ")";
  if (sight.own) part += (part.empty() ? "" : " or ") + ("c.id = " + condition.place(sight.own));
  condition.require("(" + part + ")");
}

Condition condition_of(const access::Work& work, const RegisterSight& sight, const CoachQuestion& question) {
  Condition condition;
  require_seen(sight, condition);
  condition.require("p.erased_at is null");
  condition.require_words("p.search_key", question.search);
  if (question.supplier) condition.require("c.supplier_id = " + condition.place(question.supplier));
  if (question.kind) condition.require("c.kind = " + condition.place(code(*question.kind)));
  if (question.expired_only) condition.require("c.accreditation_expires_on < " + condition.place(work.today));
  return condition;
}

const std::string kFromCoach =
    " from coach c join person p on p.id = c.person_id left join supplier s on s.id = c.supplier_id";

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
  return coach;
}

}  // namespace

std::vector<CoachRow> list_coaches(const access::Work& work, const CoachQuestion& question, std::int64_t skip,
                                   std::int64_t size) {
  const auto sight = coaches_seen_by(work);
  auto condition = condition_of(work, sight, question);
  const std::string way = question.descending ? " desc" : "";
  const auto order = question.by_expiry
                         ? fmt::format(" order by c.accreditation_expires_on{0} nulls last, p.sort_key, p.id", way)
                         : fmt::format(" order by p.sort_key{0}, p.id{0}", way);
  auto sql =
      "select c.id, c.code, c.person_id, c.kind, c.supplier_id, c.accreditation, c.accreditation_expires_on,"
      " c.capacity, p.first_name, p.last_name, p.email, p.left_on, s.name" +
      kFromCoach + condition.where() + order;
  sql += " limit " + condition.place(size) + " offset " + condition.place(skip);
  std::vector<CoachRow> rows;
  for (const db::Row& row : work.db.query_list(sql, condition.values()))
    rows.push_back({coach_of(row), row.get<std::string>(12)});
  return rows;
}

std::int64_t count_coaches(const access::Work& work, const CoachQuestion& question) {
  const auto sight = coaches_seen_by(work);
  auto condition = condition_of(work, sight, question);
  auto sql = "select count(*) from (select 1" + kFromCoach + condition.where();
  sql += " limit " + condition.place(kCountedUpTo + 1) + ") as counted";
  for (const db::Row& row : work.db.query_list(sql, condition.values())) return row.integer(0);
  return 0;
}

std::vector<SupplierRow> list_suppliers(const access::Work& work, bool descending) {
  const auto sight = suppliers_seen_by(work);
  Condition condition;
  if (!sight.everything)
    condition.require(sight.suppliers.empty() ? "1 = 0" : "s.id in (" + condition.places(sight.suppliers) + ")");
  const auto today = condition.place(work.today);
  const auto sql = fmt::format(
      "select s.id, s.code, s.name, s.sme, s.contact_email, s.changed_at, count(p.id),"
      " cast(coalesce(sum(case when p.id is null then 0 else c.capacity end), 0) as bigint)"
      " from supplier s left join coach c on c.supplier_id = s.id"
      " left join person p on p.id = c.person_id and (p.left_on is null or p.left_on > {}){}"
      " group by s.id, s.code, s.name, s.sme, s.contact_email, s.changed_at, s.sort_key order by s.sort_key{}, s.id",
      today, condition.where(), descending ? " desc" : "");
  std::vector<SupplierRow> rows;
  for (const db::Row& row : work.db.query_list(sql, condition.values()))
    rows.push_back({{row.get<SupplierId>(0), row.get<std::string>(1), row.get<std::string>(2), row.boolean(3),
                     row.get<std::string>(4), row.get<Instant>(5)},
                    row.integer(6),
                    row.integer(7)});
  return rows;
}

}  // namespace waymark::people
