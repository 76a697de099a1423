#include "govuk/select.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html select(const Select& select) {
  const std::string& id = select.id.empty() ? select.name : select.id;
  Html made;
  made.reserve(640 + 64 * select.items.size());
  const auto described_by = draw::open_field(
      made, {id, select.label, select.label_look, select.hint, select.error, select.group, select.described_by});
  append(made, "{}<select class=\"govuk-select", select.group.before);
  draw::classes(made, select.classes);
  if (select.error) append(made, " govuk-select--error");
  append(made, "\" id=\"{}\" name=\"{}\"", id, select.name);
  if (select.disabled) append(made, " disabled");
  draw::optional_attribute(made, " aria-describedby=\"{}\"", described_by);
  draw::attributes(made, select.attributes);
  append(made, ">");
  for (const auto& item : select.items) {
    append(made, "<option");
    if (item.value) append(made, " value=\"{}\"", *item.value);
    const auto& sent = item.value ? *item.value : item.text;
    if (item.selected.value_or(!select.value.empty() && sent == select.value)) append(made, " selected");
    if (item.disabled) append(made, " disabled");
    draw::attributes(made, item.attributes);
    append(made, ">{}</option>", item.text);
  }
  append(made, "</select>{}</div>", select.group.after);
  return made;
}

}  // namespace waymark::govuk
