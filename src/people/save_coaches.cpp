#include "audit/audit.hpp"
#include "people/store.hpp"

namespace waymark::people {
namespace {

/// The person an external coach is: the one they were, somebody from outside with that address, or a new one.
PersonId outside_person(const access::Work& work, const CoachRecord& record, const std::optional<Coach>& known) {
  if (known && known->kind == CoachKind::external) {
    if (known->first_name != record.first_name || known->last_name != record.last_name ||
        known->email != record.email)
      store::update_names(work, known->person, record.first_name, record.last_name, record.email);
    return known->person;
  }
  if (const auto person = person_with_email(work.db, record.email)) {
    if (!person->staff_number.empty())
      throw std::invalid_argument(record.email + " is the address of staff number " + person->staff_number);
    store::update_names(work, person->id, record.first_name, record.last_name, record.email);
    return person->id;
  }
  const auto id = PersonId::fresh();
  store::insert_person(work, id, {"", record.first_name, record.last_name, record.email, "", std::nullopt, false});
  return id;
}

PersonId staff_person(const access::Work& work, const CoachRecord& record) {
  const auto person = person_with_staff_number(work.db, record.staff_number);
  if (!person) throw std::invalid_argument("no person " + record.staff_number);
  return person->id;
}

Coach coach_of(const access::Work& work, const CoachRecord& record, const std::optional<Coach>& known) {
  Coach coach;
  coach.id = known ? known->id : CoachId::fresh();
  coach.code = record.code;
  coach.kind = record.kind;
  coach.person =
      record.kind == CoachKind::internal ? staff_person(work, record) : outside_person(work, record, known);
  if (record.kind == CoachKind::external) {
    const auto supplier = supplier_with_code(work.db, record.supplier_code);
    if (!supplier) throw std::invalid_argument("no supplier " + record.supplier_code);
    coach.supplier = supplier->id;
  }
  coach.accreditation = record.accreditation;
  coach.accreditation_expires_on = record.accreditation_expires_on;
  coach.capacity = record.capacity;
  return coach;
}

/// The same with what the record does not decide set aside.
CoachRecord compared(CoachRecord record) {
  if (record.kind == CoachKind::internal) record.first_name = record.last_name = record.email = "";
  else record.staff_number = "";
  if (record.kind == CoachKind::internal) record.supplier_code = "";
  return record;
}

}  // namespace

Saved save_coaches(const access::Work& work, std::span<const CoachRecord> records) {
  const auto before = load_coaches(work.db);
  Saved saved;
  for (const auto& record : records)
    if (const auto known = before.find(record.code); known != before.end() && record.kind == CoachKind::external &&
                                                     known->second.kind == record.kind &&
                                                     known->second.email != record.email)
      store::park_email(work.db, coach_with_code(work.db, record.code)->person);
  for (const auto& record : records) {
    const auto known = before.find(record.code);
    if (known == before.end()) {
      const auto coach = coach_of(work, record, std::nullopt);
      store::insert_coach(work, coach);
      audit::record(work, "coach_added", "coach", coach.id.str(), record.code);
      ++saved.added;
    } else if (compared(known->second) != compared(record)) {
      const auto coach = coach_of(work, record, coach_with_code(work.db, record.code));
      store::update_coach(work, coach);
      audit::record(work, "coach_changed", "coach", coach.id.str(), record.code);
      ++saved.changed;
    } else {
      ++saved.unchanged;
    }
  }
  // Rooms above keep copies of a coach's kind and supplier.
  if (saved.changed > 0) jobs::publish(work, "names_changed", "", "", work.now);
  return saved;
}

}  // namespace waymark::people
