#include "audit/audit.hpp"
#include "people/deeds.hpp"
#include "people/store.hpp"

namespace waymark::people {
namespace {

Checked<Done> set_on_leave(const access::Work& work, const PersonId& id, bool on_leave, std::optional<Instant> seen) {
  const Person person = person_to_change(work, id, seen);
  Problems problems;
  if (person.is_leaver_on(work.today))
    problems.add("", fill(_("{} left on {}"), person.name(), person.left_on->words()));
  if (problems) return problems;
  if (person.on_leave == on_leave) return Done{};
  store::set_on_leave(work, id, on_leave);
  audit::record(work, on_leave ? "put_on_leave" : "returned_from_leave", "person", id.str());
  return Done{};
}

}  // namespace

Checked<Done> put_on_leave(const access::Work& work, const PersonId& person, std::optional<Instant> seen) {
  return set_on_leave(work, person, true, seen);
}

Checked<Done> return_from_leave(const access::Work& work, const PersonId& person, std::optional<Instant> seen) {
  return set_on_leave(work, person, false, seen);
}

}  // namespace waymark::people
