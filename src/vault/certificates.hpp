#pragma once
// Inside this room only.
#include "vault/store.hpp"

namespace waymark::vault {

/// Whether the certificate was made under this scope's key.
bool vouched(const ScopeKeys& keys, const store::ShreddingRow& row);

}  // namespace waymark::vault
