// Adding a goal, and wording it anew.
#include "plans/pages/parts.hpp"

namespace waymark::plans::pages {
namespace {

constexpr const char* kSeen = "seen";
constexpr const char* kLevelFields[] = {"level_much_less", "level_less", "level_expected", "level_more",
                                        "level_much_more"};
const std::vector<std::string> kOneToThree{"1", "2", "3"};

Draft draft_of(const Goal& goal) {
  const auto& words = goal.words;
  Draft draft;
  draft.put("title", words.title);
  draft.put("description", words.description);
  draft.put("measure", words.measure);
  draft.put_date("target_on", words.target_on);
  draft.put("importance", std::to_string(words.importance));
  draft.put("difficulty", std::to_string(words.difficulty));
  for (std::size_t i = 0; i < words.levels.size(); ++i) draft.put(kLevelFields[i], words.levels[i]);
  draft.put("start", words.start ? std::to_string(*words.start) : "unknown");
  draft.put(kSeen, std::to_string(goal.worded_at.micros()));
  return draft;
}

int one_to_three(web::FormReader& reader, const char* field, const char* missing) {
  const auto chosen = reader.choice(field, kOneToThree, missing);
  return chosen.empty() ? 0 : chosen.front() - '0';
}

GoalWords read(const web::Fields& fields, Problems& problems) {
  web::FormReader reader(fields);
  GoalWords words;
  words.title = reader.text("title", _("Enter what you want to achieve"), kLongestLine);
  words.description = reader.optional_text("description", kLongestText);
  words.measure = reader.text("measure", _("Enter how you will know that it is achieved"), kLongestLine);
  words.target_on = reader.optional_date("target_on");
  words.importance = one_to_three(reader, "importance", _("Select how important it is"));
  words.difficulty = one_to_three(reader, "difficulty", _("Select how difficult it is"));
  for (std::size_t i = 0; i < words.levels.size(); ++i)
    words.levels[i] = reader.optional_text(kLevelFields[i], kLongestLine);
  words.start =
      level_from(reader.choice("start", {"-2", "-1", "unknown"}, _("Select where things stood at the start")));
  problems = reader.problems;
  return words;
}

Html text_fields(const Draft& draft) {
  Html fields = govuk::input({.name = "title",
                              .label = _("What do you want to achieve?"),
                              .value = draft.value("title"),
                              .hint = _("One sentence that says what will be different"),
                              .error = draft.error("title")});
  fields += govuk::textarea({.name = "description",
                             .label = _("Why it matters, and what belongs to it (optional)"),
                             .value = draft.value("description"),
                             .error = draft.error("description")});
  fields += govuk::input({.name = "measure",
                          .label = _("How will you know?"),
                          .value = draft.value("measure"),
                          .hint = _("Something both of you can see: a number, a date kept, what others say"),
                          .error = draft.error("measure")});
  return fields + govuk::date_input({.name = "target_on",
                                     .legend = _("By when? (optional)"),
                                     .value = draft.date("target_on"),
                                     .hint = _("For example, 30 9 2026"),
                                     .error = draft.error("target_on")});
}

Html weight_field(const Draft& draft, const char* name, const char* legend, const char* (*label_of)(int)) {
  std::vector<govuk::Radio> items;
  for (int value = 1; value <= 3; ++value) items.push_back({.value = std::to_string(value), .text = label_of(value)});
  return govuk::radios({.name = name,
                        .legend = legend,
                        .items = std::move(items),
                        .value = draft.value(name),
                        .error = draft.error(name),
                        .is_inline = true});
}

Html scale_fields(const Draft& draft) {
  Html levels =
      govuk::body(_("Say before you begin what each outcome would look like, so that later both of you "
                    "see where you are. You can leave any of them empty."));
  for (const int level : kLevels) {
    const auto name = kLevelFields[level - kLowest];
    levels += govuk::input(
        {.name = name, .label = level_words(level), .value = draft.value(name), .error = draft.error(name)});
  }
  Html fields = govuk::fieldset({.legend = _("The five levels (optional)"),
                                 .content = std::move(levels),
                                 .legend_look = {.size = govuk::Size::m}});
  return fields +
         govuk::radios({.name = "start",
                        .legend = _("Where did things stand at the start?"),
                        .items = {{.value = "-1", .text = level_words(kUsualStart), .hint = _("The usual start")},
                                  {.value = "-2",
                                   .text = level_words(kWorst),
                                   .hint = _("When nothing worse can be thought of")},
                                  {.value = "unknown", .text = _("We will say later"), .divider_before = _("or")}},
                        .value = draft.value("start"),
                        .error = draft.error("start")});
}

web::Response draw(const web::Visit& visit, const Partnership& partnership, const PersonId& whose, const Draft& draft,
                   const Goal* goal) {
  Html fields = text_fields(draft);
  fields += weight_field(draft, "importance", _("How important is it?"), importance_label);
  fields += weight_field(draft, "difficulty", _("How difficult is it?"), difficulty_label);
  fields += scale_fields(draft);
  append(fields, "<input type=\"hidden\" name=\"coachee\" value=\"{}\">", whose.str());
  if (goal) append(fields, "<input type=\"hidden\" name=\"{}\" value=\"{}\">", kSeen, draft.value(kSeen));
  fields += govuk::button({.text = goal ? _("Save the goal") : _("Add the goal")});
  const auto& id = partnership.engagement.id;
  return page(visit, partnership,
              {.title = goal ? _("Edit the goal") : _("Add a goal"),
               .body = form(visit, goal ? goal_path(id, goal->id) + "/edit" : plan_path(id), fields),
               .problems = draft.problems,
               .wide = false},
              goal);
}

/// For whom a goal is added; refuses a coach of several who does not say.
PersonId for_whom(const web::Visit& visit, const Partnership& partnership, const web::Fields& fields) {
  const auto asked = PersonId::parse(fields.get("coachee")).value_or(PersonId());
  auto whose = whose_plan(visit.work, partnership, asked);
  if (whose.empty()) throw Refused(Refusal::not_found);
  allow(visit.work, partnership, whose, Part::words);
  return whose;
}

}  // namespace

web::Response new_form(web::Visit& visit) {
  const auto partnership = partnership_of(visit.work, engagement_in(visit));
  return draw(visit, partnership, for_whom(visit, partnership, visit.request.query), {}, nullptr);
}

web::Response add(web::Visit& visit) {
  const auto partnership = partnership_of(visit.work, engagement_in(visit));
  const auto whose = for_whom(visit, partnership, visit.form);
  Draft draft{visit.form, {}};
  const auto words = read(visit.form, draft.problems);
  if (!draft.problems) {
    const auto made = add_goal(*visit.site.vault, visit.work, partnership.engagement.id, whose, words);
    if (made)
      return web::see_other_with_notice(visit, goal_path(partnership.engagement.id, *made), _("The goal is added"));
    draft.problems = made.problems();
  }
  return draw(visit, partnership, whose, draft, nullptr);
}

web::Response edit_form(web::Visit& visit) {
  const auto [partnership, goal] = here_for(visit, Part::words);
  return draw(visit, partnership, goal.whose, draft_of(goal), &goal);
}

web::Response edit(web::Visit& visit) {
  const auto id = engagement_in(visit);
  Draft draft{visit.form, {}};
  const auto words = read(visit.form, draft.problems);
  web::FormReader hidden(visit.form);
  const auto seen = Instant::micros(hidden.whole_number(kSeen, 0, INT64_MAX, _("Open the form again")));
  draft.problems.add(hidden.problems);
  if (!draft.problems) {
    const auto done = edit_goal(*visit.site.vault, visit.work, id, goal_in(visit), words, seen);
    if (done) return web::see_other_with_notice(visit, goal_path(id, goal_in(visit)), _("The goal is saved"));
    draft.problems = done.problems();
  }
  const auto [partnership, goal] = here_for(visit, Part::words);
  return draw(visit, partnership, goal.whose, draft, &goal);
}

}  // namespace waymark::plans::pages
