#pragma once
// Inside this room only: what is wrong where a chain does not hold.
#include "audit/store.hpp"

namespace waymark::audit {

/// A stream from the first line on whose own MAC is not right.
struct Scene {
  const db::RowKey& key;
  std::vector<Line> lines;              ///< that line first, then those after it
  std::optional<store::Head> head;      ///< of the stream
  std::optional<std::string> anchored;  ///< what a checkpoint says its MAC is, in hexadecimal digits
};

struct Finding {
  Wrong wrong;
  std::string detail;
};
Finding diagnose(const Scene& scene);

}  // namespace waymark::audit
