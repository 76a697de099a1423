#include "engagements/verbs.hpp"

namespace waymark::engagements {

void when_person_erased(const access::Work& work, const jobs::News& news) {
  static const std::string name = "(select p.first_name || ' ' || p.last_name from person_v p where p.id = $1)";
  auto& db = work.db;
  db.run("update engagement_event set by_name = " + name + " where by_person_id = $1", news.subject_id);
  db.run("update session_move set by_name = " + name + " where moved_by = $1", news.subject_id);
  // A change of coach says whom it brought.
  db.run("update engagement_event set detail = " + name +
             " where kind = 'coach_changed' and exists (select 1 from engagement_coach t join coach_v c on"
             " c.id = t.coach_id where c.person_id = $1 and t.engagement_id = engagement_event.engagement_id"
             " and t.from_at = engagement_event.at)",
         news.subject_id);
}

}  // namespace waymark::engagements
