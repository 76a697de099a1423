#pragma once
// How often tools are handed on, opened and done, without a figure about few.
#include "disclosure/disclosure.hpp"
#include "toolkit/policy.hpp"

namespace waymark::toolkit {

/// Figures below this are not shown.
inline constexpr std::int64_t kFewest = static_cast<std::int64_t>(disclosure::kFewest);

/// "12", or "fewer than 5".
std::string figure(std::int64_t count);

/// A tool's use in a programme, or in several that are too small alone: their names are then left out.
struct ProgrammeUse {
  ToolId tool;
  std::string title;
  std::string programme;  ///< empty for those merged
  std::int64_t handed = 0, opened = 0, done = 0;
};
/// Of one tool, or of all for an empty one, where the actor reviews tools. A tool whose whole use is too small has no
/// rows.
std::vector<ProgrammeUse> usage_by_programme(const access::Work& work, const Standing& standing, const ToolId& tool);

}  // namespace waymark::toolkit
