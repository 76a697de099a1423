#pragma once
// Who may see and change what in this room; each question has its list twin: a Sight the store narrows lists by.
#include <string>
#include <vector>

#include "people/people.hpp"

namespace waymark::people {

/// Which people an actor sees: everyone, or those of some organisations and below.
struct Sight {
  bool everyone = false;
  std::vector<std::string> organisations;
  bool outsiders = false;  ///< with the top of a tree come the people who are in no organisation
  bool nobody() const { return !everyone && organisations.empty(); }
};
Sight people_seen_by(const access::Work& work);
/// The people whose posts and leaving they may record.
Sight people_managed_by(const access::Work& work);
bool covers(const access::Work& work, const Sight& sight, const Person& person);
/// The organisations above units that a sight reaches, by name: for choosing one.
std::vector<Organisation> organisations_in(const access::Work& work, const Sight& sight);

/// Organisations are seen with their people.
bool may_see(const access::Work& work, const Organisation& organisation);

/// Which suppliers and which coaches an actor sees: all, or those of some suppliers; a coach themself.
struct RegisterSight {
  bool everything = false;
  std::vector<std::string> suppliers;
  CoachId own;
  bool nothing() const { return !everything && suppliers.empty() && own.empty(); }
};
RegisterSight suppliers_seen_by(const access::Work& work);
RegisterSight coaches_seen_by(const access::Work& work);

/// Whether they may change suppliers and coaches.
bool may_manage_register(const access::Work& work);

}  // namespace waymark::people
