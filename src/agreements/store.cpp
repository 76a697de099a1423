#include "agreements/store.hpp"

#include <unordered_map>

namespace waymark::agreements::store {
namespace {

std::vector<Version> versions(db::Connection& db, const EngagementId& id) {
  std::vector<Version> all;
  for (const db::Row& row : db.query(
           "select a.id, a.engagement_id, a.number, a.coach_id, a.coach_since, a.drafted_at, a.changed_at, "
           "c.first_name || ' ' || c.last_name, a.proposed_at, coalesce(p.first_name || ' ' || p.last_name, ''), "
           "a.sent_back_at, coalesce(s.first_name || ' ' || s.last_name, ''), a.in_force_at from agreement a "
           "join person_v c on c.id = a.changed_by left join person_v p on p.id = a.proposed_by "
           "left join person_v s on s.id = a.sent_back_by where a.engagement_id = $1 order by a.number desc",
           id)) {
    Version version;
    version.id = row.get<AgreementId>(0);
    version.engagement = row.get<EngagementId>(1);
    version.number = row.get<int>(2);
    version.coach = row.get<CoachId>(3);
    version.coach_since = row.get<Instant>(4);
    version.drafted_at = row.get<Instant>(5);
    version.changed_at = row.get<Instant>(6);
    version.changed_by = row.get<std::string>(7);
    version.proposed_at = row.get<std::optional<Instant>>(8);
    version.proposed_by = row.get<std::string>(9);
    version.sent_back_at = row.get<std::optional<Instant>>(10);
    version.sent_back_by = row.get<std::string>(11);
    version.in_force_at = row.get<std::optional<Instant>>(12);
    all.push_back(std::move(version));
  }
  return all;
}

void add_signatures(db::Connection& db, const EngagementId& id, std::vector<Version>& versions) {
  std::unordered_map<std::string, Version*> by_id;
  for (auto& version : versions) by_id.emplace(version.id.str(), &version);
  for (const db::Row& row :
       db.query("select s.agreement_id, s.person_id, p.first_name || ' ' || p.last_name, s.signed_at, s.aims_only "
                "from agreement a join agreement_signature s on s.agreement_id = a.id join person_v p on p.id = "
                "s.person_id where a.engagement_id = $1 order by s.signed_at",
                id))
    by_id.at(row.get<std::string>(0))
        ->signatures.push_back({row.get<PersonId>(1), row.get<std::string>(2), row.get<Instant>(3), row.boolean(4)});
}

}  // namespace

std::optional<Agreement> agreement(db::Connection& db, const EngagementId& id) {
  auto partnership = engagements::partnership(db, id);
  if (!partnership || !partnership->engagement.agreed_at || partnership->engagement.declined_at) return std::nullopt;
  const auto programme = programmes::find(db, partnership->engagement.programme);
  Agreement found{std::move(*partnership), programme->agreement, versions(db, id), third_party(db, id)};
  add_signatures(db, id, found.versions);
  return found;
}

std::vector<EngagementId> engagements_of(db::Connection& db, const PersonId& person) {
  std::vector<EngagementId> all;
  for (const db::Row& row : db.query("select engagement_id from engagement_coachee_v where person_id = $1 union"
                                     " select t.engagement_id from engagement_coach_v t"
                                     " join coach_v c on c.id = t.coach_id where c.person_id = $1 order by 1",
                                     person))
    all.push_back(row.get<EngagementId>(0));
  return all;
}

void insert(const access::Work& work, const Version& v) {
  work.db.run(
      "insert into agreement (id, engagement_id, number, coach_id, coach_since, drafted_at, changed_at, changed_by) "
      "values ($1, $2, $3, $4, $5, $6, $6, $7)",
      v.id, v.engagement, v.number, v.coach, v.coach_since, work.now, work.actor.person);
}

void change(const access::Work& work, const AgreementId& id) {
  work.db.run("update agreement set changed_at = $2, changed_by = $3 where id = $1", id, work.now, work.actor.person);
}

void propose(const access::Work& work, const AgreementId& id) {
  work.db.run("update agreement set proposed_at = $2, proposed_by = $3 where id = $1", id, work.now,
              work.actor.person);
}

void send_back(const access::Work& work, const AgreementId& id) {
  work.db.run("update agreement set sent_back_at = $2, sent_back_by = $3 where id = $1", id, work.now,
              work.actor.person);
}

void bring_into_force(const access::Work& work, const AgreementId& id) {
  work.db.run("update agreement set in_force_at = $2 where id = $1", id, work.now);
}

void sign(const access::Work& work, const AgreementId& id, bool aims_only) {
  work.db.run(
      "insert into agreement_signature (agreement_id, person_id, signed_at, aims_only) values ($1, $2, $3, $4)", id,
      work.actor.person, work.now, aims_only);
}

}  // namespace waymark::agreements::store
