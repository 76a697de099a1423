#pragma once
#include "people/people.hpp"

namespace waymark::people {

/// Works out anew which organisation is within which, and what each reports under; for after the tree has changed.
void rebuild_tree(const access::Work& work);

}  // namespace waymark::people
