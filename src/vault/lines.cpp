#include "vault/lines.hpp"

namespace waymark::vault {

void record_opening(const access::Work& work, const Place& place, std::span<const PersonId> whose) {
  audit::About about;
  if (place.scope.kind == "engagement") about.engagement = EngagementId(place.scope.id);
  const auto write = [&] {
    audit::opened(work, place.kind, place.object, about,
                  fmt::format("{} of {} {}", place.field, place.scope.kind, place.scope.id));
  };
  if (whose.empty()) write();
  for (const auto& person : whose) {
    about.person = person;
    write();
  }
}

void record_change(const access::Work& work, std::string_view action, const Place& place,
                   const Announced& announced) {
  audit::record(work, action, place.scope.kind, place.scope.id,
                fmt::format("{} {} {}, {}", place.kind, place.object, place.field, in_detail(announced)));
}

}  // namespace waymark::vault
