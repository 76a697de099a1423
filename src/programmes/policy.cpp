#include "programmes/programmes.hpp"

namespace waymark::programmes {
namespace {

using access::Permission;
using access::PlaceKind;

/// Who sees every programme: they track engagements or see figures somewhere, so they must know what they belong to.
bool may_see_all(const access::Actor& actor) {
  if (actor.is_program) return true;
  for (auto permission : {Permission::track_engagements, Permission::see_figures, Permission::manage_programmes})
    for (auto kind : {PlaceKind::organisation, PlaceKind::supplier})
      if (!actor.places(permission, kind).empty()) return true;
  return false;
}

}  // namespace

bool may_create(const access::Actor& actor) {
  return actor.is_program || !actor.places(Permission::manage_programmes, PlaceKind::organisation).empty();
}

bool may_see_list(const access::Actor& actor) { return actor.may(Permission::see_figures); }
bool may_track(const access::Actor& actor) { return actor.may(Permission::track_engagements); }

bool may_manage(const access::Actor& actor, const ProgrammeId& id) {
  return may_create(actor) || actor.may_in(Permission::manage_programmes, PlaceKind::programme, id.str());
}

bool may_see(const access::Actor& actor, const ProgrammeId& id) {
  return may_see_all(actor) || actor.may_in(Permission::track_engagements, PlaceKind::programme, id.str()) ||
         actor.may_in(Permission::manage_programmes, PlaceKind::programme, id.str());
}

std::vector<Programme> visible(const access::Work& work) {
  auto programmes = all(work.db);
  std::erase_if(programmes, [&](const Programme& programme) { return !may_see(work.actor, programme.id); });
  return programmes;
}

std::vector<ProgrammeName> visible_names(const access::Work& work) {
  auto found = names(work.db);
  std::erase_if(found, [&](const ProgrammeName& named) { return !may_see(work.actor, named.id); });
  return found;
}

}  // namespace waymark::programmes
