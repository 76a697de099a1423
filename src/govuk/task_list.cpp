#include "govuk/task_list.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {
namespace {

void draw_title(Html& to, const Task& task, const std::string& id) {
  if (task.href.empty()) {
    append(to, "<div");
    draw::optional_attribute(to, " class=\"{}\"", task.title_classes);
    append(to, ">{}</div>", task.title.markup());
    return;
  }
  append(to, "<a class=\"govuk-link govuk-task-list__link");
  draw::classes(to, task.title_classes);
  append(to, "\" href=\"{}\" aria-describedby=\"", draw::safe_address(task.href));
  if (task.hint) append(to, "{}-hint ", id);
  append(to, "{}-status\">{}</a>", id, task.title.markup());
}

void draw_task(Html& to, const Task& task, const std::string& id) {
  append(to, "<li class=\"govuk-task-list__item");
  if (!task.href.empty()) append(to, " govuk-task-list__item--with-link");
  draw::classes(to, task.classes);
  append(to, "\"><div class=\"govuk-task-list__name-and-hint\">");
  draw_title(to, task, id);
  if (task.hint) append(to, "<div id=\"{}-hint\" class=\"govuk-task-list__hint\">{}</div>", id, task.hint->markup());
  append(to, "</div><div class=\"govuk-task-list__status");
  draw::classes(to, task.status_classes);
  append(to, "\" id=\"{}-status\">{}</div></li>", id, task.status.markup());
}

}  // namespace

Html task_list(const TaskList& list) {
  Html made;
  append(made, "<ul class=\"govuk-task-list");
  draw::classes(made, list.classes);
  append(made, "\"");
  draw::attributes(made, list.attributes);
  append(made, ">");
  int place = 0;
  for (const auto& task : list.items) draw_task(made, task, list.id_prefix + "-" + std::to_string(++place));
  append(made, "</ul>");
  return made;
}

}  // namespace waymark::govuk
