#pragma once
#include "access/access.hpp"

namespace waymark::reports {

/// Whether this actor may see a row of every engagement with what was invoiced for it: those who may see every
/// invoice line.
bool may_see_everything(const access::Work& work);

}  // namespace waymark::reports
