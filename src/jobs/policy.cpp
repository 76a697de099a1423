#include "jobs/policy.hpp"

namespace waymark::jobs {

void must_run_service(const access::Work& work) {
  if (!work.actor.may(access::Permission::run_service)) throw Refused(Refusal::not_found);
}

}  // namespace waymark::jobs
