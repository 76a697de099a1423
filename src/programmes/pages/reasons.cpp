#include "programmes/pages/pages.hpp"

namespace waymark::programmes::pages {
namespace {

ReasonKind kind_of(const web::Visit& visit) {
  const auto kind = reason_kind_from(visit.captures.at(1));
  if (!kind) throw Refused(Refusal::not_found);
  return *kind;
}

web::Response draw(const web::Visit& visit, const Programme& programme, ReasonKind kind, const std::string& typed,
                   const Problems& problems) {
  const auto error = problems.of("reasons");
  Html form = web::form_token(visit);
  form += govuk::textarea({.name = "reasons",
                           .label = _("Reasons"),
                           .value = typed,
                           .hint = _("One on each line, in the order people see them"),
                           .error = error ? std::optional<govuk::Content>(*error) : std::nullopt,
                           .rows = 10});
  form += govuk::button({.text = _("Save the reasons")});
  Html body = govuk::body(
      _("People choose one of these and write nothing themselves. Leave out anything about health or conduct: a "
        "reason is seen by whoever tracks the programme."));
  body +=
      govuk::inset_text({.text = _("A reason you take away can no longer be chosen. Where it was chosen before, it "
                                   "stays, in the same words. To word a reason anew, write a new line: what was "
                                   "recorded under the old one keeps the old words.")});
  append(body, "<form method=\"post\" action=\"{}/reasons/{}\" novalidate>{}</form>", address(programme), code(kind),
         form);
  return web::page(visit, {.title = fill(_("Reasons: {}"), std::string(label(kind))),
                           .breadcrumbs = way_to(visit, programme, label(kind)),
                           .body = std::move(body),
                           .problems = problems,
                           .wide = false,
                           .caption = programme.name});
}

}  // namespace

web::Response reasons_form(web::Visit& visit) {
  const auto programme = managed_programme(visit);
  const auto kind = kind_of(visit);
  std::vector<std::string> labels;
  for (const auto& reason : reasons(visit.work.db, programme.id, kind)) labels.push_back(reason.label);
  return draw(visit, programme, kind, joined(labels, "\n"), {});
}

web::Response change_reasons(web::Visit& visit) {
  const auto programme = managed_programme(visit);
  const auto kind = kind_of(visit);
  web::FormReader form(visit.form);
  const auto text = form.optional_text("reasons", 4000);
  const auto typed = std::string(visit.form.get("reasons"));
  if (form.problems) return draw(visit, programme, kind, typed, form.problems);
  std::vector<std::string> labels;
  for (const auto line : split(text, '\n')) labels.emplace_back(line);
  const auto done = set_reasons(visit.work, programme.id, kind, labels);
  if (done) return web::see_other_with_notice(visit, address(programme), _("The reasons have been saved"));
  return draw(visit, programme, kind, typed, done.problems());
}

}  // namespace waymark::programmes::pages
