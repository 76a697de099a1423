#include "govuk/text.hpp"

#include "base/text.hpp"
#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html body(const Content& text) { return html("<p class=\"govuk-body\">{}</p>", text.markup()); }
Html written(std::string_view text) { return html("<p class=\"govuk-body waymark-written\">{}</p>", text); }

Html lead(const Content& text) { return html("<p class=\"govuk-body-l\">{}</p>", text.markup()); }

Html heading(int level, const Content& text, Size size, std::string_view id) {
  if (level < 1) level = 1;
  if (level > 6) level = 6;
  if (size == Size::normal) size = level == 1 ? Size::l : level == 2 ? Size::m : Size::s;
  Html made;
  append(made, "<h{}", level);
  draw::optional_attribute(made, " id=\"{}\"", id);
  append(made, " class=\"govuk-heading-{}\">{}</h{}>", draw::letter(size), text.markup(), level);
  return made;
}

Html caption(const Content& text, Size size) {
  return html("<span class=\"govuk-caption-{}\">{}</span>", draw::letter(size == Size::normal ? Size::m : size),
              text.markup());
}

Html link(std::string_view href, const Content& text, const Extra& extra) {
  Html made;
  made.reserve(48 + href.size() + text.markup().str().size());
  append(made, "<a class=\"govuk-link");
  draw::classes(made, extra.classes);
  append(made, "\" href=\"{}\"", draw::safe_address(href));
  draw::attributes(made, extra.attributes);
  append(made, ">{}</a>", text.markup());
  return made;
}

Html link_with_hidden_text(std::string_view href, const Content& text, const Content& hidden) {
  return html("<a class=\"govuk-link\" href=\"{}\">{}<span class=\"govuk-visually-hidden\"> {}</span></a>",
              draw::safe_address(href), text.markup(), hidden.markup());
}

Html visually_hidden(const Content& text) {
  return html("<span class=\"govuk-visually-hidden\">{}</span>", text.markup());
}

Html list(const std::vector<Content>& items, ListKind kind, bool spaced) {
  const bool numbered = kind == ListKind::number;
  Html made;
  append(made, "<{} class=\"govuk-list", numbered ? "ol" : "ul");
  if (numbered) append(made, " govuk-list--number");
  if (kind == ListKind::bullet) append(made, " govuk-list--bullet");
  if (spaced) append(made, " govuk-list--spaced");
  append(made, "\">");
  for (const auto& item : items) append(made, "<li>{}</li>", item.markup());
  append(made, "</{}>", numbered ? "ol" : "ul");
  return made;
}

Html button_group(const Html& buttons) { return html("<div class=\"govuk-button-group\">{}</div>", buttons); }

Html section_break(Size size, bool visible) {
  Html made;
  append(made, "<hr class=\"govuk-section-break");
  if (size != Size::normal) append(made, " govuk-section-break--{}", draw::letter(size));
  if (visible) append(made, " govuk-section-break--visible");
  append(made, "\">");
  return made;
}

}  // namespace waymark::govuk
