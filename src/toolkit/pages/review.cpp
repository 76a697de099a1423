// What becomes of a tool: sent for review, released, sent back, withdrawn, given at the start.
#include "toolkit/pages/parts.hpp"

namespace waymark::toolkit::pages {
namespace {

constexpr const char* kSeen = "seen";

/// The tool of the address, if it waits for the actor's review.
Found reviewed(const web::Visit& visit) {
  auto it = found(visit.work, visit.id<ToolId>());
  if (!reviews(it.standing, it.tool.latest) || is_own(it.standing, it.tool)) throw Refused(Refusal::not_allowed);
  if (!may_review(it.standing, it.tool)) throw Refused(Refusal::out_of_turn);
  return it;
}

Html reason_field(const Draft& draft, const char* label, const char* hint) {
  return govuk::textarea({.name = "reason",
                          .label = label,
                          .value = draft.value("reason"),
                          .hint = hint,
                          .error = draft.error("reason"),
                          .rows = 3});
}

web::Response draw_review(const web::Visit& visit, const Found& it, const Draft& draft) {
  const auto& version = it.tool.latest;
  Html body = govuk::written(version.words.description);
  body += govuk::summary_list({.rows = facts_of(version, it.tool.supplier_name)});
  body +=
      govuk::body(version.file ? govuk::link(fmt::format("{}/file?version={}", tool_path(it.tool.id), version.number),
                                             _("Download the file"))
                               : govuk::link(version.words.link, _("Open the link"),
                                             {.attributes = {{"rel", "noreferrer noopener"}}}));
  Html fields =
      html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", kSeen, std::to_string(version.changed_at.micros()));
  fields += govuk::radios(
      {.name = "decision",
       .legend = _("What is to become of it?"),
       .items = {{.value = "release",
                  .text = _("Release it"),
                  .hint = it.tool.in_library() ? _("It takes the place of the version in use now")
                                               : _("Coaches find it in the library and can hand it on")},
                 {.value = "send_back", .text = _("Send it back")}},
       .value = draft.value("decision"),
       .error = draft.error("decision")});
  fields += reason_field(draft, _("What is to be put right, if you send it back?"), _("The author reads this"));
  fields += govuk::button({.text = _("Save the decision")});
  body += form(visit, tool_path(it.tool.id) + "/review", fields);
  return page(visit,
              {.title = fill(_("Review: {}"), version.words.title),
               .body = std::move(body),
               .problems = draft.problems,
               .wide = false},
              &it.tool);
}

Found withdrawable(const web::Visit& visit) {
  auto it = found(visit.work, visit.id<ToolId>());
  if (!keeps(it.standing, it.tool) && !(it.tool.released && reviews(it.standing, *it.tool.released)))
    throw Refused(Refusal::not_allowed);
  if (!may_withdraw(it.standing, it.tool)) throw Refused(Refusal::out_of_turn);
  return it;
}

web::Response draw_withdraw(const web::Visit& visit, const Found& it, const Draft& draft) {
  Html body = govuk::warning_text(
      {.text =
           _("Coaches no longer find it, and coachees who were handed it can no longer open it. It comes back only "
             "as a new version that somebody reviews.")});
  Html fields = reason_field(draft, _("Why is it withdrawn?"), _("Its author and those who review read this"));
  fields += govuk::button_group(govuk::button({.text = _("Withdraw the tool"), .warning = true}) +
                                govuk::link(tool_path(it.tool.id), _("Keep it")));
  body += form(visit, tool_path(it.tool.id) + "/withdraw", fields);
  return page(visit,
              {.title = _("Withdraw this tool?"), .body = std::move(body), .problems = draft.problems, .wide = false},
              &it.tool);
}

}  // namespace

web::Response submit(web::Visit& visit) {
  const auto id = visit.id<ToolId>();
  submit_tool(visit.work, id);
  return web::see_other_with_notice(visit, tool_path(id), _("The tool is sent for review"));
}

web::Response review_form(web::Visit& visit) { return draw_review(visit, reviewed(visit), {}); }

web::Response review(web::Visit& visit) {
  const auto it = reviewed(visit);
  Draft draft{visit.form, {}};
  web::FormReader reader(visit.form);
  const auto decision = reader.choice("decision", {"release", "send_back"}, _("Select what is to become of it"));
  const auto seen = Instant::micros(reader.whole_number(kSeen, 0, INT64_MAX, _("Open the form again")));
  const auto reason = decision == "send_back"
                          ? reader.text("reason", _("Enter the reason, so that it can be put right"), kLongestReason)
                          : std::string();
  draft.problems = reader.problems;
  if (draft.problems) return draw_review(visit, it, draft);
  if (decision == "release") {
    release_tool(visit.work, it.tool.id, seen);
    return web::see_other_with_notice(visit, tool_path(it.tool.id), _("The tool is released"));
  }
  const auto done = send_back_tool(visit.work, it.tool.id, reason, seen);
  if (done) return web::see_other_with_notice(visit, "/tools?view=to-review", _("The tool is sent back"));
  draft.problems = done.problems();
  return draw_review(visit, it, draft);
}

web::Response withdraw_form(web::Visit& visit) { return draw_withdraw(visit, withdrawable(visit), {}); }

web::Response withdraw(web::Visit& visit) {
  const auto it = withdrawable(visit);
  Draft draft{visit.form, {}};
  web::FormReader reader(visit.form);
  const auto reason = reader.text("reason", _("Enter why it is withdrawn"), kLongestReason);
  draft.problems = reader.problems;
  if (!draft.problems) {
    const auto done = withdraw_tool(visit.work, it.tool.id, reason);
    if (done) return web::see_other_with_notice(visit, tool_path(it.tool.id), _("The tool is withdrawn"));
    draft.problems = done.problems();
  }
  return draw_withdraw(visit, it, draft);
}

web::Response at_start(web::Visit& visit) {
  const auto id = visit.id<ToolId>();
  const bool given = web::FormReader(visit.form).ticked("given");
  give_at_start(visit.work, id, given);
  return web::see_other_with_notice(visit, tool_path(id),
                                    given ? _("Each new coachee of your coaches is given this tool")
                                          : _("New coachees are no longer given this tool"));
}

}  // namespace waymark::toolkit::pages
