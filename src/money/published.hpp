#pragma once
#include <optional>
#include <vector>

#include "money/breakdown.hpp"

namespace waymark::money {

/// The figures for those who may not take them apart. Financial years are shown alone or together, and so are the
/// rows of each breakdown, always the same ones whatever is asked: so that every figure, and every difference of
/// two, is about nobody or at least five of the people coached, those invoiced for and those paid for.
class Publication {
 public:
  /// Reads all there is within the actor's places.
  Publication(const access::Work& work, Basis basis);

  /// The years that are shown together with those two days', in order; none when no figure may be shown.
  std::vector<FinancialYear> years(Date from, Date to) const;
  /// The breakdown of those years, without internal coaching; by financial year, of all there are. Nothing when no
  /// figure may be shown.
  std::optional<std::vector<BreakdownRow>> rows(By by, Date from, Date to) const;
  /// Internal coaching of those years; nothing when in some years it is about too few.
  std::optional<InternalCoaching> internal(Date from, Date to) const;

 private:
  /// Every row there is in any year, with what these years come to.
  std::vector<BreakdownRow> read(By by, const std::vector<int>& years) const;
  /// Which group each belongs to, whatever years are asked for.
  std::vector<std::size_t> groups_of(By by, const std::vector<BreakdownRow>& all) const;

  const access::Work& work_;
  Basis basis_;
  History history_;
  std::vector<std::vector<int>> periods_;  ///< years that are shown together
};

}  // namespace waymark::money
