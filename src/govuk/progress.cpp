#include "govuk/progress.hpp"

#include <algorithm>

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html progress_bar(const ProgressBar& bar) {
  Html made;
  append(made, "<div id=\"{}\" class=\"moj-progress-bar", bar.id);
  draw::classes(made, bar.classes);
  append(made, "\"");
  draw::optional_attribute(made, " aria-label=\"{}\"", bar.label);
  draw::attributes(made, bar.attributes);
  append(made, "><ol class=\"moj-progress-bar__list\">");
  int place = 0;
  for (const auto& step : bar.items) {
    ++place;
    if (step.id.empty()) append(made, "<li id=\"progress-item-{}\" class=\"moj-progress-bar__item", place);
    else append(made, "<li id=\"{}\" class=\"moj-progress-bar__item", step.id);
    draw::classes(made, step.classes);
    append(made, "\"");
    if (step.active) append(made, " aria-current=\"step\"");
    draw::attributes(made, step.attributes);
    append(made, "><span class=\"moj-progress-bar__icon");
    if (step.complete) append(made, " moj-progress-bar__icon--complete");
    append(made, "\"></span><span class=\"moj-progress-bar__label");
    draw::classes(made, step.label_classes);
    append(made, "\">{}</span></li>", step.label.markup());
  }
  append(made, "</ol></div>");
  return made;
}

Html app_progress(const AppProgress& progress) {
  const auto text = progress.text.empty() ? fill(plural("{} of {} session", "{} of {} sessions", progress.planned),
                                                 progress.done, progress.planned)
                                          : progress.text;
  Html made;
  made.reserve(160);
  // The bar repeats the text for the eye; read out, it would be said twice.
  if (progress.planned > 0)
    append(made, "<progress class=\"waymark-progress\" max=\"{}\" value=\"{}\" aria-hidden=\"true\"></progress> ",
           progress.planned, std::clamp<std::int64_t>(progress.done, 0, progress.planned));
  append(made, "<span>{}</span>", text);
  return made;
}

}  // namespace waymark::govuk
