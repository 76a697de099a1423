#include "jobs/jobs.hpp"

namespace waymark::jobs {

Forgotten forget(const access::Work& work, const PersonId& person, std::string_view old_name, std::string_view name) {
  auto& db = work.db;
  Forgotten forgotten;
  forgotten.notices = db.run("delete from notice where person_id = $1", person);
  forgotten.mails = db.run("delete from mail where person_id = $1", person);
  db.run("delete from mail_preference where person_id = $1", person);
  // Notices from before it was kept who they are by are known by the name alone.
  db.run("update notice set by_name = $1 where by_person_id = $2 or (by_person_id is null and by_name = $3)", name,
         person, old_name);
  db.run("update mail set by_name = $1 where by_person_id = $2", name, person);
  return forgotten;
}

}  // namespace waymark::jobs
