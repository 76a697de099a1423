#pragma once
#include <memory>

#include "money/breakdown.hpp"
#include "money/published.hpp"
#include "web/web.hpp"

namespace waymark::money::pages {

inline constexpr By kBreakdowns[] = {By::financial_year, By::agency, By::supplier, By::grade, By::programme};

/// What the answer page was asked.
struct Asked {
  SpendQuestion question;  ///< its breakdown is not set
  By by = By::financial_year;
  bool all_years = false;
  bool beneath = false;   ///< every figure may be taken apart, and any days asked for
  bool coaching = false;  ///< not what it cost but what took place
  bool print = false;     ///< every breakdown, one under the other
  Problems problems = {};
};
Asked asked(const web::Visit& visit);

/// The figures an actor gets: their own, or the published ones.
class Figures {
 public:
  Figures(const access::Work& work, const Asked& asked);

  /// Nothing when they are about too few people. By financial year, all there are.
  std::optional<std::vector<BreakdownRow>> rows(By by, With with) const;
  /// Everything of the days asked for, with its parts by who pays, where both may be shown.
  struct Headline {
    BreakdownRow all;
    std::vector<BreakdownRow> parts;
    InternalCoaching internal;
    std::string days;  ///< "from 1 April 2025 to 31 March 2026, both days included"
  };
  std::optional<Headline> headline() const;

 private:
  const access::Work& work_;
  const Asked& asked_;
  std::unique_ptr<Publication> published_;
};

/// Spend by one thing, or the coaching by it; a sentence when there is nothing, or too few people.
Html breakdown_tables(const Asked& asked, const Figures& figures, By by, With with);
web::Response breakdown_csv(const Asked& asked, const Figures& figures);

}  // namespace waymark::money::pages
