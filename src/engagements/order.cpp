#include <array>

#include "engagements/tracking.hpp"

namespace waymark::engagements {
namespace {

constexpr std::array<std::string_view, 7> kSorts{"name",      "agency",   "supplier",    "coach",
                                                 "starts_on", "progress", "next_session"};

}  // namespace

std::string code(Order order) {
  return (order.descending ? "-" : "") + std::string(kSorts[static_cast<std::size_t>(order.by)]);
}

std::optional<Order> order_from(std::string_view code) {
  Order order;
  if (code.starts_with('-')) {
    order.descending = true;
    code.remove_prefix(1);
  }
  for (std::size_t number = 0; number < kSorts.size(); ++number)
    if (kSorts[number] == code) {
      order.by = static_cast<SortBy>(number);
      return order;
    }
  return std::nullopt;
}

}  // namespace waymark::engagements
