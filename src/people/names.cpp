// The codes kept in the database and the words people read.
#include "people/people.hpp"

namespace waymark::people {
namespace {

template <class Kind>
struct Name {
  Kind kind;
  std::string_view code;
  const char* label;
};

constexpr Name<OrganisationKind> kOrganisationKinds[] = {
    {OrganisationKind::department, "department", "Department"},
    {OrganisationKind::board, "board", "Board"},
    {OrganisationKind::agency, "agency", "Agency"},
    {OrganisationKind::unit, "unit", "Unit"},
};
constexpr Name<CoachKind> kCoachKinds[] = {
    {CoachKind::internal, "internal", "Internal"},
    {CoachKind::external, "external", "External"},
};
constexpr Name<Status> kStatuses[] = {
    {Status::active, "active", "Active"},
    {Status::on_leave, "on_leave", "On leave"},
    {Status::left, "left", "Left"},
};

template <class Kind, std::size_t size>
const Name<Kind>& name_of(const Name<Kind> (&names)[size], Kind kind) {
  return names[static_cast<std::size_t>(kind)];
}

template <class Kind, std::size_t size>
std::optional<Kind> kind_from(const Name<Kind> (&names)[size], std::string_view code) {
  for (const auto& name : names)
    if (name.code == code) return name.kind;
  return std::nullopt;
}

}  // namespace

std::string_view code(OrganisationKind kind) { return name_of(kOrganisationKinds, kind).code; }
const char* label(OrganisationKind kind) { return _(name_of(kOrganisationKinds, kind).label); }
std::optional<OrganisationKind> organisation_kind_from(std::string_view code) {
  return kind_from(kOrganisationKinds, code);
}

std::string_view code(CoachKind kind) { return name_of(kCoachKinds, kind).code; }
const char* label(CoachKind kind) { return _(name_of(kCoachKinds, kind).label); }
std::optional<CoachKind> coach_kind_from(std::string_view code) { return kind_from(kCoachKinds, code); }

std::string_view code(Status status) { return name_of(kStatuses, status).code; }
const char* label(Status status) { return _(name_of(kStatuses, status).label); }
std::optional<Status> status_from(std::string_view code) { return kind_from(kStatuses, code); }

Status status_on(const Person& person, Date day) {
  if (person.is_leaver_on(day)) return Status::left;
  return person.on_leave ? Status::on_leave : Status::active;
}

}  // namespace waymark::people
