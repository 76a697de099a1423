#include "govuk/input.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {
namespace {

void affix(Html& to, MarkupLiteral<> side, const Content& text, const Extra& extra) {
  append(to, "<div class=\"govuk-input__{}", side.str());
  draw::classes(to, extra.classes);
  append(to, "\" aria-hidden=\"true\"");
  draw::attributes(to, extra.attributes);
  append(to, ">{}</div>", text.markup());
}

void element(Html& to, const Input& input, const std::string& id, const std::string& described_by) {
  append(to, "<input class=\"govuk-input");
  if (input.width > 0) append(to, " govuk-input--width-{}", input.width);
  draw::classes(to, input.classes);
  if (input.error) append(to, " govuk-input--error");
  append(to, "\" id=\"{}\" name=\"{}\" type=\"{}\"", id, input.name, input.type);
  draw::spellcheck(to, input.spellcheck);
  draw::optional_attribute(to, " value=\"{}\"", input.value);
  if (input.disabled) append(to, " disabled");
  draw::optional_attribute(to, " aria-describedby=\"{}\"", described_by);
  draw::optional_attribute(to, " autocomplete=\"{}\"", input.autocomplete);
  draw::optional_attribute(to, " autocapitalize=\"{}\"", input.autocapitalize);
  draw::optional_attribute(to, " pattern=\"{}\"", input.pattern);
  draw::optional_attribute(to, " inputmode=\"{}\"", input.inputmode);
  draw::attributes(to, input.attributes);
  append(to, ">");
}

}  // namespace

Html input(const Input& input) {
  const std::string& id = input.id.empty() ? input.name : input.id;
  Html made;
  made.reserve(768);
  const auto described_by = draw::open_field(
      made, {id, input.label, input.label_look, input.hint, input.error, input.group, input.described_by});
  const bool has_prefix = input.prefix && !input.prefix->empty();
  const bool has_suffix = input.suffix && !input.suffix->empty();
  if (!has_prefix && !has_suffix && input.group.before.empty() && input.group.after.empty()) {
    element(made, input, id, described_by);
  } else {
    append(made, "<div class=\"govuk-input__wrapper");
    draw::classes(made, input.wrapper.classes);
    append(made, "\"");
    draw::attributes(made, input.wrapper.attributes);
    append(made, ">{}", input.group.before);
    if (has_prefix) affix(made, "prefix", *input.prefix, input.prefix_extra);
    element(made, input, id, described_by);
    if (has_suffix) affix(made, "suffix", *input.suffix, input.suffix_extra);
    append(made, "{}</div>", input.group.after);
  }
  append(made, "</div>");
  return made;
}

}  // namespace waymark::govuk
