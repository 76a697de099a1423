// What a mail is when it is written, how often people want it, and the words administrators chose.
#include "jobs/store_mail.hpp"
#include "jobs/mail.hpp"

namespace waymark::jobs {

void mail(const access::Work& work, const PersonId& whom, std::string_view kind, std::string_view about_kind,
          std::string_view about_id, Instant happened_at, std::string_view link) {
  work.db.run(
      "insert into mail (id, person_id, kind, about_kind, about_id, link, by_person_id, by_name, happened_at,"
      " written_at, next_try_at, give_up_at, attempts, last_error, sent_to)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, '', '')",
      new_id(), whom, kind, about_kind, about_id, link, work.actor.person, work.actor.name, happened_at, work.now,
      work.now, work.now.plus(store::kTriedFor));
}

HowOften how_often(db::Connection& db, const PersonId& person) {
  const auto chosen = db.value<std::string>("select how_often from mail_preference where person_id = $1", person);
  return chosen ? how_often_from(*chosen).value_or(HowOften::at_once) : HowOften::at_once;
}

std::optional<OwnTemplate> own_template(db::Connection& db, std::string_view kind) {
  for (const db::Row& row :
       db.query("select subject, body, changed_at, changed_by from mail_template where kind = $1", kind))
    return OwnTemplate{
        {row.get<std::string>(0), row.get<std::string>(1)}, row.get<Instant>(2), row.get<std::string>(3)};
  return std::nullopt;
}

std::vector<std::string> kinds_with_own_template(db::Connection& db) {
  std::vector<std::string> kinds;
  for (const db::Row& row : db.query("select kind from mail_template")) kinds.push_back(row.get<std::string>(0));
  return kinds;
}

namespace store {

void set_preference(const access::Work& work, std::string_view how_often) {
  work.db.run(
      "insert into mail_preference (person_id, how_often, chosen_at) values ($1, $2, $3)"
      " on conflict (person_id) do update set how_often = excluded.how_often, chosen_at = excluded.chosen_at",
      work.actor.person, how_often, work.now);
}

void set_template(const access::Work& work, std::string_view kind, const Template& words) {
  work.db.run(
      "insert into mail_template (kind, subject, body, changed_at, changed_by) values ($1, $2, $3, $4, $5)"
      " on conflict (kind) do update set subject = excluded.subject, body = excluded.body,"
      " changed_at = excluded.changed_at, changed_by = excluded.changed_by",
      kind, words.subject, words.text, work.now, work.actor.name);
}

std::int64_t remove_template(db::Connection& db, std::string_view kind) {
  return db.run("delete from mail_template where kind = $1", kind);
}

}  // namespace store
}  // namespace waymark::jobs
