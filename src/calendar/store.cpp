#include "calendar/store.hpp"

#include "calendar/calendar.hpp"

namespace waymark::calendar {

std::optional<Instant> feed_made_at(db::Connection& db, const PersonId& person) {
  return db.value<Instant>("select max(made_at) from calendar_feed where person_id = $1 and revoked_at is null",
                           person);
}

void forget(const access::Work& work, const PersonId& person) {
  work.db.run("delete from calendar_feed where person_id = $1", person);
  work.db.run("delete from calendar_choice where person_id = $1", person);
}

namespace store {

bool shows_titles(db::Connection& db, const PersonId& person) {
  return db.value<std::int64_t>("select 1 from calendar_choice where person_id = $1 and titles_shown", person)
      .has_value();
}

void set_titles(const access::Work& work, bool shown) {
  work.db.run(
      "insert into calendar_choice (person_id, titles_shown, chosen_at) values ($1, $2, $3)"
      " on conflict (person_id) do update set titles_shown = excluded.titles_shown, chosen_at = excluded.chosen_at",
      work.actor.person, shown, work.now);
}

void insert_feed(const access::Work& work, std::string_view secret_hash) {
  work.db.run("insert into calendar_feed (secret_hash, person_id, made_at) values ($1, $2, $3)", secret_hash,
              work.actor.person, work.now);
}

std::int64_t revoke(const access::Work& work, const PersonId& person) {
  return work.db.run("update calendar_feed set revoked_at = $2 where person_id = $1 and revoked_at is null", person,
                     work.now);
}

std::optional<PersonId> feed_person(db::Connection& db, std::string_view secret_hash) {
  for (const db::Row& row :
       db.query("select person_id from calendar_feed where secret_hash = $1 and revoked_at is null", secret_hash))
    return row.get<PersonId>(0);
  return std::nullopt;
}

}  // namespace store
}  // namespace waymark::calendar
