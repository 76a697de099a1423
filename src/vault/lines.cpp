#include "vault/lines.hpp"

namespace waymark::vault {

void record_opening(const access::Work& work, const Place& place) {
  audit::record(work, "opened", place.kind, place.object,
                fmt::format("{} of {} {}", place.field, place.scope.kind, place.scope.id));
}

void record_change(const access::Work& work, std::string_view action, const Place& place,
                   const Announced& announced) {
  audit::record(work, action, place.scope.kind, place.scope.id,
                fmt::format("{} {} {}, {}", place.kind, place.object, place.field, in_detail(announced)));
}

}  // namespace waymark::vault
