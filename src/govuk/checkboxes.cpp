#include "govuk/checkboxes.hpp"

#include <algorithm>

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html checkboxes(const Checkboxes& boxes) {
  const std::string& id = boxes.id.empty() ? boxes.name : boxes.id;
  const auto& named = boxes.fieldset.described_by.empty() ? boxes.described_by : boxes.fieldset.described_by;
  const auto described_by = draw::described_by(named, id, boxes.hint.has_value(), boxes.error.has_value());
  const draw::Question question{id,          boxes.legend,   boxes.legend_look, boxes.hint,
                                boxes.error, boxes.fieldset, boxes.group,       described_by};
  Html made;
  made.reserve(512 + 384 * boxes.items.size());
  draw::open_question(made, question);
  append(made, "<div class=\"govuk-checkboxes");
  if (boxes.small) append(made, " govuk-checkboxes--small");
  draw::classes(made, boxes.classes);
  append(made, "\"");
  draw::attributes(made, boxes.attributes);
  append(made, " data-module=\"govuk-checkboxes\">{}", boxes.group.before);
  int place = 0;
  for (const auto& item : boxes.items) {
    if (!item.divider_before.empty()) {
      ++place;  // the design system's ids count dividers too
      append(made, "<div class=\"govuk-checkboxes__divider\">{}</div>", item.divider_before);
    }
    ++place;
    const bool among = std::find(boxes.values.begin(), boxes.values.end(), item.value) != boxes.values.end();
    draw::choice(made, {.base = "govuk-checkboxes",
                        .type = "checkbox",
                        .name = item.name.empty() ? boxes.name : item.name,
                        .value = item.value,
                        .text = item.text,
                        .hint = item.hint,
                        .reveal = item.reveal,
                        .id = !item.id.empty() ? item.id
                              : place == 1     ? id
                                               : id + "-" + std::to_string(place),
                        .described_by = boxes.legend ? std::string_view() : described_by,
                        .behaviour = item.exclusive ? "exclusive" : "",
                        .checked = item.checked.value_or(among),
                        .disabled = item.disabled,
                        .label_extra = item.label_extra,
                        .hint_extra = item.hint_extra,
                        .attributes = item.attributes});
  }
  append(made, "{}</div>", boxes.group.after);
  draw::close_question(made, question);
  return made;
}

}  // namespace waymark::govuk
