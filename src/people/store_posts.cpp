#include "people/keys.hpp"
#include "people/store.hpp"

namespace waymark::people {
namespace {

Post post_of(const db::Row& row) {
  return {row.get<Date>(0), row.get<OrganisationId>(1), row.get<std::string>(2), row.get<PersonId>(3)};
}

}  // namespace

std::optional<Post> post_on(db::Connection& db, const PersonId& person, Date day) {
  for (const db::Row& row :
       db.query("select from_on, organisation_id, grade, manager_id from person_post where person_id = $1"
                " order by case when from_on <= $2 then 0 else 1 end, case when from_on <= $2 then -from_on else "
                "from_on end"
                " limit 1",
                person, day))
    return post_of(row);
  return std::nullopt;
}

std::vector<Post> posts(db::Connection& db, const PersonId& person) {
  std::vector<Post> all;
  for (const db::Row& row :
       db.query("select from_on, organisation_id, grade, manager_id from person_post where person_id = $1"
                " order by from_on desc",
                person))
    all.push_back(post_of(row));
  return all;
}

namespace store {

void put_post(db::Connection& db, const PersonId& id, const Post& post) {
  const PostOf one{id, post};
  put_posts(db, {&one, 1});
}

void put_posts(db::Connection& db, std::span<const PostOf> posts) {
  constexpr std::size_t kAtOnce = 100;
  for (std::size_t from = 0; from < posts.size(); from += kAtOnce) {
    const auto some = posts.subspan(from, std::min(kAtOnce, posts.size() - from));
    std::vector<db::Value> values;
    std::string rows;
    for (const auto& [person, post] : some) {
      const auto n = values.size();
      rows += fmt::format("{}(${}, ${}, ${}, ${}, ${})", n ? ", " : "", n + 1, n + 2, n + 3, n + 4, n + 5);
      values.insert(values.end(), {person, post.from_on, post.organisation,
                                   post.grade.empty() ? db::Value() : db::Value(post.grade), post.manager});
    }
    const auto sql = "insert into person_post (person_id, from_on, organisation_id, grade, manager_id) values " +
                     rows +
                     " on conflict (person_id, from_on) do update set organisation_id = excluded.organisation_id,"
                     " grade = excluded.grade, manager_id = excluded.manager_id returning 1";
    for ([[maybe_unused]] const db::Row& row : db.query_list(sql, values)) continue;
  }
}

std::vector<std::string> people_beside_their_post(db::Connection& db, Date today) {
  std::vector<std::string> all;
  for (const db::Row& row :
       db.query("select coalesce(p.staff_number, p.id) from person p join person_post s on s.person_id = p.id"
                " and s.from_on = coalesce("
                "   (select max(x.from_on) from person_post x where x.person_id = p.id and x.from_on <= $1),"
                "   (select min(x.from_on) from person_post x where x.person_id = p.id))"
                " where p.organisation_id is distinct from s.organisation_id or p.grade is distinct from s.grade"
                " or p.manager_id is distinct from s.manager_id order by 1",
                today))
    all.push_back(row.get<std::string>(0));
  return all;
}

std::vector<NamedPost> named_posts(db::Connection& db, const PersonId& person) {
  std::vector<NamedPost> all;
  for (const db::Row& row :
       db.query("select s.from_on, s.organisation_id, s.grade, s.manager_id, o.code, o.name, a.name, m.first_name,"
                " m.last_name from person_post s left join organisation o on o.id = s.organisation_id"
                " left join organisation a on a.id = o.agency_id left join person m on m.id = s.manager_id"
                " where s.person_id = $1 order by s.from_on desc",
                person))
    all.push_back({post_of(row), row.get<std::string>(4), row.get<std::string>(5), row.get<std::string>(6),
                   row.is_null(7) ? "" : row.get<std::string>(7) + " " + row.get<std::string>(8)});
  return all;
}

}  // namespace store
}  // namespace waymark::people
