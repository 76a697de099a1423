#include "govuk/textarea.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html textarea(const Textarea& area) {
  const std::string& id = area.id.empty() ? area.name : area.id;
  Html made;
  made.reserve(768 + area.value.size());
  const auto described_by =
      draw::open_field(made, {id, area.label, area.label_look, area.hint, area.error, area.group, area.described_by});
  append(made, "{}<textarea class=\"govuk-textarea", area.group.before);
  if (area.error) append(made, " govuk-textarea--error");
  draw::classes(made, area.classes);
  append(made, "\" id=\"{}\" name=\"{}\" rows=\"{}\"", id, area.name, area.rows);
  draw::spellcheck(made, area.spellcheck);
  if (area.disabled) append(made, " disabled");
  draw::optional_attribute(made, " aria-describedby=\"{}\"", described_by);
  draw::optional_attribute(made, " autocomplete=\"{}\"", area.autocomplete);
  draw::attributes(made, area.attributes);
  // A browser drops one newline after the tag: without this, the text's own first one would be lost.
  const bool opens_with_newline = area.value.starts_with('\n') || area.value.starts_with('\r');
  append(made, ">");
  if (opens_with_newline) append(made, "\n");
  append(made, "{}</textarea>{}</div>", area.value, area.group.after);
  return made;
}

}  // namespace waymark::govuk
