#pragma once
#include <cstdint>

#include "govuk/parts.hpp"

namespace waymark::govuk {

struct ProgressStep {
  Content label;
  bool active = false;
  bool complete = false;
  std::string id = {};  ///< "progress-item-" and its place when empty
  std::string label_classes = {};
  std::string classes = {};
  Attributes attributes = {};
};

/// MoJ's progress bar: the named stages of something, five at most to fit.
struct ProgressBar {
  std::vector<ProgressStep> items;
  std::string label;
  std::string id = "progress";
  std::string classes = {};
  Attributes attributes = {};
};
Html progress_bar(const ProgressBar& bar);

/// How many of those planned are done: a bar and its text, in lists and on an engagement's page.
/// Neither number is negative. More done than planned fills the bar; none planned leaves only the text.
struct AppProgress {
  std::int64_t done;
  std::int64_t planned;
  std::string text = {};  ///< "4 of 6 sessions" when empty
};
Html app_progress(const AppProgress& progress);

}  // namespace waymark::govuk
