#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"

namespace waymark::people {

enum class OrganisationKind { department, board, agency, unit };
std::string_view code(OrganisationKind kind);  ///< "agency": in the database and in files
const char* label(OrganisationKind kind);      ///< "Agency", in the reader's language
std::optional<OrganisationKind> organisation_kind_from(std::string_view code);

/// A department, a board, an agency or a unit. `agency` is what it reports under: the nearest agency at or above
/// it; without one, the nearest that is not a unit; without that, itself.
struct Organisation {
  OrganisationId id;
  std::string code;
  std::string name;
  OrganisationId parent;  ///< empty at the top
  OrganisationKind kind;
  OrganisationId agency;
};

std::optional<Organisation> find_organisation(db::Connection& db, const OrganisationId& id);
std::optional<Organisation> organisation_with_code(db::Connection& db, std::string_view code);

/// Every organisation that is not a unit, by name: what filters by agency offer.
std::vector<Organisation> organisations_above_units(db::Connection& db);

/// From the top down to this one itself.
std::vector<Organisation> organisation_path(db::Connection& db, const OrganisationId& id);

/// Whether `inner` is `outer` or below it.
bool is_within(db::Connection& db, const OrganisationId& inner, const OrganisationId& outer);

/// The unit of this name directly within an organisation, made (code "<ORG>:<name>") when there is none.
/// Needs an organisation that exists and a name that is not empty; names are compared as written.
OrganisationId unit_within(const access::Work& work, const OrganisationId& organisation, std::string_view name);

}  // namespace waymark::people
