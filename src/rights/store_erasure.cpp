#include "rights/store.hpp"
#include "rights/store_people.hpp"

namespace waymark::rights::store {
namespace {

/// Engagements in which the person in $1 is a coachee and nobody else still is: who was erased is nobody any more.
const std::string kAlone =
    "(select k.engagement_id from engagement_coachee_v k where k.person_id = $1 and not exists"
    " (select 1 from engagement_coachee_v o join person_record_v p on p.id = o.person_id"
    " where o.engagement_id = k.engagement_id and o.person_id <> $1 and o.left_at is null and p.erased_at is null))";

/// What is sealed and not shredded, as s with its engagement.
const std::string kSealed =
    " from engagement_sealing_v s left join shredding_v x on x.scope_kind = 'engagement'"
    " and x.scope_id = s.engagement_id where x.id is null and s.engagement_id in ";

std::int64_t count(db::Connection& db, const std::string& sql, const PersonId& person) {
  return db.value<std::int64_t>(sql, person).value_or(0);
}

}  // namespace

std::vector<keys::Scope> scopes_of_alone(db::Connection& db, const PersonId& person) {
  std::vector<keys::Scope> all;
  for (const db::Row& row :
       db.query("select s.organisation_id, s.engagement_id" + kSealed + kAlone + " order by s.engagement_id", person))
    all.push_back({row.get<OrganisationId>(0), "engagement", row.get<std::string>(1)});
  return all;
}

Goes goes(db::Connection& db, const PersonId& person) {
  Goes goes;
  goes.engagements = count(db, "select count(*)" + kSealed + kAlone, person);
  goes.pieces = count(db,
                      "select count(*) from sealed_content_v c where c.scope_kind = 'engagement' and c.scope_id in "
                      "(select s.engagement_id" +
                          kSealed + kAlone + ")",
                      person);
  goes.notices = count(db, "select count(*) from notice_v where person_id = $1", person);
  goes.mails = count(db, "select count(*) from mail_v where person_id = $1", person);
  goes.sign_ins = count(db,
                        "select count(*) from sign_in_session_v s join account_v a on a.id = s.account_id"
                        " where a.person_id = $1",
                        person);
  goes.account = count(db, "select count(*) from account_v where person_id = $1", person) > 0;
  return goes;
}

Stays stays(db::Connection& db, const PersonId& person) {
  Stays stays;
  for (const db::Row& row : db.query("select count(*), cast(coalesce(sum(e.sessions_completed), 0) as bigint),"
                                     " cast(coalesce(sum(e.minutes_completed), 0) as bigint),"
                                     " cast(coalesce(sum(e.delivered_net), 0) as bigint)"
                                     " from engagement_v e where e.id in " +
                                         engagements_of_person(),
                                     person)) {
    stays.engagements = row.integer(0);
    stays.sessions = row.integer(1);
    stays.minutes = row.integer(2);
    stays.delivered = row.get<Money>(3);
  }
  stays.shared = count(
      db, "select count(*)" + kSealed + engagements_of_person() + " and s.engagement_id not in " + kAlone, person);
  return stays;
}

std::vector<std::string> open_engagements(db::Connection& db, const PersonId& person) {
  std::vector<std::string> refs;
  for (const db::Row& row :
       db.query("select e.ref from engagement_v e where e.declined_at is null and e.completed_on is null"
                " and e.ended_early_on is null and e.id in (select k.engagement_id from engagement_coachee_v k"
                " where k.person_id = $1 and k.left_at is null union select x.id from engagement_v x"
                " join coach_v c on c.id = x.coach_id where c.person_id = $1) order by e.ref",
                person))
    refs.push_back(row.get<std::string>(0));
  return refs;
}

std::vector<Invoiced> invoiced(db::Connection& db, const PersonId& person) {
  std::vector<Invoiced> all;
  for (const db::Row& row :
       db.query("select l.programme_id, max(l.invoiced_on), count(*) filter (where l.paid_on is null)"
                " from invoice_line_v l where l.engagement_id in " +
                    engagements_of_person() + " group by l.programme_id order by 2 desc",
                person))
    all.push_back({row.get<ProgrammeId>(0), row.get<Date>(1), row.integer(2)});
  return all;
}

void insert_erasure(const access::Work& work, const PersonId& person, const Goes& goes) {
  work.db.run(
      "insert into erasure (person_id, erased_at, erased_by, erased_by_name, shredded, notices, mails, sign_ins,"
      " engagements) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      person, work.now, work.actor.person, work.actor.name, goes.pieces + goes.own, goes.notices, goes.mails,
      goes.sign_ins, goes.engagements);
}

std::vector<Erasure> erasures(db::Connection& db, int skip, int size) {
  std::vector<Erasure> all;
  for (const db::Row& row :
       db.query("select person_id, erased_at, erased_by_name, engagements, shredded, notices, mails, sign_ins"
                " from erasure order by erased_at desc, person_id limit $1 offset $2",
                size, skip)) {
    Erasure one{row.get<PersonId>(0), row.get<Instant>(1), row.get<std::string>(2), {}};
    one.goes.engagements = row.integer(3);
    one.goes.pieces = row.integer(4);
    one.goes.notices = row.integer(5);
    one.goes.mails = row.integer(6);
    one.goes.sign_ins = row.integer(7);
    all.push_back(one);
  }
  return all;
}

}  // namespace waymark::rights::store
