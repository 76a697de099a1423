#include "contracts/contracts.hpp"

namespace waymark::contracts {
namespace {

constexpr std::size_t kLongestRef = 40;
constexpr std::int64_t kWholeRate = 10'000;
constexpr std::int64_t kLongestNotice = 24 * 60;

}  // namespace

Problems check(const Terms& terms) {
  Problems problems;
  if (trimmed(terms.ref).empty()) problems.add("ref", _("Enter the contract reference"));
  else if (length(terms.ref) > kLongestRef)
    problems.add("ref", _("The contract reference must be 40 characters or fewer"));
  if (terms.supplier.empty()) problems.add("supplier", _("Choose the supplier"));
  if (terms.ends_on < terms.starts_on)
    problems.add("ends_on", _("The last day must be the same as or after the first day"));
  if (terms.rate <= Money()) problems.add("rate", _("The rate must be more than £0"));
  if (terms.vat_rate < 0 || terms.vat_rate > kWholeRate)
    problems.add("vat_rate", _("The VAT rate must be between 0 and 100 per cent"));
  if (terms.ceiling <= Money()) problems.add("ceiling", _("The ceiling must be more than £0"));
  const auto hours = terms.charges_cancellation_within_hours;
  if (hours && (*hours < 1 || *hours > kLongestNotice))
    problems.add("charges_cancellation_within_hours", _("The notice must be between 1 and 1,440 hours"));
  return problems;
}

}  // namespace waymark::contracts
