#include "govuk/pagination.hpp"

#include <algorithm>

#include "govuk/drawing.hpp"

namespace waymark::govuk {
namespace {

void arrow_before(Html& to) {
  append(to,
         "<svg class=\"govuk-pagination__icon govuk-pagination__icon--prev\" xmlns=\"http://www.w3.org/2000/svg\" "
         "height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path "
         "d=\"m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-"
         "1.414-1.414z\"></path></svg>");
}
void arrow_after(Html& to) {
  append(to,
         "<svg class=\"govuk-pagination__icon govuk-pagination__icon--next\" xmlns=\"http://www.w3.org/2000/svg\" "
         "height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path "
         "d=\"m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-"
         "6.7246-6.7266z\"></path></svg>");
}

void step(Html& to, const PageStep& step, bool is_next, bool is_block) {
  if (step.href.empty()) return;
  const std::string_view rel = is_next ? "next" : "prev";
  append(to,
         "<div class=\"govuk-pagination__{}\"><a class=\"govuk-link govuk-pagination__link\" href=\"{}\" rel=\"{}\"",
         rel, draw::safe_address(step.href), rel);
  draw::attributes(to, step.attributes);
  append(to, ">");
  if (!is_next) arrow_before(to);
  if (is_next && is_block) arrow_after(to);
  append(to, "<span class=\"govuk-pagination__link-title");
  if (is_block && step.label.empty()) append(to, " govuk-pagination__link-title--decorated");
  append(to, "\">");
  if (step.text) to += step.text->markup();
  else
    append(to, "{}<span class=\"govuk-visually-hidden\"> {}</span>", is_next ? _("Next") : _("Previous"), _("page"));
  append(to, "</span>");
  if (is_block && !step.label.empty())
    append(to, "<span class=\"govuk-visually-hidden\">:</span><span class=\"govuk-pagination__link-label\">{}</span>",
           step.label);
  if (is_next && !is_block) arrow_after(to);
  append(to, "</a></div>");
}

void page(Html& to, const PageLink& page) {
  append(to, "<li class=\"govuk-pagination__item");
  if (page.current) append(to, " govuk-pagination__item--current");
  if (page.ellipsis) {
    append(to, " govuk-pagination__item--ellipsis\">&ctdot;</li>");
    return;
  }
  append(to, "\"><a class=\"govuk-link govuk-pagination__link\" href=\"{}\" aria-label=\"",
         draw::safe_address(page.href));
  if (page.label.empty()) append(to, "{} {}\"", _("Page"), page.number.markup());
  else append(to, "{}\"", page.label);
  if (page.current) append(to, " aria-current=\"page\"");
  draw::attributes(to, page.attributes);
  append(to, ">{}</a></li>", page.number.markup());
}

}  // namespace

Html pagination(const Pagination& pagination) {
  const bool is_block = pagination.items.empty() && (pagination.next || pagination.previous);
  Html made;
  append(made, "<nav class=\"govuk-pagination");
  if (is_block) append(made, " govuk-pagination--block");
  draw::classes(made, pagination.classes);
  append(made, "\" aria-label=\"{}\"", pagination.landmark_label);
  draw::attributes(made, pagination.attributes);
  append(made, ">");
  if (pagination.previous) step(made, *pagination.previous, false, is_block);
  if (!pagination.items.empty()) {
    append(made, "<ul class=\"govuk-pagination__list\">");
    for (const auto& item : pagination.items) page(made, item);
    append(made, "</ul>");
  }
  if (pagination.next) step(made, *pagination.next, true, is_block);
  append(made, "</nav>");
  return made;
}

Html pagination(int current, int last, const std::function<std::string(int)>& href) {
  if (last <= 1) return {};
  current = std::clamp(current, 1, last);
  Pagination pages;
  if (current > 1) pages.previous = PageStep{.href = href(current - 1)};
  if (current < last) pages.next = PageStep{.href = href(current + 1)};
  int before = 0;
  for (const int number : {1, current - 1, current, current + 1, last}) {
    if (number <= before || number > last) continue;
    if (number == before + 2) pages.items.push_back({.number = before + 1, .href = href(before + 1)});
    if (number > before + 2) pages.items.push_back({.number = "", .href = "", .ellipsis = true});
    pages.items.push_back({.number = number, .href = href(number), .current = number == current});
    before = number;
  }
  return pagination(pages);
}

}  // namespace waymark::govuk
