#include "accounts/roles.hpp"

#include "accounts/policy.hpp"
#include "accounts/store.hpp"
#include "audit/audit.hpp"
#include "jobs/jobs.hpp"
#include "people/people.hpp"

namespace waymark::accounts {
namespace {

Problems problem(std::string field, std::string message) {
  Problems problems;
  problems.add(std::move(field), std::move(message));
  return problems;
}

std::optional<Place> place_by_code(db::Connection& db, const Surroundings& surroundings, access::PlaceKind kind,
                                   std::string_view code) {
  if (kind == access::PlaceKind::service) return Place{"", "", _("the whole service")};
  if (kind == access::PlaceKind::organisation) {
    if (const auto found = people::organisation_with_code(db, code))
      return Place{found->id.str(), found->code, found->name};
  } else if (kind == access::PlaceKind::supplier) {
    if (const auto found = people::supplier_with_code(db, code))
      return Place{found->id.str(), found->code, found->name};
  } else {
    for (const auto& finder : surroundings.places)
      if (finder.kind == kind) return finder.by_code(db, code);
  }
  return std::nullopt;
}

std::string place_name(db::Connection& db, const Surroundings& surroundings, const access::Grant& grant) {
  if (grant.kind == access::PlaceKind::service) return _("the whole service");
  if (grant.kind == access::PlaceKind::organisation) {
    if (const auto found = people::find_organisation(db, OrganisationId(grant.place_id))) return found->name;
  } else if (grant.kind == access::PlaceKind::supplier) {
    if (const auto found = people::find_supplier(db, SupplierId(grant.place_id))) return found->name;
  } else {
    for (const auto& finder : surroundings.places)
      if (finder.kind == grant.kind)
        if (const auto found = finder.by_id(db, grant.place_id)) return found->name;
  }
  return _("a place that is no longer there");
}

std::string told(const access::Grant& grant) {
  return fmt::format("{}@{}:{}", access::code(grant.role), access::code(grant.kind), grant.place_id);
}

}  // namespace

std::vector<HeldRole> roles_of(db::Connection& db, const Surroundings& surroundings, const PersonId& person) {
  std::vector<HeldRole> held;
  for (auto& row : store::roles(db, person)) {
    auto name = place_name(db, surroundings, row.grant);
    held.push_back({std::move(row.id), std::move(row.grant), std::move(name), row.granted_at});
  }
  return held;
}

Checked<access::Grant> find_grant(db::Connection& db, const Surroundings& surroundings, access::Role role,
                                  access::PlaceKind kind, std::string_view place_code) {
  const auto kinds = access::places_of(role);
  if (kinds.front() == access::PlaceKind::own)
    return problem("role", fill(_("{} is not granted: it follows from the engagements, the register of coaches or "
                                  "the reporting line"),
                                access::label(role)));
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
    std::vector<std::string> codes;
    for (auto one : kinds) codes.emplace_back(access::code(one));
    return problem("place", waymark::fill(_("{} is held for: {}"), access::label(role), joined(codes, ", ")));
  }
  const auto place = place_by_code(db, surroundings, kind, trimmed(place_code));
  if (!place) return problem("place", fill(_("There is no {} “{}”"), access::code(kind), trimmed(place_code)));
  return access::Grant{role, kind, place->id};
}

Checked<access::Grant> read_grant(db::Connection& db, const Surroundings& surroundings, std::string_view text) {
  const auto at = text.find('@');
  const auto role_code = trimmed(text.substr(0, at));
  const auto role = access::role_from(role_code);
  if (!role) return problem("role", fill(_("There is no role “{}”"), role_code));
  if (at == std::string_view::npos)
    return problem("place",
                   _("Say for which place: ROLE@organisation:CODE, ROLE@programme:NAME or ROLE@supplier:CODE"));
  const auto place = text.substr(at + 1);
  const auto colon = place.find(':');
  const auto kind = access::place_kind_from(trimmed(place.substr(0, colon)));
  if (!kind) return problem("place", fill(_("There is no kind of place “{}”"), trimmed(place.substr(0, colon))));
  return find_grant(db, surroundings, *role, *kind, colon == std::string_view::npos ? "" : place.substr(colon + 1));
}

std::vector<PersonId> holders_of(db::Connection& db, std::span<const access::Role> roles) {
  std::vector<PersonId> all;
  for (const auto role : roles)
    for (auto& person : store::holders(db, role))
      if (std::find(all.begin(), all.end(), person) == all.end()) all.push_back(std::move(person));
  return all;
}

std::vector<RoleHolder> holders_for(db::Connection& db, access::Role role, const OrganisationId& organisation,
                                    Date today) {
  std::vector<RoleHolder> all;
  for (auto& holder : store::holders_for(db, role, organisation, today))
    if (std::none_of(all.begin(), all.end(), [&](const RoleHolder& one) { return one.person == holder.person; }))
      all.push_back(std::move(holder));
  return all;
}

Checked<Done> grant_role(const access::Work& work, const PersonId& person, const access::Grant& grant) {
  must_keep_accounts(work);
  if (!people::find_person(work.db, person)) throw Refused(Refusal::not_found);
  if (person == work.actor.person)
    return problem("role", _("You cannot give yourself a role: ask another system administrator"));
  if (store::holds_role(work.db, person, grant))
    return problem("role", _("They hold this role for this place already"));
  store::insert_role(work.db, new_id(), person, grant, work.actor.person, work.now);
  audit::record(work, "role_granted", "person", person.str(), told(grant));
  jobs::tell(work, person, "account_role_granted", "person", person.str(), work.now, "/account");
  return Done{};
}

Checked<Done> end_role(const access::Work& work, const PersonId& person, std::string_view role_id) {
  must_keep_accounts(work);
  const auto held = store::role(work.db, role_id);
  if (!held || held->person != person) throw Refused(Refusal::not_found);
  if (held->person == work.actor.person && held->grant.role == access::Role::system_administrator)
    return problem("role", _("You cannot end your own role of system administrator: ask another one"));
  store::end_role(work.db, role_id, work.actor.person, work.now);
  audit::record(work, "role_ended", "person", held->person.str(), told(held->grant));
  jobs::tell(work, held->person, "account_role_ended", "person", held->person.str(), work.now, "/account");
  return Done{};
}

}  // namespace waymark::accounts
