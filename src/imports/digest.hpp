#pragma once
#include <string>

#include "imports/rows.hpp"

namespace waymark::imports {

// What a record says, as 32 hexadecimal digits (BLAKE2b): equal for equal records alone.
std::string digest_of(const people::OrganisationRecord& record);
std::string digest_of(const people::PersonRecord& record);
std::string digest_of(const people::SupplierRecord& record);
std::string digest_of(const people::CoachRecord& record);
std::string digest_of(const contracts::Terms& record);
std::string digest_of(const engagements::EngagementRecord& record);
std::string digest_of(const engagements::SessionRecord& record);
std::string digest_of(const money::InvoiceRecord& record);

}  // namespace waymark::imports
