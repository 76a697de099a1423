#include "agreements/store.hpp"

namespace waymark::agreements::store {

std::optional<ThirdParty> third_party(db::Connection& db, const EngagementId& id) {
  for (const db::Row& row :
       db.query("select t.id, t.person_id, p.first_name || ' ' || p.last_name, t.kind, t.named_at, t.meeting_on "
                "from agreement_third_party t join person_v p on p.id = t.person_id "
                "where t.engagement_id = $1 and t.withdrawn_at is null",
                id))
    return ThirdParty{row.get<std::string>(0),
                      row.get<PersonId>(1),
                      row.get<std::string>(2),
                      row.text(3) == code(ThirdKind::sponsor) ? ThirdKind::sponsor : ThirdKind::line_manager,
                      row.get<Instant>(4),
                      row.get<std::optional<Date>>(5)};
  return std::nullopt;
}

void name(const access::Work& work, const EngagementId& id, const ThirdParty& third) {
  work.db.run(
      "insert into agreement_third_party (id, engagement_id, person_id, kind, named_at, named_by, meeting_on) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      third.id, id, third.person, code(third.kind), work.now, work.actor.person, third.meeting_on);
}

void withdraw(const access::Work& work, const ThirdParty& third) {
  work.db.run("update agreement_third_party set withdrawn_at = $2 where id = $1", third.id, work.now);
}

void set_meeting(const access::Work& work, const ThirdParty& third, Date meeting_on) {
  work.db.run("update agreement_third_party set meeting_on = $2 where id = $1", third.id, meeting_on);
}

}  // namespace waymark::agreements::store
