#include "messages/store.hpp"

namespace waymark::messages::store {
namespace {

#define WAYMARK_MESSAGE                                                                                           \
  "select m.id, m.engagement_id, m.written_by, p.first_name || ' ' || p.last_name, m.written_at, m.withdrawn_at," \
  " p.erased_at is not null,"                                                                                     \
  " (select count(*) from message_receipt r where r.message_id = m.id),"                                          \
  " (select count(*) from message_receipt r where r.message_id = m.id and r.read_at is not null)"

// What the person in $1 has not read of what they may see.
#define WAYMARK_UNREAD                                                                         \
  " from message_receipt r where r.person_id = $1 and r.read_at is null"                       \
  " and (exists (select 1 from engagement_coachee_v k where k.engagement_id = r.engagement_id" \
  " and k.person_id = $1 and k.left_at is null)"                                               \
  " or exists (select 1 from engagement_coach_v t join coach_v c on c.id = t.coach_id"         \
  " where t.engagement_id = r.engagement_id and t.until_at is null and c.person_id = $1"       \
  " and t.from_at <= r.written_at)) "

constexpr std::string_view kFind = WAYMARK_MESSAGE
    " from message m join person_record_v p on p.id = m.written_by where m.id = $1 and m.engagement_id = $2";
constexpr std::string_view kPage = WAYMARK_MESSAGE
    ", exists (select 1 from message_receipt r where r.message_id = m.id and r.person_id = $2 and r.read_at is null)"
    " from message m join person_record_v p on p.id = m.written_by"
    " where m.engagement_id = $1 and m.written_at >= $3 and (m.written_at, m.id) < ($4, $5)"
    " order by m.written_at desc, m.id desc limit $6";
constexpr std::string_view kOfPerson = WAYMARK_MESSAGE
    " from message m join person_record_v p on p.id = m.written_by"
    " where m.withdrawn_at is null and m.id in (select w.id from message w where w.written_by = $1"
    " union select r.message_id from message_receipt r where r.person_id = $1)"
    " order by m.engagement_id, m.written_at, m.id";
#undef WAYMARK_MESSAGE

Message message_of(const db::Row& row) {
  Message message;
  message.id = row.get<MessageId>(0);
  message.engagement = row.get<EngagementId>(1);
  message.by = row.get<PersonId>(2);
  message.by_name = row.get<std::string>(3);
  message.written_at = row.get<Instant>(4);
  message.withdrawn_at = row.get<std::optional<Instant>>(5);
  message.by_erased = row.boolean(6);
  message.readers = row.integer(7);
  message.read_by = row.integer(8);
  return message;
}

}  // namespace

void insert(const access::Work& work, const EngagementId& engagement, const MessageId& id,
            const std::vector<PersonId>& readers) {
  work.db.run("insert into message (id, engagement_id, written_by, written_at) values ($1, $2, $3, $4)", id,
              engagement, work.actor.person, work.now);
  for (const auto& reader : readers)
    work.db.run(
        "insert into message_receipt (message_id, person_id, engagement_id, written_at) values ($1, $2, $3, $4)", id,
        reader, engagement, work.now);
}

std::optional<Message> find(db::Connection& db, const EngagementId& engagement, const MessageId& id) {
  for (const db::Row& row : db.query(kFind, id, engagement)) return message_of(row);
  return std::nullopt;
}

std::vector<Message> page(db::Connection& db, const EngagementId& engagement, const PersonId& person, Instant from,
                          const Before& before, int size) {
  std::vector<Message> all;
  for (const db::Row& row : db.query(kPage, engagement, person, from, before.written_at, before.id, size)) {
    all.push_back(message_of(row));
    all.back().unread = row.boolean(9);
  }
  return all;
}

std::int64_t unread_before(db::Connection& db, const EngagementId& engagement, const PersonId& person, Instant from,
                           const Before& before) {
  return db
      .value<std::int64_t>(
          "select count(*) from message_receipt where person_id = $1 and engagement_id = $2 and read_at is null"
          " and written_at >= $3 and (written_at, message_id) < ($4, $5)",
          person, engagement, from, before.written_at, before.id)
      .value_or(0);
}

void mark_read(const access::Work& work, const Message& first, const Message& last) {
  work.db.run(
      "update message_receipt set read_at = $1 where person_id = $2 and engagement_id = $3 and read_at is null"
      " and (written_at, message_id) >= ($4, $5) and (written_at, message_id) <= ($6, $7)",
      work.now, work.actor.person, first.engagement, first.written_at, first.id, last.written_at, last.id);
}

bool mark_told(const access::Work& work, const EngagementId& engagement, const PersonId& person, Instant from) {
  return work.db.run(
             "insert into message_told (person_id, engagement_id, told_at) values ($1, $2, $3)"
             " on conflict (person_id, engagement_id) do update set told_at = excluded.told_at"
             " where message_told.told_at < $4",
             person, engagement, work.now, from) > 0;
}

void end_told(const access::Work& work, const EngagementId& engagement) {
  work.db.run("delete from message_told where person_id = $1 and engagement_id = $2", work.actor.person, engagement);
}

void withdraw(const access::Work& work, const Message& message) {
  work.db.run("update message set withdrawn_at = $1 where id = $2", work.now, message.id);
  work.db.run("delete from message_receipt where message_id = $1 and read_at is null", message.id);
  work.db.run(
      "delete from message_told where engagement_id = $1 and not exists (select 1 from message_receipt r"
      " where r.person_id = message_told.person_id and r.engagement_id = $1 and r.read_at is null)",
      message.engagement);
}

bool has_unread(db::Connection& db, const PersonId& person, const EngagementId& engagement) {
  return db.value<int>("select 1" WAYMARK_UNREAD "and r.engagement_id = $2 limit 1", person, engagement).has_value();
}

std::vector<Unread> unread(db::Connection& db, const PersonId& person) {
  std::vector<Unread> all;
  for (const db::Row& row : db.query(
           "with waiting as (select r.engagement_id, count(*) as messages, min(r.written_at) as since" WAYMARK_UNREAD
           "group by r.engagement_id)"
           " select w.engagement_id, case when o.person_id = $1 then e.coachee_name"
           " else o.first_name || ' ' || o.last_name end, w.messages, w.since from waiting w"
           " join engagement_v e on e.id = w.engagement_id join coach_v o on o.id = e.coach_id"
           " order by w.since, w.engagement_id",
           person))
    all.push_back({row.get<EngagementId>(0), row.get<std::string>(1), row.integer(2), row.get<Instant>(3)});
  return all;
}

std::vector<Message> of_person(db::Connection& db, const PersonId& person) {
  std::vector<Message> all;
  for (const db::Row& row : db.query(kOfPerson, person)) all.push_back(message_of(row));
  return all;
}

}  // namespace waymark::messages::store
