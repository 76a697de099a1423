#pragma once
// Inside this room only: what the audit trail is told.
#include "audit/audit.hpp"
#include "vault/manifest.hpp"

namespace waymark::vault {

/// One line for an opening: about the piece, naming its scope.
void record_opening(const access::Work& work, const Place& place);
/// One line for a change, about the scope, naming the piece and the manifest's tag.
void record_change(const access::Work& work, std::string_view action, const Place& place, const Announced& announced);

}  // namespace waymark::vault
