#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// A task that cannot be started yet has no href. The status is text, or a tag(…).
struct Task {
  Content title;
  Content status;
  std::string href = {};
  std::optional<Content> hint = {};
  std::string title_classes = {};
  std::string status_classes = {};
  std::string classes = {};
};

struct TaskList {
  std::vector<Task> items;
  std::string id_prefix = "task-list";
  std::string classes = {};
  Attributes attributes = {};
};
Html task_list(const TaskList& list);

}  // namespace waymark::govuk
