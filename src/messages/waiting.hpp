#pragma once
// How many messages somebody has not read: facts alone, for rooms that have no way to what is sealed.
#include <string>
#include <vector>

#include "engagements/engagements.hpp"

namespace waymark::messages {

struct Unread {
  EngagementId engagement;
  std::string with;  ///< the coach, or for the coach whom they coach
  std::int64_t messages;
  Instant since;  ///< when the first of them was written
  std::string path() const;
};
/// The actor's own, the longest unread first; one indexed query.
std::vector<Unread> unread(const access::Work& work);

}  // namespace waymark::messages
