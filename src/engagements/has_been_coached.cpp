#include "engagements/engagements.hpp"
#include "engagements/store.hpp"

namespace waymark::engagements {

bool has_been_coached(db::Connection& db, const PersonId& person) { return store::is_coachee_anywhere(db, person); }

}  // namespace waymark::engagements
