#include "concerns/pages/parts.hpp"

#include <cstdlib>

namespace waymark::concerns::pages {

Html state_tag(State state) {
  const auto colour = state == State::raised         ? govuk::Colour::orange
                      : state == State::acknowledged ? govuk::Colour::yellow
                                                     : govuk::Colour::grey;
  return govuk::tag({.text = label(state), .colour = colour});
}

std::string about(const Concern& concern) {
  if (concern.coachees < 2) return fill(_("{} with {}"), concern.coachee_name, concern.coach_name);
  return fill(plural("{} and {} other with {}", "{} and {} others with {}", concern.coachees - 1),
              concern.coachee_name, concern.coachees - 1, concern.coach_name);
}

Html entries(const web::Visit& visit, const Opened& opened) {
  std::vector<govuk::TimelineItem> items;
  for (const auto& entry : opened.entries) {
    const std::string by = entry.by == visit.work.actor.person ? std::string(_("You")) : entry.by_name;
    items.push_back({.label = entry.is_note ? fill(_("{}: handling note"), by) : by,
                     .at = entry.written_at,
                     .text = entry.text ? govuk::written(*entry.text)
                                        : govuk::body(html("<em>{}</em>", _("This is no longer kept.")))});
  }
  return govuk::timeline({.items = std::move(items)}) + page_links(visit, opened.page, opened.pages);
}

int page_asked(const web::Visit& visit) {
  return std::max(1, std::atoi(std::string(visit.request.query.get("page")).c_str()));
}

Html page_links(const web::Visit& visit, int page, int pages) {
  return govuk::pagination(page, pages, [&](int number) {
    return web::with_query(visit.request, {{"page", std::to_string(number)}});
  });
}

Html form(const web::Visit& visit, std::string_view action, const Html& fields) {
  return html("<form method=\"post\" action=\"{}\" novalidate>{}{}</form>", action, web::form_token(visit), fields);
}

Html text_field(const web::Draft& draft, const char* label, const char* hint) {
  return govuk::character_count({.name = "text",
                                 .label = label,
                                 .value = draft.value("text"),
                                 .hint = hint,
                                 .error = draft.error("text"),
                                 .label_look = {.size = govuk::Size::m},
                                 .max_length = static_cast<int>(kLongest),
                                 .rows = 10});
}

std::string read_text(const web::Visit& visit, web::Draft& draft) {
  web::FormReader reader(visit.form);
  auto text = reader.text("text", _("Enter what you want to say"), kLongest);
  draft.problems.add(reader.problems);
  return text;
}

std::string what_for(const accounts::RoleHolder& lead) {
  return lead.place_name.empty() ? std::string(_("Safeguarding lead for the whole service"))
                                 : fill(_("Safeguarding lead for {}"), lead.place_name);
}

Html lead_field(const std::vector<accounts::RoleHolder>& leads, const web::Draft& draft, const char* legend) {
  if (leads.size() == 1 && !draft.error("lead")) {
    const auto& one = leads.front();
    return govuk::inset_text({.text = html("<strong>{}</strong><br>{}", one.name, what_for(one))}) +
           html("<input type=\"hidden\" name=\"lead\" value=\"{}\">", one.person.str());
  }
  std::vector<govuk::Radio> items;
  for (const auto& lead : leads)
    items.push_back({.value = lead.person.str(), .text = lead.name, .hint = what_for(lead)});
  return govuk::radios({.name = "lead",
                        .legend = legend,
                        .items = std::move(items),
                        .value = draft.value("lead"),
                        .error = draft.error("lead"),
                        .legend_look = {.size = govuk::Size::m}});
}

}  // namespace waymark::concerns::pages
