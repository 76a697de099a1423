// Changing what the register says of suppliers and coaches, and adding people from outside.
#include "audit/audit.hpp"
#include "people/policy.hpp"
#include "people/store.hpp"

namespace waymark::people {
namespace {

constexpr std::size_t kLongestName = 120;
constexpr int kLargestCapacity = 100;

void check_name(const std::string& name, const char* field, const char* missing, Problems& problems) {
  if (name.empty()) problems.add(field, missing);
  if (length(name) > kLongestName) problems.add(field, _("A name must be 120 characters or fewer"));
}

void check_email(const access::Work& work, const std::string& email, const PersonId& whose, Problems& problems) {
  if (!is_email(email))
    problems.add("email", _("Enter an email address in the correct format, like name@example.com"));
  else if (const auto other = person_with_email(work.db, email); other && other->id != whose)
    problems.add("email", _("This email address is already somebody else’s"));
}

template <class Thing>
void allow(const access::Work& work, const std::optional<Thing>& thing, std::optional<Instant> seen) {
  if (!thing || !may_see(work, *thing)) throw Refused(Refusal::not_found);
  if (!may_manage_register(work)) throw Refused(Refusal::not_allowed);
  if (seen && *seen != thing->changed_at) throw Refused(Refusal::out_of_turn);
}

}  // namespace

Checked<Done> change_supplier(const access::Work& work, const SupplierId& id, const SupplierChange& change,
                              std::optional<Instant> seen) {
  const auto supplier = find_supplier(work.db, id);
  allow(work, supplier, seen);
  Problems problems;
  check_name(change.name, "name", _("Enter the supplier’s name"), problems);
  if (!is_email(change.contact_email))
    problems.add("contact_email", _("Enter an email address in the correct format, like name@example.com"));
  if (problems) return problems;
  store::update_supplier(work, id, change);
  audit::record(work, "supplier_changed", "supplier", id.str(), supplier->code);
  jobs::publish(work, "names_changed", "", "", work.now);
  return Done{};
}

Checked<Done> change_coach(const access::Work& work, const CoachId& id, const CoachChange& change,
                           std::optional<Instant> seen) {
  auto coach = find_coach(work.db, id);
  allow(work, coach, seen);
  Problems problems;
  const std::string email = email_key(change.email);
  if (coach->kind == CoachKind::external) {
    check_name(change.first_name, "first_name", _("Enter a first name"), problems);
    check_name(change.last_name, "last_name", _("Enter a last name"), problems);
    check_email(work, email, coach->person, problems);
  }
  if (length(change.accreditation) > kLongestName)
    problems.add("accreditation", _("Accreditation must be 120 characters or fewer"));
  if (change.capacity < 0 || change.capacity > kLargestCapacity)
    problems.add("capacity", _("Capacity must be a whole number from 0 to 100"));
  if (problems) return problems;

  if (coach->kind == CoachKind::external &&
      (coach->first_name != change.first_name || coach->last_name != change.last_name || coach->email != email))
    store::update_names(work, coach->person, change.first_name, change.last_name, email);
  coach->accreditation = change.accreditation;
  coach->accreditation_expires_on = change.accreditation_expires_on;
  coach->capacity = change.capacity;
  store::update_coach(work, *coach);
  audit::record(work, "coach_changed", "coach", id.str(), coach->code);
  jobs::publish(work, "names_changed", "", "", work.now);
  return Done{};
}

Checked<PersonId> add_outsider(const access::Work& work, const Outsider& outsider) {
  Problems problems;
  const std::string email = email_key(outsider.email);
  check_name(outsider.first_name, "first_name", _("Enter a first name"), problems);
  check_name(outsider.last_name, "last_name", _("Enter a last name"), problems);
  check_email(work, email, {}, problems);
  if (problems) return problems;
  const auto id = PersonId::fresh();
  store::insert_person(work, id, {"", outsider.first_name, outsider.last_name, email, "", std::nullopt, false});
  audit::record(work, "person_added", "person", id.str());
  return id;
}

}  // namespace waymark::people
