#include "govuk/drawing.hpp"

#include <stdexcept>

namespace waymark::govuk::draw {
namespace {

bool is_attribute_name(std::string_view name) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:";
  return !name.empty() && name.find_first_not_of(kAllowed) == std::string_view::npos;
}

}  // namespace

std::string_view letter(Size size) {
  switch (size) {
    case Size::s: return "s";
    case Size::m: return "m";
    case Size::l: return "l";
    case Size::xl: return "xl";
    case Size::normal: break;
  }
  return "";
}

void attributes(Html& to, const Attributes& attributes) {
  for (const auto& attribute : attributes) {
    if (!is_attribute_name(attribute.name))
      throw std::invalid_argument("not the name of an attribute: " + attribute.name);
    append(to, " {}", attribute.name);
    if (!attribute.value.empty()) append(to, "=\"{}\"", attribute.value);
  }
}

std::string_view safe_address(std::string_view address) {
  const auto end = address.find_first_of(":/?#");
  if (end == std::string_view::npos || address[end] != ':') return address;
  const auto scheme = address.substr(0, end);
  for (const std::string_view safe : {"https", "http", "mailto", "tel"})
    if (scheme == safe) return address;
  return "#";
}

void label(Html& to, const Html& text, std::string_view for_id, const Look& look, std::string_view base_class) {
  if (text.empty()) return;
  if (look.is_page_heading) append(to, "<h1 class=\"govuk-label-wrapper\">");
  append(to, "<label class=\"govuk-label");
  classes(to, base_class);
  if (look.size != Size::normal) append(to, " govuk-label--{}", letter(look.size));
  classes(to, look.classes);
  append(to, "\"");
  attributes(to, look.attributes);
  optional_attribute(to, " for=\"{}\"", for_id);
  append(to, ">{}</label>", text);
  if (look.is_page_heading) append(to, "</h1>");
}

void hint(Html& to, const Html& text, std::string_view id, std::string_view suffix, const Extra& extra,
          std::string_view base_class) {
  append(to, "<div");
  if (!id.empty()) append(to, " id=\"{}{}\"", id, suffix);
  append(to, " class=\"govuk-hint");
  classes(to, base_class);
  classes(to, extra.classes);
  append(to, "\"");
  attributes(to, extra.attributes);
  append(to, ">{}</div>", text);
}

void error_message(Html& to, const Html& text, std::string_view id, std::string_view suffix) {
  append(to, "<p id=\"{}{}\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">{}:</span> {}</p>",
         id, suffix, _("Error"), text);
}

std::string described_by(std::string_view named, std::string_view id, bool has_hint, bool has_error) {
  std::string ids(named);
  const auto add = [&](std::string_view suffix) {
    if (!ids.empty()) ids += ' ';
    ids += id;
    ids += suffix;
  };
  if (has_hint) add("-hint");
  if (has_error) add("-error");
  return ids;
}

void open_group(Html& to, const FormGroup& group, bool has_error) {
  append(to, "<div class=\"govuk-form-group");
  if (has_error) append(to, " govuk-form-group--error");
  classes(to, group.classes);
  append(to, "\"");
  attributes(to, group.attributes);
  append(to, ">");
}

std::string open_field(Html& to, const Field& field) {
  open_group(to, field.group, field.error.has_value());
  label(to, field.label.markup(), field.id, field.label_look);
  if (field.hint) hint(to, field.hint->markup(), field.id, "-hint");
  if (field.error) error_message(to, field.error->markup(), field.id, "-error");
  return described_by(field.described_by, field.id, field.hint.has_value(), field.error.has_value());
}

void open_fieldset(Html& to, const std::optional<Content>& legend, const Look& look, const FieldsetExtra& extra,
                   std::string_view role) {
  append(to, "<fieldset class=\"govuk-fieldset");
  classes(to, extra.classes);
  append(to, "\"");
  optional_attribute(to, " role=\"{}\"", role);
  optional_attribute(to, " aria-describedby=\"{}\"", extra.described_by);
  attributes(to, extra.attributes);
  append(to, ">");
  if (!legend || legend->empty()) return;
  append(to, "<legend class=\"govuk-fieldset__legend");
  if (look.size != Size::normal) append(to, " govuk-fieldset__legend--{}", letter(look.size));
  classes(to, look.classes);
  append(to, "\"");
  attributes(to, look.attributes);
  if (look.is_page_heading) append(to, "><h1 class=\"govuk-fieldset__heading\">{}</h1></legend>", legend->markup());
  else append(to, ">{}</legend>", legend->markup());
}

void open_question(Html& to, const Question& question) {
  open_group(to, question.group, question.error.has_value());
  if (question.legend) {
    const FieldsetExtra extra{.described_by = question.described_by,
                              .classes = question.fieldset.classes,
                              .attributes = question.fieldset.attributes};
    open_fieldset(to, question.legend, question.legend_look, extra, question.role);
  }
  if (question.hint) hint(to, question.hint->markup(), question.id, "-hint");
  if (question.error) error_message(to, question.error->markup(), question.id, "-error");
}

void close_question(Html& to, const Question& question) {
  if (question.legend) append(to, "</fieldset>");
  append(to, "</div>");
}

void choice(Html& to, const Choice& choice) {
  const auto base = choice.base.str();
  const bool has_hint = choice.hint && !choice.hint->empty();
  append(to, "<div class=\"{}__item\"><input class=\"{}__input\" id=\"{}\" name=\"{}\" type=\"{}\" value=\"{}\"",
         base, base, choice.id, choice.name, choice.type.str(), choice.value);
  if (choice.checked) append(to, " checked");
  if (choice.disabled) append(to, " disabled");
  if (!choice.reveal.empty()) append(to, " data-aria-controls=\"conditional-{}\"", choice.id);
  optional_attribute(to, " data-behaviour=\"{}\"", choice.behaviour);
  if (has_hint && choice.described_by.empty()) append(to, " aria-describedby=\"{}-item-hint\"", choice.id);
  else if (has_hint) append(to, " aria-describedby=\"{} {}-item-hint\"", choice.described_by, choice.id);
  else optional_attribute(to, " aria-describedby=\"{}\"", choice.described_by);
  attributes(to, choice.attributes);
  append(to, ">");
  if (!choice.text.empty()) {
    append(to, "<label class=\"govuk-label {}__label", base);
    classes(to, choice.label_extra.classes);
    append(to, "\"");
    attributes(to, choice.label_extra.attributes);
    append(to, " for=\"{}\">{}</label>", choice.id, choice.text.markup());
  }
  if (has_hint) {
    append(to, "<div id=\"{}-item-hint\" class=\"govuk-hint {}__hint", choice.id, base);
    classes(to, choice.hint_extra.classes);
    append(to, "\"");
    attributes(to, choice.hint_extra.attributes);
    append(to, ">{}</div>", choice.hint->markup());
  }
  append(to, "</div>");
  if (choice.reveal.empty()) return;
  append(to, "<div class=\"{}__conditional", base);
  if (!choice.checked) append(to, " {}__conditional--hidden", base);
  append(to, "\" id=\"conditional-{}\">{}</div>", choice.id, choice.reveal);
}

void add_i18n(Attributes& to, std::string_view key, const std::string& text) {
  if (!text.empty()) to.push_back({"data-i18n." + std::string(key), text});
}

void add_i18n(Attributes& to, std::string_view key, const CountedText& texts) {
  const std::string name(key);
  add_i18n(to, name + ".one", texts.one);
  add_i18n(to, name + ".other", texts.other);
}

}  // namespace waymark::govuk::draw
