#include "govuk/panel.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {
namespace {

void draw_action(Html& to, const PanelAction& action) {
  if (!action.href.empty() && !action.button) {
    append(to, "<a class=\"govuk-link govuk-link--inverse");
    draw::classes(to, action.classes);
    append(to, "\" href=\"{}\"", draw::safe_address(action.href));
    draw::attributes(to, action.attributes);
    append(to, ">{}</a>", action.text);
    return;
  }
  to += button({.text = action.text,
                .href = action.href,
                .inverse = true,
                .type = action.button.value_or(ButtonType::button),
                .prevent_double_click = {},
                .classes = action.classes,
                .attributes = action.attributes});
}

void draw_actions(Html& to, const Panel& panel) {
  if (!panel.interruption || (panel.actions.empty() && !panel.actions_extra)) return;
  append(to, "<div class=\"govuk-panel__actions");
  if (panel.actions_extra) draw::classes(to, panel.actions_extra->classes);
  append(to, "\"");
  if (panel.actions_extra) draw::attributes(to, panel.actions_extra->attributes);
  append(to, ">");
  if (!panel.actions.empty()) {
    append(to, "<div class=\"govuk-button-group\">");
    for (const auto& action : panel.actions) draw_action(to, action);
    append(to, "</div>");
  }
  append(to, "</div>");
}

}  // namespace

Html panel(const Panel& panel) {
  Html made;
  append(made, "<div class=\"govuk-panel {}",
         panel.interruption ? "govuk-panel--interruption" : "govuk-panel--confirmation");
  draw::classes(made, panel.classes);
  append(made, "\"");
  draw::attributes(made, panel.attributes);
  append(made, "><h{} class=\"govuk-panel__title\">{}</h{}>", panel.heading_level, panel.title.markup(),
         panel.heading_level);
  if (panel.content && !panel.content->empty())
    append(made, "<div class=\"govuk-panel__body\">{}</div>", panel.content->markup());
  draw_actions(made, panel);
  append(made, "</div>");
  return made;
}

}  // namespace waymark::govuk
