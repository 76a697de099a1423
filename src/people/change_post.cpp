#include "audit/audit.hpp"
#include "people/deeds.hpp"
#include "people/policy.hpp"
#include "people/store.hpp"

namespace waymark::people {
namespace {

constexpr std::size_t kLongestGrade = 40;
constexpr std::size_t kLongestUnit = 120;
constexpr int kFurthestAhead = 366;  // days; further ahead is a slip of the pen

void check_manager(const access::Work& work, const Person& person, const Post& post, Problems& problems) {
  if (post.manager.empty()) return;
  const auto manager = find_person(work.db, post.manager);
  if (!manager) problems.add("manager", _("Enter the staff number of somebody on the staff list"));
  else if (manager->id == person.id) problems.add("manager", _("A person cannot be their own line manager"));
  else if (manager->is_leaver_on(std::max(post.from_on, work.today)))
    problems.add("manager", fill(_("{} will have left by then: choose somebody else"), manager->name()));
  else if (store::reports_to(work.db, manager->id, person.id))
    problems.add("manager", fill(_("{} reports to {}: choose somebody else"), manager->name(), person.name()));
}

Problems check(const access::Work& work, const Person& person, const Post& post) {
  Problems problems;
  if (post.from_on > work.today.plus(kFurthestAhead))
    problems.add("from_on", _("The day it counts from must be within a year from today"));
  const auto organisation = find_organisation(work.db, post.organisation);
  const auto sight = people_managed_by(work);
  if (!organisation || !(sight.everyone || store::is_within_any(work.db, organisation->id, sight.organisations)))
    problems.add("organisation", _("Choose an organisation you manage people of"));
  if (post.grade.empty()) problems.add("grade", _("Enter a grade"));
  if (length(post.grade) > kLongestGrade) problems.add("grade", _("Grade must be 40 characters or fewer"));
  check_manager(work, person, post, problems);
  return problems;
}

std::string told(db::Connection& db, const Post& post) {
  const auto organisation = find_organisation(db, post.organisation);
  const auto manager = find_person(db, post.manager);
  return fmt::format("from {}: {}, {}, manager {}", post.from_on.iso(), organisation ? organisation->code : "none",
                     post.grade, manager ? manager->staff_number : "none");
}

}  // namespace

Checked<Done> change_post(const access::Work& work, const PersonId& id, Post post, std::optional<Instant> seen,
                          std::string_view unit) {
  const Person person = person_to_change(work, id, seen);
  auto problems = check(work, person, post);
  if (length(unit) > kLongestUnit) problems.add("unit", _("The unit’s name must be 120 characters or fewer"));
  if (problems) return problems;
  if (!unit.empty()) post.organisation = unit_within(work, post.organisation, unit);
  auto before = post_on(work.db, id, post.from_on);
  if (before) before->from_on = post.from_on;
  if (before == post) return Done{};
  put_post(work, person, post);
  audit::record(work, "post_changed", "person", id.str(), told(work.db, post));
  return Done{};
}

void put_post(const access::Work& work, const Person& person, const Post& post) {
  store::put_post(work.db, person.id, post);
  if (post.from_on > work.today)
    jobs::publish(work, "post_begins", person.id.str(), post.from_on.iso(), start_of_day(post.from_on));
  copy_todays_post(work, person);
}

void copy_todays_post(const access::Work& work, const Person& person) {
  const auto post = post_on(work.db, person.id, work.today);
  if (!post) return;
  std::optional<Instant> gone;
  if (post->manager == person.manager) {
    gone = person.manager_gone_at;
  } else if (const auto manager = find_person(work.db, post->manager); manager && manager->is_leaver_on(work.today)) {
    gone = work.now;
  }
  store::set_todays_post(work, person.id, *post, gone);
}

void when_post_begins(const access::Work& work, const jobs::News& news) {
  if (const auto person = find_person(work.db, PersonId(news.subject_id))) copy_todays_post(work, *person);
}

}  // namespace waymark::people
