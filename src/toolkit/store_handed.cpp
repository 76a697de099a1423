// Tools in coachees' hands: facts of use, nothing of what is written.
#include "toolkit/store.hpp"

namespace waymark::toolkit::store {
namespace {

#define WAYMARK_HANDED                                                                                               \
  "select h.id, h.tool_id, h.engagement_id, h.person_id, coalesce(p.first_name || ' ' || p.last_name, ''),"          \
  " h.handed_at, h.handed_by, coalesce(b.first_name || ' ' || b.last_name, ''), h.has_note, h.opened_at, h.done_at," \
  " v.title, t.withdrawn_at from handed_tool h join tool t on t.id = h.tool_id"                                      \
  " join tool_version v on v.id = t.released_version_id left join person_v p on p.id = h.person_id"                  \
  " left join person_v b on b.id = h.handed_by"

// A coachee who has left the group takes what they were handed out of the coach's sight.
#define WAYMARK_STILL_THERE                                                                                  \
  " exists (select 1 from engagement_coachee_v k where k.engagement_id = h.engagement_id and k.person_id = " \
  "h.person_id"                                                                                              \
  " and k.left_at is null)"

Handed handed_from(const db::Row& row) {
  Handed handed;
  handed.id = row.get<HandedId>(0);
  handed.tool = row.get<ToolId>(1);
  handed.engagement = row.get<EngagementId>(2);
  handed.person = row.get<PersonId>(3);
  handed.person_name = row.get<std::string>(4);
  handed.handed_at = row.get<Instant>(5);
  handed.handed_by = row.get<PersonId>(6);
  handed.handed_by_name = row.get<std::string>(7);
  handed.has_note = row.boolean(8);
  handed.opened_at = row.get<std::optional<Instant>>(9);
  handed.done_at = row.get<std::optional<Instant>>(10);
  handed.title = row.get<std::string>(11);
  handed.in_library = row.is_null(12);
  return handed;
}

std::vector<Handed> all(db::Rows rows) {
  std::vector<Handed> handed;
  for (const db::Row& row : rows) handed.push_back(handed_from(row));
  return handed;
}

}  // namespace

void insert(db::Connection& db, const Handed& handed) {
  db.run(
      "insert into handed_tool (id, tool_id, engagement_id, person_id, handed_at, handed_by, has_note)"
      " values ($1, $2, $3, $4, $5, $6, $7)",
      handed.id, handed.tool, handed.engagement, handed.person, handed.handed_at, handed.handed_by, handed.has_note);
}

std::optional<Handed> find_handed(db::Connection& db, const HandedId& id) {
  for (const db::Row& row : db.query(WAYMARK_HANDED " where h.id = $1", id)) return handed_from(row);
  return std::nullopt;
}

std::vector<Handed> handed_in(db::Connection& db, const EngagementId& engagement, const PersonId& person,
                              std::int64_t skip, std::int64_t size) {
  return all(db.query(WAYMARK_HANDED
                      " where h.engagement_id = $1 and (cast($2 as text) is null or h.person_id = cast($2 as text))"
                      " and" WAYMARK_STILL_THERE " order by h.handed_at desc, h.id desc limit $3 offset $4",
                      engagement, person, size, skip));
}

std::int64_t count_handed_in(db::Connection& db, const EngagementId& engagement, const PersonId& person) {
  return db
      .value<std::int64_t>(
          "select count(*) from handed_tool h where h.engagement_id = $1"
          " and (cast($2 as text) is null or h.person_id = cast($2 as text)) and" WAYMARK_STILL_THERE,
          engagement, person)
      .value_or(0);
}

std::vector<Handed> handed_to(db::Connection& db, const PersonId& person, const ToolId& tool) {
  return all(db.query(WAYMARK_HANDED
                      " where h.person_id = $1 and (cast($2 as text) is null or h.tool_id = cast($2 as text))"
                      " order by h.handed_at, h.id",
                      person, tool));
}

bool was_handed(db::Connection& db, const PersonId& person, const ToolId& tool) {
  return db
      .value<std::string>("select id from handed_tool where person_id = $1 and tool_id = $2 limit 1", person, tool)
      .has_value();
}

bool was_handed_any(db::Connection& db, const PersonId& person) {
  return db.value<std::string>("select id from handed_tool where person_id = $1 limit 1", person).has_value();
}

std::vector<PersonId> who_has(db::Connection& db, const EngagementId& engagement, const ToolId& tool) {
  std::vector<PersonId> people;
  for (const db::Row& row :
       db.query("select person_id from handed_tool where engagement_id = $1 and tool_id = $2", engagement, tool))
    people.push_back(row.get<PersonId>(0));
  return people;
}

bool note_opened(db::Connection& db, const HandedId& id, Instant now) {
  return db.run("update handed_tool set opened_at = $2 where id = $1 and opened_at is null", id, now) == 1;
}

bool note_done(db::Connection& db, const HandedId& id, Instant now) {
  return db.run(
             "update handed_tool set done_at = $2, opened_at = coalesce(opened_at, $2) where id = $1"
             " and done_at is null",
             id, now) == 1;
}

void forget_note(db::Connection& db, const HandedId& id) {
  db.run("update handed_tool set has_note = false where id = $1", id);
}

std::vector<ToolId> given_at_start(db::Connection& db, const SupplierId& supplier, Instant since) {
  std::vector<ToolId> tools;
  for (const db::Row& row :
       db.query("select id from tool where supplier_id = $1 and at_start_since <= $2 and withdrawn_at is null"
                " and released_version_id is not null order by at_start_since, id",
                supplier, since))
    tools.push_back(row.get<ToolId>(0));
  return tools;
}

std::vector<Coached> coached_with(db::Connection& db, const CoachId& coach, const Version& version, Date today,
                                  int at_most) {
  std::vector<Coached> all;
  for (const db::Row& row :
       db.query("select e.id, e.coachee_name, e.coachees from engagement_v e where e.coach_id = $1"
                " and e.agreed_at is not null and e.declined_at is null"
                " and (e.completed_on is null or e.completed_on > $2)"
                " and (e.ended_early_on is null or e.ended_early_on > $2)"
                " and (cast($3 as text) is null or e.supplier_id = cast($3 as text))"
                " and (cast($4 as text) is null or e.programme_id = cast($4 as text))"
                " order by e.coachee_sort_key, e.id limit $5",
                coach, today, version.words.audience_supplier, version.words.audience_programme, at_most))
    all.push_back({row.get<EngagementId>(0), row.get<std::string>(1), row.integer(2)});
  return all;
}

}  // namespace waymark::toolkit::store
