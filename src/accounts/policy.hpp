#pragma once
#include <string>
#include <vector>

#include "access/access.hpp"

namespace waymark::accounts {

/// Whom somebody may invite: everyone, or who is within these organisations.
struct InvitationScope {
  bool everyone = false;
  std::vector<std::string> organisations;
};
InvitationScope invitation_scope(const access::Work& work);

/// Refuses not_allowed to all but those who keep accounts.
void must_keep_accounts(const access::Work& work);

}  // namespace waymark::accounts
