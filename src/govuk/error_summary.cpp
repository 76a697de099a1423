#include "govuk/error_summary.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {

Html error_summary(const ErrorSummary& summary) {
  Html made;
  append(made, "<div class=\"govuk-error-summary");
  draw::classes(made, summary.classes);
  append(made, "\"");
  if (summary.disable_auto_focus)
    append(made, " data-disable-auto-focus=\"{}\"", draw::truth(*summary.disable_auto_focus));
  draw::attributes(made, summary.attributes);
  append(made,
         " data-module=\"govuk-error-summary\"><div role=\"alert\"><h2 class=\"govuk-error-summary__title\">{}</h2>"
         "<div class=\"govuk-error-summary__body\">",
         summary.title.markup());
  if (summary.description) append(made, "<p>{}</p>", summary.description->markup());
  if (!summary.errors.empty()) {
    append(made, "<ul class=\"govuk-list govuk-error-summary__list\">");
    for (const auto& error : summary.errors) {
      append(made, "<li>");
      if (error.href.empty()) {
        made += error.text.markup();
      } else {
        append(made, "<a href=\"{}\"", draw::safe_address(error.href));
        draw::attributes(made, error.attributes);
        append(made, ">{}</a>", error.text.markup());
      }
      append(made, "</li>");
    }
    append(made, "</ul>");
  }
  append(made, "</div></div></div>");
  return made;
}

Html error_summary(const Problems& problems) {
  if (problems.empty()) return {};
  ErrorSummary summary{.errors = {}};
  for (const auto& problem : problems)
    summary.errors.push_back({.text = problem.message, .href = problem.field.empty() ? "" : "#" + problem.field});
  return error_summary(summary);
}

}  // namespace waymark::govuk
