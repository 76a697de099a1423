#include "audit/audit.hpp"
#include "people/deeds.hpp"
#include "people/policy.hpp"
#include "people/store.hpp"

namespace waymark::people {
namespace {

constexpr int kFurthestAhead = 366;  // days

}  // namespace

Problems check_leaving(const access::Work& work, const Person& person, Date left_on) {
  Problems problems;
  if (person.started_on && left_on < *person.started_on)
    problems.add("left_on", fill(_("The day must not be before they started, on {}"), person.started_on->words()));
  if (left_on > work.today.plus(kFurthestAhead))
    problems.add("left_on", _("The day must be within a year from today"));
  return problems;
}

Person person_to_change(const access::Work& work, const PersonId& id, std::optional<Instant> seen) {
  const auto person = find_person(work.db, id);
  if (!person || !may_see(work, *person)) throw Refused(Refusal::not_found);
  if (!may_manage(work, *person)) throw Refused(Refusal::not_allowed);
  if (seen && *seen != person->changed_at) throw Refused(Refusal::out_of_turn);
  return *person;
}

Checked<Done> record_leaving(const access::Work& work, const PersonId& id, Date left_on,
                             std::optional<Instant> seen) {
  const Person person = person_to_change(work, id, seen);
  if (auto problems = check_leaving(work, person, left_on)) return problems;
  if (person.left_on == left_on) return Done{};
  set_leaving(work, person, left_on);
  audit::record(work, "leaving_recorded", "person", id.str(), left_on.iso());
  return Done{};
}

Checked<Done> withdraw_leaving(const access::Work& work, const PersonId& id, std::optional<Instant> seen) {
  const Person person = person_to_change(work, id, seen);
  if (!person.left_on) return Done{};
  set_leaving(work, person, std::nullopt);
  audit::record(work, "leaving_withdrawn", "person", id.str(), person.left_on->iso());
  return Done{};
}

void set_leaving(const access::Work& work, const Person& person, std::optional<Date> left_on) {
  const auto id = person.id.str();
  const bool was_told = person.left_on && jobs::withdraw(work, "person_left", id) == 0;
  store::set_left_on(work, person.id, left_on);
  // Those who were told must hear that it is not so, or not yet.
  if (was_told && !(left_on && *left_on <= work.today)) {
    store::unmark_reports(work, person.id);
    jobs::publish(work, "person_returned", id, "", work.now);
  }
  if (left_on) tell_of_leaving(work, person.id, *left_on);
}

void tell_of_leaving(const access::Work& work, const PersonId& person, Date left_on) {
  jobs::publish(work, "person_left", person.str(), left_on.iso(), start_of_day(left_on));
}

void when_person_left(const access::Work& work, const jobs::News& news) {
  store::mark_reports_of_leavers(work, PersonId(news.subject_id));
}

std::vector<jobs::Listener> listeners() {
  return {{"person_left", when_person_left}, {"post_begins", when_post_begins}};
}

}  // namespace waymark::people
