#pragma once
#include "money/lines.hpp"
#include "money/money.hpp"

namespace waymark::money {

bool may_set_rates(const access::Actor& actor);
bool may_record_invoices(const access::Actor& actor);

/// Whether the actor may see, or record, invoice lines of this engagement.
bool may_see_money(const access::Work& work, const EngagementName& engagement);
bool may_record_for(const access::Work& work, const EngagementName& engagement);

}  // namespace waymark::money
