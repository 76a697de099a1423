#include "jobs/store_outbox.hpp"

#include "jobs/store_mail.hpp"

namespace waymark::jobs::store {
namespace {

// What mail_of reads.
#define WAYMARK_MAIL_COLUMNS \
  "id, person_id, kind, about_kind, about_id, link, by_person_id, by_name, happened_at, written_at"

Mail mail_of(const db::Row& row) {
  return {row.get<std::string>(0), row.get<PersonId>(1),    row.get<std::string>(2), row.get<std::string>(3),
          row.get<std::string>(4), row.get<std::string>(5), row.get<PersonId>(6),    row.get<std::string>(7),
          row.get<Instant>(8),     row.get<Instant>(9)};
}

}  // namespace

std::vector<std::string> mail_due(db::Connection& db, Instant now, int size) {
  std::vector<std::string> ids;
  for (const db::Row& row : db.query("select id from mail where settled_at is null and next_try_at <= $1"
                                     " and (lease_until is null or lease_until <= $1)"
                                     " order by next_try_at, id limit $2",
                                     now, size))
    ids.push_back(row.get<std::string>(0));
  return ids;
}

std::optional<Leased> lease(db::Connection& db, std::string_view id, Instant now, Instant until) {
  const auto token = new_id();
  for (const db::Row& row :
       db.query("update mail set lease = $2, lease_until = $3, attempts = attempts + 1"
                " where id = $1 and settled_at is null and next_try_at <= $4"
                " and (lease_until is null or lease_until <= $4)"
                " returning " WAYMARK_MAIL_COLUMNS ", attempts, held_since, handed_over_at, give_up_at",
                id, token, until, now))
    return Leased{mail_of(row), token, row.integer(10), !row.is_null(11), !row.is_null(12), row.get<Instant>(13)};
  return std::nullopt;
}

bool hand_over(db::Connection& db, std::string_view id, std::string_view lease, Instant now) {
  return db.run(
             "update mail set handed_over_at = $3"
             " where id = $1 and lease = $2 and lease_until > $3 and settled_at is null",
             id, lease, now) == 1;
}

void settle(db::Connection& db, const Leased& leased, std::string_view as, std::string_view error, Instant now) {
  db.run(
      "update mail set settled_at = $3, settled_as = $4, last_error = $5, lease = null, lease_until = null"
      " where id = $1 and lease = $2",
      leased.mail.id, leased.lease, now, as, error);
}

void settle_waiting(db::Connection& db, std::string_view as, std::string_view error, Instant now) {
  db.run(
      "update mail set settled_at = $1, settled_as = $2, last_error = $3, lease = null, lease_until = null"
      " where settled_at is null",
      now, as, error);
}

void postpone(db::Connection& db, const Leased& leased, std::string_view error, Instant next_try_at) {
  db.run(
      "update mail set next_try_at = $3, last_error = $4, lease = null, lease_until = null, handed_over_at = null"
      " where id = $1 and lease = $2",
      leased.mail.id, leased.lease, next_try_at, error);
}

void hold(db::Connection& db, const Leased& leased, Instant now, Instant until) {
  db.run(
      "update mail set held_since = $3, next_try_at = $4, attempts = 0, lease = null, lease_until = null"
      " where id = $1 and lease = $2",
      leased.mail.id, leased.lease, now, until);
}

void note_fault(db::Connection& db, std::string_view id, std::string_view error, Instant now, Instant next_try_at) {
  db.run(
      "update mail set attempts = attempts + 1, last_error = $2, next_try_at = $4"
      " where id = $1 and settled_at is null and (lease_until is null or lease_until <= $3)",
      id, error, now, next_try_at);
}

void set_address(db::Connection& db, std::string_view id, std::string_view address) {
  db.run("update mail set sent_to = $2 where id = $1", id, address);
}

void gather(db::Connection& db, const PersonId& person, Instant now) {
  const auto digest = new_id();
  db.run(
      "insert into mail (id, person_id, kind, about_kind, about_id, link, by_name, happened_at, written_at,"
      " next_try_at, give_up_at, attempts, last_error, sent_to)"
      " values ($1, $2, $3, 'person', $2, '/notices', '', $4, $4, $4, $5, 0, '', '')",
      digest, person, kDigest, now, now.plus(kTriedFor));
  db.run(
      "update mail set settled_at = $3, settled_as = 'gathered', gathered_in = $2, lease = null, lease_until = null"
      " where person_id = $1 and settled_at is null and held_since is not null and next_try_at <= $3",
      person, digest, now);
}

std::vector<Mail> gathered(db::Connection& db, std::string_view digest) {
  std::vector<Mail> all;
  for (const db::Row& row :
       db.query("select " WAYMARK_MAIL_COLUMNS " from mail where gathered_in = $1 order by happened_at, id", digest))
    all.push_back(mail_of(row));
  return all;
}

void leave_out_old(db::Connection& db, Instant now) {
  db.run(
      "update mail set settled_at = $1, settled_as = 'left_out'"
      " where settled_at is null and next_try_at <= $1 and give_up_at <= $1"
      " and (lease_until is null or lease_until <= $1)",
      now);
}

void remove_settled(db::Connection& db, Instant before) {
  db.run("delete from mail where settled_at is not null and settled_at < $1", before);
}

}  // namespace waymark::jobs::store
