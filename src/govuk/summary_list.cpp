#include "govuk/summary_list.hpp"

#include <algorithm>

#include "govuk/drawing.hpp"

namespace waymark::govuk {
namespace {

void action_link(Html& to, const Action& action, const SummaryCard* card) {
  append(to, "<a class=\"govuk-link");
  draw::classes(to, action.classes);
  append(to, "\" href=\"{}\"", draw::safe_address(action.href));
  draw::attributes(to, action.attributes);
  append(to, ">{}", action.text.markup());
  const bool has_title = card && !card->title.empty();
  if (!action.hidden_text.empty() || has_title) {
    append(to, "<span class=\"govuk-visually-hidden\">");
    if (!action.hidden_text.empty()) append(to, " {}", action.hidden_text);
    if (has_title) append(to, " ({})", card->title.markup());
    append(to, "</span>");
  }
  append(to, "</a>");
}

void card_actions(Html& to, const SummaryCard& card) {
  if (card.actions.empty()) return;
  const bool several = card.actions.size() > 1;
  append(to, "<{} class=\"govuk-summary-card__actions", several ? "ul" : "div");
  draw::classes(to, card.actions_classes);
  append(to, "\">");
  for (const auto& action : card.actions) {
    if (several) append(to, "<li class=\"govuk-summary-card__action\">");
    action_link(to, action, &card);
    if (several) append(to, "</li>");
  }
  append(to, "</{}>", several ? "ul" : "div");
}

void open_card(Html& to, const SummaryCard& card) {
  append(to, "<div class=\"govuk-summary-card");
  draw::classes(to, card.classes);
  append(to, "\"");
  draw::attributes(to, card.attributes);
  append(to, "><div class=\"govuk-summary-card__title-wrapper\">");
  if (!card.title.empty()) {
    append(to, "<h{} class=\"govuk-summary-card__title", card.heading_level);
    draw::classes(to, card.title_classes);
    append(to, "\">{}</h{}>", card.title.markup(), card.heading_level);
  }
  card_actions(to, card);
  append(to, "</div><div class=\"govuk-summary-card__content\">");
}

void row_actions(Html& to, const SummaryRow& row, const SummaryCard* card) {
  if (row.actions.empty()) return;
  append(to, "<dd class=\"govuk-summary-list__actions");
  draw::classes(to, row.actions_classes);
  append(to, "\">");
  const bool several = row.actions.size() > 1;
  if (several) append(to, "<ul class=\"govuk-summary-list__actions-list\">");
  for (const auto& action : row.actions) {
    if (several) append(to, "<li class=\"govuk-summary-list__actions-list-item\">");
    action_link(to, action, card);
    if (several) append(to, "</li>");
  }
  if (several) append(to, "</ul>");
  append(to, "</dd>");
}

}  // namespace

Html summary_list(const SummaryList& list) {
  const auto* card = list.card ? &*list.card : nullptr;
  const bool some_have_actions =
      std::any_of(list.rows.begin(), list.rows.end(), [](const auto& row) { return !row.actions.empty(); });
  Html made;
  made.reserve(256 + 320 * list.rows.size());
  if (card) open_card(made, *card);
  append(made, "<dl class=\"govuk-summary-list");
  if (list.no_border) append(made, " govuk-summary-list--no-border");
  draw::classes(made, list.classes);
  append(made, "\"");
  draw::attributes(made, list.attributes);
  append(made, ">");
  for (const auto& row : list.rows) {
    append(made, "<div class=\"govuk-summary-list__row");
    if (some_have_actions && row.actions.empty()) append(made, " govuk-summary-list__row--no-actions");
    draw::classes(made, row.classes);
    append(made, "\"><dt class=\"govuk-summary-list__key");
    draw::classes(made, row.key_classes);
    append(made, "\">{}</dt><dd class=\"govuk-summary-list__value", row.key.markup());
    draw::classes(made, row.value_classes);
    append(made, "\">{}</dd>", row.value.markup());
    row_actions(made, row, card);
    append(made, "</div>");
  }
  append(made, "</dl>");
  if (card) append(made, "</div></div>");
  return made;
}

}  // namespace waymark::govuk
