#pragma once
#include "money/breakdown.hpp"
#include "web/web.hpp"

namespace waymark::money::pages {

/// What the answer page was asked.
struct Asked {
  SpendQuestion question;  ///< its breakdown is not set
  By by = By::financial_year;
  bool beneath = false;    ///< every figure may be taken apart, and any days asked for
  bool print = false;      ///< every breakdown, one under the other
  Problems problems;
};
Asked asked(const web::Visit& visit);

/// Spend by one thing, and coaching by it, each a table; a sentence when there is nothing, or too few people.
Html breakdown_tables(const web::Visit& visit, const Asked& asked, By by);
web::Response breakdown_csv(const access::Work& work, const Asked& asked);

}  // namespace waymark::money::pages
