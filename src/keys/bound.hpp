#pragma once
// Inside this room only: what a wrapped key is bound to.
#include "keys/keys.hpp"

namespace waymark::keys {

Associated bound(const OrganisationId& organisation, std::int64_t version);
Associated bound(const Scope& scope, std::int64_t organisation_version);

}  // namespace waymark::keys
