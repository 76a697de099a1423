#include "reports/policy.hpp"

#include "money/money.hpp"

namespace waymark::reports {

bool may_see_everything(const access::Work& work) {
  return money::scope_of(work, access::Permission::see_invoice_lines).everything;
}

}  // namespace waymark::reports
