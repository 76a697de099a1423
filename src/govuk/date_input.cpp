#include "govuk/date_input.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {
namespace {

/// A part with everything that was left to be worked out.
struct DrawnPart {
  const DatePart& part;
  std::string_view name;
  std::string_view label;
  std::string_view value;
  std::string_view width;
};

bool has_class(const std::string& classes, std::string_view wanted) {
  return classes.find(wanted) != std::string::npos;
}
bool marked_wrong(const DatePart& part) {
  return part.error.value_or(false) || has_class(part.classes, "govuk-input--error");
}

void draw_part(Html& to, const DateInput& date, const DrawnPart& drawn, std::string_view id, bool wrong) {
  const auto& part = drawn.part;
  append(to,
         "<div class=\"govuk-date-input__item\"><div class=\"govuk-form-group\">"
         "<label class=\"govuk-label govuk-date-input__label\" for=\"{}\">{}</label>"
         "<input class=\"govuk-input govuk-date-input__input",
         id, drawn.label);
  if (wrong && !has_class(part.classes, "govuk-input--error")) append(to, " govuk-input--error");
  if (!has_class(part.classes, "govuk-input--width-")) append(to, " govuk-input--width-{}", drawn.width);
  draw::classes(to, part.classes);
  append(to, "\" id=\"{}\" name=\"{}{}{}\" type=\"text\"", id, date.name, date.name.empty() ? "" : "-", drawn.name);
  draw::optional_attribute(to, " value=\"{}\"", drawn.value);
  draw::optional_attribute(to, " autocomplete=\"{}\"", part.autocomplete);
  draw::optional_attribute(to, " pattern=\"{}\"", part.pattern);
  draw::optional_attribute(to, " inputmode=\"{}\"", part.inputmode);
  draw::attributes(to, part.attributes);
  append(to, "></div></div>");
}

std::string_view either(const std::string& given, std::string_view usual) {
  return given.empty() ? usual : std::string_view(given);
}

void draw_parts(Html& to, const DateInput& date) {
  const DrawnPart parts[] = {
      {date.day, either(date.day.name, "day"), either(date.day.label, _("Day")),
       either(date.day.value, date.value.day), "2"},
      {date.month, either(date.month.name, "month"), either(date.month.label, _("Month")),
       either(date.month.value, date.value.month), "2"},
      {date.year, either(date.year.name, "year"), either(date.year.label, _("Year")),
       either(date.year.value, date.value.year), "4"},
  };
  bool some_marked = false;
  for (const auto& drawn : parts) some_marked = some_marked || (drawn.part.shown && marked_wrong(drawn.part));
  const std::string& prefix = date.id.empty() ? date.name : date.id;
  bool first = true;
  for (const auto& drawn : parts) {
    if (!drawn.part.shown) continue;
    std::string id = drawn.part.id;
    if (id.empty()) {
      id = prefix;
      if (!(first && date.id.empty())) id.append("-").append(drawn.name);
    }
    first = false;
    const bool wrong = marked_wrong(drawn.part) || (date.error && !some_marked && drawn.part.error.value_or(true));
    draw_part(to, date, drawn, id, wrong);
  }
}

}  // namespace

DateText DateText::of(Date date) {
  return {std::to_string(date.day()), std::to_string(date.month()), std::to_string(date.year())};
}

Html date_input(const DateInput& date) {
  const std::string& id = date.id.empty() ? date.name : date.id;
  const auto described_by =
      draw::described_by(date.fieldset.described_by, id, date.hint.has_value(), date.error.has_value());
  // Without role=group, JAWS does not read out what describes a fieldset of text inputs.
  const draw::Question question{id,         date.legend,  date.legend_look, date.hint, date.error, date.fieldset,
                                date.group, described_by, "group"};
  Html made;
  made.reserve(2048);
  draw::open_question(made, question);
  append(made, "<div class=\"govuk-date-input");
  draw::classes(made, date.classes);
  append(made, "\"");
  draw::attributes(made, date.attributes);
  draw::optional_attribute(made, " id=\"{}\"", date.id);
  append(made, ">{}", date.group.before);
  draw_parts(made, date);
  append(made, "{}</div>", date.group.after);
  draw::close_question(made, question);
  return made;
}

}  // namespace waymark::govuk
