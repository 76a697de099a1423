#include "govuk/radios.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html radios(const Radios& radios) {
  const std::string& id = radios.id.empty() ? radios.name : radios.id;
  const auto described_by =
      draw::described_by(radios.fieldset.described_by, id, radios.hint.has_value(), radios.error.has_value());
  const draw::Question question{id,           radios.legend,   radios.legend_look, radios.hint,
                                radios.error, radios.fieldset, radios.group,       described_by};
  Html made;
  made.reserve(512 + 384 * radios.items.size());
  draw::open_question(made, question);
  append(made, "<div class=\"govuk-radios");
  if (radios.small) append(made, " govuk-radios--small");
  if (radios.is_inline) append(made, " govuk-radios--inline");
  draw::classes(made, radios.classes);
  append(made, "\"");
  draw::attributes(made, radios.attributes);
  append(made, " data-module=\"govuk-radios\">{}", radios.group.before);
  int place = 0;
  for (const auto& item : radios.items) {
    if (!item.divider_before.empty()) {
      ++place;  // the design system's ids count dividers too
      append(made, "<div class=\"govuk-radios__divider\">{}</div>", item.divider_before);
    }
    ++place;
    const bool checked = item.checked.value_or(!radios.value.empty() && item.value == radios.value);
    draw::choice(made, {.base = "govuk-radios",
                        .type = "radio",
                        .name = radios.name,
                        .value = item.value,
                        .text = item.text,
                        .hint = item.hint,
                        .reveal = item.reveal,
                        .id = !item.id.empty() ? item.id
                              : place == 1     ? id
                                               : id + "-" + std::to_string(place),
                        .described_by = {},
                        .behaviour = {},
                        .checked = checked,
                        .disabled = item.disabled,
                        .label_extra = item.label_extra,
                        .hint_extra = item.hint_extra,
                        .attributes = item.attributes});
  }
  append(made, "{}</div>", radios.group.after);
  draw::close_question(made, question);
  return made;
}

}  // namespace waymark::govuk
