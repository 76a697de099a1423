#include "app/openapi.hpp"
#include "people/people.hpp"
#include "programmes/programmes.hpp"

namespace waymark::app::openapi {
namespace {

constexpr const char* kPeople = "People";
constexpr const char* kRegister = "Suppliers and coaches";
constexpr const char* kProgrammes = "Programmes";

constexpr auto code_of = [](auto one) { return people::code(one); };

Value status() {
  return one_of(codes_of(std::array{people::Status::active, people::Status::on_leave, people::Status::left}, code_of),
                "Whether they are there today.");
}
Value coach_kind() {
  return one_of(codes_of(std::array{people::CoachKind::internal, people::CoachKind::external}, code_of),
                "Whether the coach is staff.");
}
Value organisation_kind() {
  using people::OrganisationKind;
  return one_of(codes_of(std::array{OrganisationKind::department, OrganisationKind::board, OrganisationKind::agency,
                                    OrganisationKind::unit},
                         code_of),
                "What it is.");
}
Value yes_only(std::string about) { return one_of({"yes", "no"}, std::move(about)).optional(); }

Schema person_schema() {
  return {.name = "Person",
          .about = "Somebody in a list.",
          .members = {{"id", id("Names them in paths.")},
                      {"staff_number", text("Null for people from outside.").or_null()},
                      {"name", text("First and last name.")},
                      {"email", text("Their address.")},
                      {"grade", text("Today’s grade.").or_null()},
                      {"organisation", text("Where they work today.").or_null()},
                      {"agency", text("What that reports under.").or_null()},
                      {"location", text("Where they sit.").or_null()},
                      {"line_manager", text("Whom they report to.").or_null()},
                      {"status", status()},
                      {"left_on", date("The first day they are no longer there; may lie ahead.").or_null()},
                      {"line_manager_gone", yes_no("Their line manager left, and nobody has said who follows.")}}};
}

Schema person_detail_schema() {
  return {.name = "PersonDetail",
          .about = "Somebody, with their posts in time and who reports to them.",
          .members = {{"id", id("Names them in paths.")},
                      {"staff_number", text("Null for people from outside.").or_null()},
                      {"first_name", text("First name.")},
                      {"last_name", text("Last name.")},
                      {"email", text("Their address.")},
                      {"location", text("Where they sit.").or_null()},
                      {"organisation_id", id("Where they work today.").or_null()},
                      {"grade", text("Today’s grade.").or_null()},
                      {"line_manager_id", id("Whom they report to.").or_null()},
                      {"started_on", date("Their first day.").or_null()},
                      {"status", status()},
                      {"left_on", date("The first day they are no longer there; may lie ahead.").or_null()},
                      {"line_manager_gone", yes_no("Their line manager left, and nobody has said who follows.")},
                      {"posts", list_of("Post", "Newest first.")},
                      {"direct_reports", list_of("Person", "Those this person may see, by name; at most 200.")}}};
}

std::vector<Schema> register_schemas() {
  return {
      {.name = "Post",
       .about = "Where somebody stood from a day on.",
       .members = {{"from_on", date("The first day.")},
                   {"organisation_id", id("Where.").or_null()},
                   {"organisation", text("Its name.").or_null()},
                   {"agency", text("What it reports under.").or_null()},
                   {"grade", text("The grade.").or_null()},
                   {"line_manager", text("Whom they reported to.").or_null()}}},
      {.name = "Organisation",
       .about = "A department, board, agency or unit.",
       .members = {{"id", id("Names it in paths.")},
                   {"code", text("What it is called in files.")},
                   {"name", text("Its name.")},
                   {"kind", organisation_kind()},
                   {"parent_id", id("What it is directly within.").or_null()},
                   {"agency_id", id("What it reports under.").or_null()},
                   {"people", whole("Who is there today, in it and below.")},
                   {"directly_below", whole("How many organisations are directly within it.")}}},
      {.name = "OrganisationDetail",
       .about = "An organisation and those directly within it.",
       .members = {{"organisation", object("Organisation", "The organisation.")},
                   {"below", list_of("Organisation", "By name.")}}},
      {.name = "Supplier",
       .about = "Who supplies coaches.",
       .members = {{"id", id("Names it in paths.")},
                   {"code", text("What it is called in files.")},
                   {"name", text("Its name.")},
                   {"sme", yes_no("A small or medium-sized enterprise.")},
                   {"contact_email", text("Whom to write to.")}}},
      {.name = "SupplierInList",
       .about = "A supplier with its coaches counted.",
       .members = {{"id", id("Names it in paths.")},
                   {"code", text("What it is called in files.")},
                   {"name", text("Its name.")},
                   {"sme", yes_no("A small or medium-sized enterprise.")},
                   {"contact_email", text("Whom to write to.")},
                   {"coaches", whole("Coaches who have not left.")},
                   {"capacity", whole("How many engagements they take on together.")}}},
      {.name = "Coach",
       .about = "A coach on the register.",
       .members = {{"id", id("Names them in paths.")},
                   {"code", text("What they are called in files.")},
                   {"person_id", id("The person they are.")},
                   {"name", text("First and last name.")},
                   {"email", text("Their address.")},
                   {"kind", coach_kind()},
                   {"supplier_id", id("An external coach’s supplier.").or_null()},
                   {"supplier", text("Its name.").or_null()},
                   {"accreditation", text("What they are accredited with.").or_null()},
                   {"accreditation_expires_on", date("Its last day.").or_null()},
                   {"accreditation_expired", yes_no("Whether that day is past.")},
                   {"capacity", whole("How many engagements at once.")},
                   {"left_on", date("The first day they are no longer there.").or_null()}}},
  };
}

std::vector<Member> programme_members() {
  return {{"id", id("Names it in paths.")},
          {"name", text("Its name.")},
          {"aims", text("What it is for.")},
          {"starts_on", date("Its first day.").or_null()},
          {"ends_on", date("Its last day.").or_null()},
          {"planned_sessions", whole("How many sessions an engagement usually has.")},
          {"planned_minutes", whole("How long each usually is.")},
          {"cadence_days", whole("How many days usually lie between two.")},
          {"funded", one_of({"central", "local"}, "Whose budget usually pays.")},
          {"managers_see_progress", yes_no("Whether line managers see how far along their reports are.")},
          {"not_started_days", whole("After how many days without a session an engagement asks for attention.")},
          {"quiet_days", whole("After how many days since the last one it does.")},
          {"contract_warning_days", whole("How many days before its contract ends it does.")}};
}

std::vector<Schema> programme_schemas() {
  auto detailed = programme_members();
  detailed.push_back({"places", list_of("Places", "For each agency with a limit.")});
  return {
      {.name = "Programme", .about = "A coaching programme.", .members = programme_members()},
      {.name = "ProgrammeDetail", .about = "A coaching programme with its places.", .members = std::move(detailed)},
      {.name = "Places",
       .about = "How many places an agency has in a programme.",
       .members = {{"organisation_id", id("The agency.")},
                   {"organisation", text("Its name.")},
                   {"places", whole("How many.")}}}};
}

}  // namespace

std::vector<Schema> people_schemas() {
  std::vector<Schema> all{person_schema(), person_detail_schema()};
  for (auto part : {register_schemas, programme_schemas})
    for (auto& schema : part()) all.push_back(std::move(schema));
  return all;
}

std::vector<Operation> people_operations() {
  return {
      reads("/api/v1/people", "listPeople", kPeople, "The people this person may see, by name.", page_of("Person"),
            paged({{"search", text("Each word is in a name, the staff number or the address.").optional()},
                   {"organisation", id("Only there and below.").optional()},
                   {"grade", text("Only of this grade.").optional()},
                   {"status", status().optional()},
                   sort_by({"name", "grade"})})),
      reads("/api/v1/people/{id}", "getPerson", kPeople, "One person.", an_object("PersonDetail")),
      reads("/api/v1/organisations", "listOrganisations", kPeople,
            "The organisations this person sees from, to look below.", whole_list_of("Organisation")),
      reads("/api/v1/organisations/{id}", "getOrganisation", kPeople,
            "One organisation, and those directly within it.", an_object("OrganisationDetail")),
      reads("/api/v1/suppliers", "listSuppliers", kRegister, "The suppliers this person may see, by name.",
            whole_list_of("SupplierInList"), {sort_by({"name"})}),
      reads("/api/v1/suppliers/{id}", "getSupplier", kRegister, "One supplier.", an_object("Supplier")),
      reads("/api/v1/coaches", "listCoaches", kRegister, "The coaches this person may see, by name.",
            page_of("Coach"),
            paged({{"search", text("Each word is in a name or the address.").optional()},
                   {"supplier", id("Only of this supplier.").optional()},
                   {"kind", coach_kind().optional()},
                   {"expired", yes_only("yes: only with an accreditation that has expired.")},
                   sort_by({"name", "expiry"})})),
      reads("/api/v1/coaches/{id}", "getCoach", kRegister, "One coach.", an_object("Coach")),
      reads("/api/v1/programmes", "listProgrammes", kProgrammes, "The programmes this person may see, by name.",
            whole_list_of("Programme")),
      reads("/api/v1/programmes/{id}", "getProgramme", kProgrammes, "One programme.", an_object("ProgrammeDetail")),
  };
}

}  // namespace waymark::app::openapi
