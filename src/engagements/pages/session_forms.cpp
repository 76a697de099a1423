#include "engagements/pages/parts.hpp"

namespace waymark::engagements::pages {
namespace {

constexpr const char* kLength = "How long must be a number of minutes between 5 and 480";

std::vector<std::string> mode_codes() {
  std::vector<std::string> codes;
  for (Mode mode : kModes) codes.emplace_back(code(mode));
  return codes;
}

Html length_and_mode(const Draft& draft) {
  Html fields = govuk::input({.name = "minutes",
                              .label = _("How long"),
                              .value = draft.value("minutes"),
                              .error = draft.error("minutes"),
                              .width = 3,
                              .inputmode = "numeric",
                              .suffix = _("minutes")});
  std::vector<govuk::Radio> modes;
  for (Mode mode : kModes) modes.push_back({.value = std::string(code(mode)), .text = label(mode)});
  return fields + govuk::radios({.name = "mode",
                                 .legend = _("How"),
                                 .items = std::move(modes),
                                 .value = draft.value("mode"),
                                 .error = draft.error("mode"),
                                 .is_inline = true});
}

Html when_fields(const Draft& draft, const char* legend) {
  Html fields = govuk::date_input(
      {.name = "starts", .legend = legend, .value = draft.date("starts"), .error = draft.error("starts")});
  fields += govuk::input({.name = "time",
                          .label = _("Start time"),
                          .value = draft.value("time"),
                          .hint = _("For example, 2:30pm or 14:30"),
                          .error = draft.error("time"),
                          .width = 10});
  fields += length_and_mode(draft);
  if (draft.problems.of("overlap") || draft.value("overlap") == "yes")
    fields += govuk::checkboxes({.name = "overlap",
                                 .legend = _("It overlaps"),
                                 .items = {{.value = "yes", .text = _("Go on all the same")}},
                                 .values = draft.values("overlap"),
                                 .error = draft.error("overlap")});
  return fields;
}

/// In a group: who was there.
Html attendance(const web::Visit& visit, const Engagement& engagement, const Draft& draft) {
  if (engagement.coachees < 2) return {};
  govuk::Checkboxes boxes{.name = "attended",
                          .legend = _("Who was there"),
                          .items = {},
                          .values = draft.values("attended"),
                          .error = draft.error("attended")};
  for (const auto& partner : partners_of(visit.work.db, engagement.id))
    if (!partner.is_coach) boxes.items.push_back({.value = partner.person.str(), .text = partner.name});
  return govuk::checkboxes(boxes);
}

std::vector<PersonId> attended_in(const web::Fields& fields) {
  std::vector<PersonId> people;
  for (const auto value : fields.all("attended"))
    if (auto id = PersonId::parse(value)) people.push_back(std::move(*id));
  return people;
}

SessionPlan read_plan(const web::Fields& fields, Problems& problems) {
  web::FormReader form(fields);
  SessionPlan plan;
  plan.starts.date = form.date("starts", _("Enter the day of the session"));
  plan.starts.minutes = form.time_of_day("time", _("Enter a start time, like 2:30pm or 14:30"));
  plan.minutes = static_cast<int>(form.whole_number("minutes", 5, 480, _(kLength)));
  plan.mode = mode_from(form.choice("mode", mode_codes(), _("Select how it takes place"))).value_or(Mode::video);
  plan.overlap_accepted = form.ticked("overlap");
  problems = form.problems;
  return plan;
}

Draft draft_of(LocalTime starts, bool with_time, int minutes, Mode mode) {
  Draft draft;
  draft.put_date("starts", starts.date);
  if (with_time) draft.put("time", starts.clock());
  draft.put("minutes", std::to_string(minutes));
  draft.put("mode", std::string(code(mode)));
  return draft;
}

web::Response draw_arrange(const web::Visit& visit, const Engagement& engagement, const Draft& draft) {
  return form_page(visit, engagement, _("Arrange a session"), when_fields(draft, _("Day of the session")),
                   govuk::button({.text = _("Arrange the session")}), draft.problems);
}

/// What keeps a session from being logged, before anything is typed.
Html agreement_first(const web::Visit& visit, const Engagement& engagement) {
  if (!waits_for_agreement(visit, engagement)) return {};
  return govuk::inset_text(
      {.text = _("This programme counts a session as completed once coach and coachee have signed their coaching "
                 "agreement. Sign it first, then log the session.")});
}

web::Response draw_log(const web::Visit& visit, const Engagement& engagement, const Draft& draft) {
  return form_page(visit, engagement, _("Log a session that took place"),
                   agreement_first(visit, engagement) + when_fields(draft, _("Day of the session")) +
                       attendance(visit, engagement, draft),
                   govuk::button({.text = _("Log the session")}), draft.problems);
}

web::Response draw_rearrange(const web::Visit& visit, const Engagement& engagement, const Draft& draft) {
  return form_page(
      visit, engagement, _("Rearrange the session"),
      when_fields(draft, _("New day")) +
          reason_radios(visit, engagement, programmes::ReasonKind::rearrange, draft, _("Why it is moved")),
      govuk::button({.text = _("Rearrange the session")}), draft.problems);
}

web::Response draw_complete(const web::Visit& visit, const Engagement& engagement, const Session& session,
                            const Draft& draft) {
  Html fields = agreement_first(visit, engagement);
  fields += govuk::body(fill(_("The session of {}."), words(london(session.starts_at.value_or(visit.work.now)))));
  fields += length_and_mode(draft);
  fields += attendance(visit, engagement, draft);
  return form_page(visit, engagement, _("Log the session"), std::move(fields),
                   govuk::button({.text = _("Log as completed")}), draft.problems);
}

web::Response back_to(const web::Visit& visit, const EngagementId& id, const char* message) {
  return web::see_other_with_notice(visit, path_of(id), message);
}

}  // namespace

web::Response arrange_form(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::arrange_session);
  Draft draft;
  draft.put("minutes", std::to_string(engagement.planned_minutes));
  return draw_arrange(visit, engagement, draft);
}

