// What those who watch over the service are told of, each thing once.
#include "audit/store.hpp"

namespace waymark::audit {

bool raise_alert(const access::Work& work, const Alert& alert, Instant not_since) {
  if (work.db.value<std::string>(
          "select id from audit_alert where kind = $1 and subject = $2 and raised_at >= $3 limit 1", alert.kind,
          alert.subject, not_since))
    return false;
  work.db.run("insert into audit_alert (id, kind, subject, raised_at, detail) values ($1, $2, $3, $4, $5)", new_id(),
              alert.kind, alert.subject, work.now, alert.detail);
  record(work, "alert_raised", alert.kind, alert.subject, alert.detail);
  return true;
}

std::vector<Alert> alerts(db::Connection& db, int size) {
  std::vector<Alert> all;
  for (const db::Row& row :
       db.query("select kind, subject, detail, raised_at from audit_alert order by raised_at desc, id limit $1",
                std::clamp(size, 1, 1000)))
    all.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<Instant>(3)});
  return all;
}

std::vector<Reader> mass_readers(db::Connection& db, Instant since, std::int64_t more_than) {
  std::vector<Reader> all;
  for (const db::Row& row :
       db.query("select actor_person_id, min(actor_name), count(distinct subject_id) from audit_line"
                " where action = 'opened' and at >= $1 and actor_person_id is not null"
                " group by actor_person_id having count(distinct subject_id) > $2 order by 1",
                since, more_than))
    all.push_back({row.get<PersonId>(0), row.get<std::string>(1), row.integer(2)});
  return all;
}

const char* alert_words(std::string_view kind) {
  if (kind == kMassReading) return N_("Somebody opened very many confidential things within an hour");
  if (kind == kManyRefusals) return N_("Somebody was refused very many times within ten minutes");
  if (kind == kChainBroken) return N_("The audit trail has been tampered with, or part of it is lost");
  if (kind == kSealRefused) return N_("Something sealed was refused: it is not what was written");
  return nullptr;
}

}  // namespace waymark::audit
