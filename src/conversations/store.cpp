#include "conversations/store.hpp"

namespace waymark::conversations::store {
namespace {

constexpr OwnKind kOwnKinds[] = {OwnKind::draft, OwnKind::note, OwnKind::preparation, OwnKind::reflection};

Conversation conversation_in(const db::Row& row) {
  Conversation one;
  one.id = row.get<ConversationId>(0);
  one.engagement = row.get<EngagementId>(1);
  one.session = row.get<SessionId>(2);
  one.template_version = row.get<int>(3);
  one.version = row.get<int>(4);
  one.first_at = row.get<Instant>(5);
  one.first_by = row.get<PersonId>(6);
  one.changed_at = row.get<Instant>(7);
  one.changed_by = row.get<PersonId>(8);
  return one;
}
constexpr std::string_view kConversation =
    "select id, engagement_id, session_id, template_version, version, first_at, first_by, changed_at, changed_by"
    " from conversation";

Own own_in(const db::Row& row) {
  Own own;
  own.id = row.get<OwnId>(0);
  own.engagement = row.get<EngagementId>(1);
  own.session = row.get<SessionId>(2);
  own.person = row.get<PersonId>(3);
  for (const OwnKind kind : kOwnKinds)
    if (row.text(4) == code(kind)) own.kind = kind;
  own.changed_at = row.get<Instant>(5);
  own.sitting_at = row.get<std::optional<Instant>>(6);
  own.drawn_from = row.get<int>(7);
  own.template_version = row.get<int>(8);
  own.shared_at = row.get<std::optional<Instant>>(9);
  return own;
}
constexpr std::string_view kOwn =
    "select id, engagement_id, session_id, person_id, kind, changed_at, sitting_at, drawn_from, template_version,"
    " shared_at from conversation_own";

std::string with(std::string_view select, std::string_view where) {
  return fmt::format("{} where {}", select, where);
}

template <class T, class... Args>
std::vector<T> every(db::Connection& db, T (*read)(const db::Row&), const std::string& sql, const Args&... args) {
  std::vector<T> all;
  for (const db::Row& row : db.query(sql, args...)) all.push_back(read(row));
  return all;
}

template <class T, class... Args>
std::optional<T> first(db::Connection& db, T (*read)(const db::Row&), const std::string& sql, const Args&... args) {
  auto all = every(db, read, sql, args...);
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

}  // namespace

std::optional<Conversation> find(db::Connection& db, const ConversationId& id) {
  return first(db, conversation_in, with(kConversation, "id = $1"), id);
}

std::optional<Conversation> conversation_of(db::Connection& db, const EngagementId& engagement,
                                            const SessionId& session) {
  return first(db, conversation_in, with(kConversation, "session_id = $1 and engagement_id = $2"), session,
               engagement);
}

std::vector<Conversation> conversations_of(db::Connection& db, const EngagementId& engagement) {
  return every(db, conversation_in, with(kConversation, "engagement_id = $1 order by first_at desc, id"), engagement);
}

void insert(db::Connection& db, const Conversation& one) {
  db.run(
      "insert into conversation (id, engagement_id, session_id, template_version, version, first_at, first_by,"
      " changed_at, changed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      one.id, one.engagement, one.session, one.template_version, one.version, one.first_at, one.first_by,
      one.changed_at, one.changed_by);
}

void update(db::Connection& db, const Conversation& one) {
  db.run(
      "update conversation set template_version = $2, version = $3, changed_at = $4, changed_by = $5 where id = $1",
      one.id, one.template_version, one.version, one.changed_at, one.changed_by);
}

std::optional<Own> find(db::Connection& db, const OwnId& id) { return first(db, own_in, with(kOwn, "id = $1"), id); }

std::optional<Own> own_of(db::Connection& db, const EngagementId& engagement, const SessionId& session,
                          const PersonId& person, OwnKind kind) {
  return first(db, own_in, with(kOwn, "session_id = $1 and person_id = $2 and kind = $3 and engagement_id = $4"),
               session, person, code(kind), engagement);
}

std::vector<Own> own_of(db::Connection& db, const EngagementId& engagement, const PersonId& person) {
  return every(db, own_in, with(kOwn, "engagement_id = $1 and person_id = $2 order by changed_at, id"), engagement,
               person);
}

std::vector<Own> reflections_on(db::Connection& db, const EngagementId& engagement, const SessionId& session) {
  return every(db, own_in,
               with(kOwn, "session_id = $1 and engagement_id = $2 and kind = 'reflection' order by changed_at, id"),
               session, engagement);
}

void save(db::Connection& db, const Own& own) {
  db.run(
      "insert into conversation_own (id, engagement_id, session_id, person_id, kind, changed_at, sitting_at,"
      " drawn_from, template_version, shared_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
      " on conflict (id) do update set changed_at = excluded.changed_at, sitting_at = excluded.sitting_at,"
      " drawn_from = excluded.drawn_from, template_version = excluded.template_version,"
      " shared_at = excluded.shared_at",
      own.id, own.engagement, own.session, own.person, code(own.kind), own.changed_at, own.sitting_at, own.drawn_from,
      own.template_version, own.shared_at);
}

void remove(db::Connection& db, const OwnId& id) { db.run("delete from conversation_own where id = $1", id); }

Let let(db::Connection& db, const EngagementId& engagement, const PersonId& coach) {
  Let all;
  for (const db::Row& row : db.query("select l.conversation_id, l.coachee_id from conversation_let l"
                                     " join conversation c on c.id = l.conversation_id"
                                     " where c.engagement_id = $1 and l.coach_person_id = $2",
                                     engagement, coach))
    all.emplace(row.get<ConversationId>(0), row.get<PersonId>(1));
  return all;
}

void insert_let(const access::Work& work, const ConversationId& conversation, const PersonId& coach) {
  work.db.run(
      "insert into conversation_let (conversation_id, coachee_id, coach_person_id, let_at) values ($1, $2, $3, $4)",
      conversation, work.actor.person, coach, work.now);
}

void remove_let(const access::Work& work, const ConversationId& conversation, const PersonId& coach) {
  work.db.run("delete from conversation_let where conversation_id = $1 and coachee_id = $2 and coach_person_id = $3",
              conversation, work.actor.person, coach);
}

std::vector<EngagementId> engagements_of(db::Connection& db, const PersonId& person) {
  std::vector<EngagementId> all;
  for (const db::Row& row : db.query("select engagement_id from engagement_coachee_v where person_id = $1"
                                     " union select engagement_id from conversation_own where person_id = $1"
                                     " union select engagement_id from conversation where first_by = $1"
                                     " union select engagement_id from conversation where changed_by = $1"
                                     " order by 1",
                                     person))
    all.push_back(row.get<EngagementId>(0));
  return all;
}

}  // namespace waymark::conversations::store
