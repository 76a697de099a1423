#pragma once
// Inside this room only: what the audit trail is told.
#include "audit/audit.hpp"
#include "vault/manifest.hpp"

namespace waymark::vault {

/// A line for an opening: about the piece, naming its scope; one for each of those whose it is.
void record_opening(const access::Work& work, const Place& place, std::span<const PersonId> whose);
/// One line for a change, about the scope, naming the piece and the manifest's tag.
void record_change(const access::Work& work, std::string_view action, const Place& place, const Announced& announced);

}  // namespace waymark::vault
