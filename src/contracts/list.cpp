#include "contracts/list.hpp"

#include <algorithm>
#include <array>

#include "contracts/policy.hpp"
#include "contracts/store.hpp"

namespace waymark::contracts {
namespace {

constexpr std::array kSorts{SortBy::ref, SortBy::supplier, SortBy::ends_on, SortBy::invoiced_share};

bool fits(const ListQuestion& question, const Contract& contract) {
  const auto& terms = contract.terms;
  if (question.in_force_only && (terms.starts_on > question.as_of || terms.ends_on < question.as_of)) return false;
  return !question.flagged_only || standing(contract, question.as_of).any();
}

// To a millionth.
Money share(const Contract& contract) {
  return contract.invoiced_net.times(1'000'000, contract.terms.ceiling.pence());
}

bool before(SortBy by, const Contract& a, const Contract& b) {
  switch (by) {
    case SortBy::ref: return a.terms.ref < b.terms.ref;
    case SortBy::supplier: return a.supplier_name < b.supplier_name;
    case SortBy::ends_on: return a.terms.ends_on < b.terms.ends_on;
    case SortBy::invoiced_share: return share(a) < share(b);
  }
  return false;
}

}  // namespace

std::string_view code(SortBy by) {
  switch (by) {
    case SortBy::ref: return "ref";
    case SortBy::supplier: return "supplier";
    case SortBy::ends_on: return "ends";
    case SortBy::invoiced_share: return "invoiced";
  }
  return "";
}

std::optional<SortBy> sort_from(std::string_view given) {
  const auto found = std::find_if(kSorts.begin(), kSorts.end(), [&](SortBy by) { return code(by) == given; });
  return found == kSorts.end() ? std::nullopt : std::optional(*found);
}

std::vector<Contract> list(const access::Work& work, const ListQuestion& question) {
  const auto visible = visible_to(work);
  auto contracts = store::all(work.db, question.supplier);
  std::erase_if(contracts,
                [&](const Contract& contract) { return !visible.includes(contract) || !fits(question, contract); });
  std::stable_sort(contracts.begin(), contracts.end(), [&](const Contract& a, const Contract& b) {
    return question.descending ? before(question.sort, b, a) : before(question.sort, a, b);
  });
  return contracts;
}

}  // namespace waymark::contracts
