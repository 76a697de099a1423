#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "contracts/contracts.hpp"

namespace waymark::contracts {

enum class SortBy { ref, supplier, ends_on, invoiced_share };
std::string_view code(SortBy by);  ///< "supplier": in ?sort=
std::optional<SortBy> sort_from(std::string_view code);

struct ListQuestion {
  SupplierId supplier = {};    ///< any when empty
  bool in_force_only = false;  ///< on that day
  bool flagged_only = false;   ///< ending soon, ended, over its ceiling or heading there
  SortBy sort = SortBy::ref;
  bool descending = false;
  Date as_of = {};
};
/// The contracts this actor sees that fit: a department has hundreds, so they are sorted here.
std::vector<Contract> list(const access::Work& work, const ListQuestion& question);

}  // namespace waymark::contracts
