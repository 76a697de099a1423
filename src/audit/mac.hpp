#pragma once
// Inside this room only: what is authenticated, and how.
#include "audit/audit.hpp"

namespace waymark::audit {

/// Keyed BLAKE2b, 32 bytes, over all a line says, its stream, its number and the MAC of the line before.
std::string mac_of(const db::RowKey& key, const Line& line);
/// The same over the text of a checkpoint.
std::string mac_of_text(const db::RowKey& key, std::string_view text);

/// The key the database was opened with. Throws std::logic_error when it was opened without.
const db::RowKey& key_of(const db::Connection& db);

std::string hex(std::string_view bytes);

}  // namespace waymark::audit