web::Response arrange(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  Problems problems;
  const auto plan = read_plan(visit.form, problems);
  if (!problems) {
    const auto made = arrange_session(visit.work, id, plan);
    if (made) return back_to(visit, id, _("The session is arranged, and the other side is told"));
    problems = made.problems();
  }
  return draw_arrange(visit, engagement_for(visit, Verb::arrange_session), {visit.form, problems});
}

web::Response log_form(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::log_session);
  return draw_log(visit, engagement,
                  draft_of({visit.work.today, 0}, false, engagement.planned_minutes, Mode::in_person));
}

web::Response log(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  Problems problems;
  const auto plan = read_plan(visit.form, problems);
  if (!problems) {
    const auto made = log_session(visit.work, id, plan, attended_in(visit.form));
    if (made) return back_to(visit, id, _("The session is logged, and the other side is told"));
    problems = made.problems();
  }
  return draw_log(visit, engagement_for(visit, Verb::log_session), {visit.form, problems});
}

web::Response rearrange_form(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::rearrange_session);
  const auto session = open_session_of(visit, engagement);
  return draw_rearrange(
      visit, engagement,
      draft_of(london(session.starts_at.value_or(visit.work.now)), true, session.minutes, session.mode));
}

web::Response rearrange(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::rearrange_session);
  const auto session = open_session_of(visit, engagement);
  Problems problems;
  const auto plan = read_plan(visit.form, problems);
  if (!problems) {
    const auto done =
        rearrange_session(visit.work, engagement.id, session.id, plan, std::string(visit.form.get("reason")));
    if (done) return back_to(visit, engagement.id, _("The session is rearranged, and the other side is told"));
    problems = done.problems();
  }
  return draw_rearrange(visit, engagement, {visit.form, problems});
}

web::Response session_complete_form(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::complete_session);
  const auto session = open_session_of(visit, engagement);
  auto draft = draft_of({visit.work.today, 0}, false, session.minutes, session.mode);
  return draw_complete(visit, engagement, session, draft);
}

web::Response session_complete(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::complete_session);
  const auto session = open_session_of(visit, engagement);
  web::FormReader form(visit.form);
  SessionLog log;
  log.minutes = static_cast<int>(form.whole_number("minutes", 5, 480, _(kLength)));
  log.mode = mode_from(form.choice("mode", mode_codes(), _("Select how it took place"))).value_or(Mode::video);
  log.attended = attended_in(visit.form);
  Problems problems = form.problems;
  if (!problems) {
    const auto done = complete_session(visit.work, engagement.id, session.id, log);
    if (done) return back_to(visit, engagement.id, _("The session is logged, and the other side is told"));
    problems = done.problems();
  }
  return draw_complete(visit, engagement, session, {visit.form, problems});
}

}  // namespace waymark::engagements::pages
