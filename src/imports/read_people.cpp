// Organisations, people, suppliers and coaches as their files say them.
#include <fmt/format.h>

#include "imports/check.hpp"

namespace waymark::imports {

people::OrganisationRecord read_organisation(RowReader& row) {
  people::OrganisationRecord record;
  record.code = row.text("code", 40);
  if (record.code.find(':') != std::string::npos)
    row.refuse("code", "the code has a colon; expected none: units are made from people's units");
  record.name = row.text("name");
  record.parent_code = row.optional_text("parent_code", 40);
  if (!record.code.empty() && record.parent_code == record.code)
    row.refuse("parent_code", "the organisation would be within itself; expected another organisation or none");
  const auto kind = row.choice("kind", {"department", "board", "agency", "unit"});
  record.kind = people::organisation_kind_from(kind).value_or(people::OrganisationKind::agency);
  return record;
}

people::PersonRecord read_person(RowReader& row, const References& references) {
  people::PersonRecord record;
  record.staff_number = row.text("staff_number", 40);
  record.first_name = row.text("first_name", 100);
  record.last_name = row.text("last_name", 100);
  record.email = people::email_key(row.email("email"));
  record.grade = row.text("grade", 40);
  record.organisation_code = row.text("organisation_code", 40);
  references.check(row, "organisation_code", Kind::organisations, record.organisation_code);
  record.unit = row.optional_text("unit");
  record.location = row.optional_text("location");
  record.manager_staff_number = row.optional_text("line_manager_staff_number", 40);
  if (!record.staff_number.empty() && record.manager_staff_number == record.staff_number)
    row.refuse("line_manager_staff_number", "the person would be their own manager; expected another person or none");
  const auto status = row.choice("status", {"active", "on_leave", "left"});
  record.on_leave = status == "on_leave";
  record.started_on = row.optional_date("started_on");
  record.left_on = row.optional_date("left_on");
  if (status == "left" && row.cell("left_on").empty())
    row.refuse("left_on", "the cell is empty; expected the day they left, because the status is left");
  if (status == "on_leave" || status == "active") {
    if (!row.cell("left_on").empty())
      row.refuse("left_on", fmt::format("there is a date; expected none, because the status is {}", status));
  }
  if (record.started_on && record.left_on && *record.left_on < *record.started_on)
    row.refuse("left_on", "the date is before started_on; expected a later one");
  return record;
}

people::SupplierRecord read_supplier(RowReader& row) {
  people::SupplierRecord record;
  record.code = row.text("supplier_code", 40);
  record.name = row.text("name");
  record.sme = row.choice("sme", {"yes", "no"}) == "yes";
  record.contact_email = row.email("contact_email");
  return record;
}

people::CoachRecord read_coach(RowReader& row, const References& references) {
  people::CoachRecord record;
  record.code = row.text("coach_code", 40);
  record.first_name = row.text("first_name", 100);
  record.last_name = row.text("last_name", 100);
  record.email = people::email_key(row.email("email"));
  record.kind = row.choice("kind", {"internal", "external"}) == "internal" ? people::CoachKind::internal
                                                                           : people::CoachKind::external;
  record.supplier_code = row.optional_text("supplier_code", 40);
  record.staff_number = row.optional_text("staff_number", 40);
  if (record.kind == people::CoachKind::internal) {
    if (!record.supplier_code.empty())
      row.refuse("supplier_code", "there is a supplier; expected none, because the coach is internal");
    if (record.staff_number.empty())
      row.refuse("staff_number", "the cell is empty; expected a staff number, because the coach is internal");
    references.check(row, "staff_number", Kind::people, record.staff_number);
  } else {
    if (!record.staff_number.empty())
      row.refuse("staff_number", "there is a staff number; expected none, because the coach is external");
    if (record.supplier_code.empty())
      row.refuse("supplier_code", "the cell is empty; expected a supplier, because the coach is external");
    references.check(row, "supplier_code", Kind::suppliers, record.supplier_code);
  }
  record.accreditation = row.optional_text("accreditation", 100);
  record.accreditation_expires_on = row.optional_date("accreditation_expires_on");
  record.capacity = row.whole_number("capacity", 0, 1000);
  return record;
}

}  // namespace waymark::imports
