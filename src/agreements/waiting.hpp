#pragma once
// What waits for somebody to sign, and whose aims they see: facts alone, for rooms that have no way to what is
// sealed.
#include <string>
#include <vector>

#include "engagements/engagements.hpp"

namespace waymark::agreements {

struct ToSign {
  EngagementId engagement;
  std::string with;      ///< the other side of it; of aims, the coachee
  Instant since;         ///< when it was proposed, or the aims could be seen
  bool is_aims = false;  ///< theirs to sign as the third party
  std::string path() const;
};
/// The actor's own signatures that are waited for, the longest waited for first.
std::vector<ToSign> to_sign(const access::Work& work);

struct ShownAims {
  EngagementId engagement;
  std::string coachee_name;
  std::string path() const;
};
/// Those who have named the actor to see their aims.
std::vector<ShownAims> aims_shown_to(const access::Work& work);

}  // namespace waymark::agreements
