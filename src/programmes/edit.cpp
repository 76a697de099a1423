#include "audit/audit.hpp"
#include "jobs/jobs.hpp"
#include "programmes/check.hpp"
#include "programmes/store.hpp"

namespace waymark::programmes {

Checked<Done> edit(const access::Work& work, const ProgrammeId& id, const Details& given,
                   const std::optional<Instant>& seen) {
  const auto found = find(work.db, id);
  if (!found || !may_see(work.actor, id)) throw Refused(Refusal::not_found);
  if (!may_manage(work.actor, id)) throw Refused(Refusal::not_allowed);
  if (seen && *seen != found->changed_at) throw Refused(Refusal::out_of_turn);
  Details details = given;
  if (const auto problems = check(work.db, details, id)) return problems;
  Programme programme;
  static_cast<Details&>(programme) = details;
  programme.id = id;
  store::update(work.db, programme, work.now);
  jobs::publish(work, "programme_changed", id.str(), {}, work.now);
  audit::record(work, "programme_changed", "programme", id.str());
  return Done{};
}

}  // namespace waymark::programmes
