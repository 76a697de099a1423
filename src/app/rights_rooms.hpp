#pragma once
#include "rights/rights.hpp"

namespace waymark::app {

/// What each room with content does when it is shredded, packed or erased.
const rights::Rooms& rights_rooms();

}  // namespace waymark::app
