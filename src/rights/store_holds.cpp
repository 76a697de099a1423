#include "rights/store.hpp"
#include "rights/store_people.hpp"

namespace waymark::rights::store {
namespace {

const std::string kHold =
    "select h.id, h.engagement_id, h.person_id, coalesce(e.ref, p.first_name || ' ' || p.last_name), h.reason,"
    " h.reference, h.laid_at, h.laid_by_name, h.lifted_at, h.lifted_by_name from legal_hold h"
    " left join engagement_v e on e.id = h.engagement_id left join person_v p on p.id = h.person_id";

Hold hold_of(const db::Row& row) {
  Hold hold;
  hold.id = row.get<std::string>(0);
  hold.on = {row.get<EngagementId>(1), row.get<PersonId>(2)};
  hold.on_words = row.get<std::string>(3);
  hold.reason = hold_reason_from(row.text(4)).value();
  hold.reference = row.get<std::string>(5);
  hold.laid_at = row.get<Instant>(6);
  hold.laid_by_name = row.get<std::string>(7);
  hold.lifted_at = row.get<std::optional<Instant>>(8);
  hold.lifted_by_name = row.get<std::string>(9);
  return hold;
}

}  // namespace

void insert(const access::Work& work, const Hold& hold) {
  work.db.run(
      "insert into legal_hold (id, engagement_id, person_id, reason, reference, laid_at, laid_by, laid_by_name,"
      " lifted_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, '')",
      hold.id, hold.on.person ? EngagementId() : hold.on.engagement, hold.on.person, code(hold.reason),
      hold.reference, work.now, work.actor.person, work.actor.name);
}

bool lift(const access::Work& work, std::string_view id) {
  return work.db.run(
             "update legal_hold set lifted_at = $1, lifted_by = $2, lifted_by_name = $3"
             " where id = $4 and lifted_at is null",
             work.now, work.actor.person, work.actor.name, id) == 1;
}

std::optional<Hold> hold(db::Connection& db, std::string_view id) {
  for (const db::Row& row : db.query(kHold + " where h.id = $1", id)) return hold_of(row);
  return std::nullopt;
}

std::vector<Hold> holds(db::Connection& db, int skip, int size) {
  std::vector<Hold> all;
  for (const db::Row& row :
       db.query(kHold + " order by case when h.lifted_at is null then 0 else 1 end, h.laid_at desc, h.id desc"
                        " limit $1 offset $2",
                size, skip))
    all.push_back(hold_of(row));
  return all;
}

bool is_held(db::Connection& db, const EngagementId& engagement) {
  return db.value<int>("select 1 from engagement_v e where e.id = $1 and " + held_engagement(), engagement)
      .has_value();
}

bool is_held(db::Connection& db, const PersonId& person) {
  return db.value<int>("select 1 from legal_hold where person_id = $1 and lifted_at is null limit 1", person)
      .has_value();
}

std::int64_t holds_about(db::Connection& db, const PersonId& person) {
  return db
      .value<std::int64_t>(
          "select count(*) from legal_hold h where h.lifted_at is null and (h.person_id = $1"
          " or h.engagement_id in " +
              engagements_of_person() +
              " or exists (select 1 from engagement_sealing_v s join engagement_v e on e.id = s.engagement_id"
              " left join shredding_v x on x.scope_kind = 'engagement' and x.scope_id = e.id"
              " where x.id is null and e.id in " +
              engagements_of_person() + " and h.person_id in " + people_of_engagement() + "))",
          person)
      .value_or(0);
}

}  // namespace waymark::rights::store
