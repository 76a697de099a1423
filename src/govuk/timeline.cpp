#include "govuk/timeline.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

When::When(Date date) : machine(date.iso()), shown(date.words()) {}
When::When(LocalTime at) : machine(at.iso()), shown(words(at)) {}
When::When(Instant at) : machine(at.iso()), shown(words(london(at))) {}

Html timeline(const Timeline& timeline) {
  Html made;
  made.reserve(128 + 512 * timeline.items.size());
  append(made, "<div class=\"moj-timeline");
  draw::classes(made, timeline.classes);
  append(made, "\"");
  draw::attributes(made, timeline.attributes);
  append(made, ">");
  for (const auto& item : timeline.items) {
    append(made, "<div class=\"moj-timeline__item");
    draw::classes(made, item.classes);
    append(made, "\"");
    draw::attributes(made, item.attributes);
    append(made, "><div class=\"moj-timeline__header\"><h{} class=\"moj-timeline__title\">{}</h{}>",
           timeline.heading_level, item.label.markup(), timeline.heading_level);
    if (item.by) append(made, "\n<p class=\"moj-timeline__byline\">{} {}</p>", _("by"), item.by->markup());
    append(made,
           "</div><p class=\"moj-timeline__date\"><time datetime=\"{}\">{}</time></p>"
           "<div class=\"moj-timeline__description\">{}</div></div>",
           item.at.machine, item.at.shown, item.text.markup());
  }
  append(made, "</div>");
  return made;
}

}  // namespace waymark::govuk
