// Which fields a programme's conversations have.
#include <algorithm>

#include "conversations/pages/parts.hpp"

namespace waymark::conversations::pages {
namespace {

/// A line of the form: a field that may be asked.
struct Line {
  Field field;
  bool is_own = false;  ///< the programme words it from nothing
};

std::vector<Line> lines() {
  std::vector<Line> all;
  for (auto& field : built_in_fields()) all.push_back({std::move(field)});
  for (const auto key : kOwnFields) all.push_back({{std::string(key), FieldKind::text, "", ""}, true});
  return all;
}

programmes::Programme managed(const web::Visit& visit) {
  const auto id = visit.id<ProgrammeId>();
  auto found = programmes::find(visit.work.db, id);
  if (!found || !programmes::may_see(visit.work.actor, id)) throw Refused(Refusal::not_found);
  if (!programmes::may_manage(visit.work.actor, id)) throw Refused(Refusal::not_allowed);
  return std::move(*found);
}

Draft draft_of(const Template& now) {
  Draft draft;
  draft.put("version", std::to_string(now.version));
  int place = 0;
  for (const auto& field : now.fields) {
    draft.put("asked_" + field.key, "yes");
    draft.put("place_" + field.key, std::to_string(++place));
    draft.put("label_" + field.key, field.label);
    draft.put("hint_" + field.key, field.hint);
    draft.put("kind_" + field.key, std::string(code(field.kind)));
  }
  for (const auto& [field, is_own] : lines()) {
    if (draft.fields.has("label_" + field.key)) continue;
    draft.put("label_" + field.key, field.label);
    draft.put("hint_" + field.key, field.hint);
  }
  return draft;
}

Html kind_input(const Line& line, const Draft& draft) {
  const auto name = "kind_" + line.field.key;
  if (!line.is_own) return {};
  return govuk::radios({.name = name,
                        .legend = _("What people enter"),
                        .items = {{.value = "text", .text = _("Text")},
                                  {.value = "rating", .text = fill(_("A rating from 0 to {}"), kBestRating)}},
                        .value = draft.value(name) == "rating" ? "rating" : "text",
                        .is_inline = true,
                        .small = true});
}

Html line_view(const Line& line, const Draft& draft, int number) {
  const auto& key = line.field.key;
  Html fields = govuk::checkboxes({.name = "asked_" + key,
                                   .legend = std::nullopt,
                                   .items = {{.value = "yes", .text = _("Asked in each conversation")}},
                                   .values = draft.values("asked_" + key),
                                   .error = draft.error("asked_" + key)});
  fields += govuk::input({.name = "place_" + key,
                          .label = _("Place in the order"),
                          .value = draft.value("place_" + key),
                          .error = draft.error("place_" + key),
                          .width = 2,
                          .inputmode = "numeric"});
  fields += govuk::input({.name = "label_" + key,
                          .label = _("Label"),
                          .value = draft.value("label_" + key),
                          .error = draft.error("label_" + key)});
  fields += govuk::input({.name = "hint_" + key,
                          .label = _("Hint"),
                          .value = draft.value("hint_" + key),
                          .error = draft.error("hint_" + key)});
  fields += kind_input(line, draft);
  const auto legend = line.is_own ? fill(_("A field of your own: {}"), number) : shown(line.field).label;
  return govuk::fieldset({.legend = legend, .content = fields, .legend_look = {.size = govuk::Size::m}});
}

web::Response draw(const web::Visit& visit, const programmes::Programme& programme, const Draft& draft) {
  const auto address = "/programmes/" + programme.id.str();
  Html form = web::form_token(visit);
  form += hidden("version", draft.value("version"));
  int own = 0;
  for (const auto& line : lines()) form += line_view(line, draft, line.is_own ? ++own : 0);
  form += govuk::button({.text = _("Save the fields")});
  Html body = govuk::body(
      _("After each session coach and coachee write down what they talked about. These are the fields they fill in. "
        "A conversation already written keeps the fields it was written with."));
  append(body, "<form method=\"post\" action=\"{}/conversation-template\" novalidate>{}</form>", address, form);
  return web::page(visit, {.title = _("What is asked in each conversation"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Programmes"), .href = "/programmes"},
                                           {.text = programme.name, .href = address},
                                           {.text = _("Conversations")}},
                           .body = std::move(body),
                           .problems = draft.problems,
                           .status = draft.problems ? 422 : 200,
                           .wide = false,
                           .caption = programme.name});
}

/// The fields that are ticked, in the order of their places.
std::vector<Field> read(const web::Fields& form, Problems& problems) {
  web::FormReader reader(form);
  std::vector<std::pair<std::int64_t, Field>> chosen;
  for (const auto& [field, is_own] : lines()) {
    if (!reader.ticked("asked_" + field.key)) continue;
    Field one = field;
    const auto place =
        reader.whole_number("place_" + field.key, 1, 99, _("A place in the order must be a number from 1 to 99"));
    one.label = reader.optional_text("label_" + field.key, kLongestLabel);
    one.hint = reader.optional_text("hint_" + field.key, kLongestHint);
    if (is_own && form.get("kind_" + field.key) == code(FieldKind::rating)) one.kind = FieldKind::rating;
    chosen.emplace_back(place, std::move(one));
  }
  problems.add(reader.problems);
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const auto& one, const auto& other) { return one.first < other.first; });
  std::vector<Field> fields;
  for (auto& [place, field] : chosen) fields.push_back(std::move(field));
  return fields;
}

}  // namespace

web::Response template_form(web::Visit& visit) {
  const auto programme = managed(visit);
  return draw(visit, programme, draft_of(template_of(visit.work.db, programme.id)));
}

web::Response change_template(web::Visit& visit) {
  const auto programme = managed(visit);
  Problems problems;
  const auto fields = read(visit.form, problems);
  web::FormReader reader(visit.form);
  const auto seen = static_cast<int>(reader.whole_number("version", 0, 1'000'000, _("Open the form again")));
  problems.add(reader.problems);
  if (!problems) {
    const auto done = set_template(visit.work, programme.id, seen, fields);
    if (done)
      return web::see_other_with_notice(visit, "/programmes/" + programme.id.str(),
                                        _("The fields of conversations have been saved"));
    for (const auto& [field, message] : done.problems())
      problems.add(field == "fields" ? "asked_focus" : field, message);
  }
  return draw(visit, programme, {visit.form, problems});
}

}  // namespace waymark::conversations::pages
