#include <array>

#include "engagements/pages/tracking.hpp"

namespace waymark::engagements::pages {
namespace {

constexpr int kPageSize = 20;

web::Response as_csv(const web::Visit& visit, const Question& question) {
  const bool grades = sees_grades(visit.work.actor);
  CsvWriter csv;
  for (const char* name : {"engagement_ref", "coachee", "programme", "agency"}) csv.cell(name);
  if (grades) csv.cell("grade");
  csv.row("coach", "coach_kind", "supplier", "funded", "starts_on", "planned_sessions", "sessions_completed",
          "last_session_on", "next_session_at_local", "state", "attention");
  each_line(visit.work, question.as_of, question.filter, question.order, [&](const Line& line) {
    std::vector<std::string> flags;
    for (Flag flag : line.flags) flags.emplace_back(code(flag));
    csv.cell(line.ref).cell(title_of(line.coachee_name, line.coachees)).cell(line.programme).cell(line.agency_code);
    if (grades) csv.cell(line.grade);
    csv.row(line.coach, line.coach_kind, line.supplier, code(line.funded), line.starts_on, line.planned_sessions,
            line.sessions_completed, line.last_completed_on,
            line.next_session_at ? london(*line.next_session_at).iso() : std::string(), code(line.state),
            joined(flags, " "));
  });
  return web::csv(std::move(csv).str(), "engagements.csv");
}

govuk::Column column(const web::Visit& visit, const Question& question, const char* text, SortBy by) {
  const bool sorted = question.order.by == by;
  const Order next{by, sorted && !question.order.descending};
  return {.text = text,
          .sort_href = web::with_query(visit.request, {{"sort", code(next)}, {"page", ""}}),
          .sorted = !sorted                     ? govuk::Sort::none
                    : question.order.descending ? govuk::Sort::descending
                                                : govuk::Sort::ascending};
}

/// The tags of a page, each drawn once.
class Tags {
 public:
  Html cell(const Line& line) {
    Html cell = state(line.state);
    if (!line.decision_needed.empty())
      append(cell, " {}", govuk::tag({.text = _("Needs a decision"), .colour = govuk::Colour::red}));
    for (Flag one : line.flags) append(cell, " {}", flag(one));
    return cell;
  }

 private:
  const Html& state(State state) {
    auto& drawn = states_[static_cast<std::size_t>(state)];
    if (drawn.empty()) drawn = state_tag(state);
    return drawn;
  }
  const Html& flag(Flag flag) {
    auto& drawn = flags_[static_cast<std::size_t>(flag)];
    if (drawn.empty()) drawn = govuk::tag({.text = label(flag), .colour = govuk::Colour::red});
    return drawn;
  }
  std::array<Html, std::size(kStates)> states_;
  std::array<Html, std::size(kFlags)> flags_;
};

Html two_lines(std::string_view first, std::string_view second) {
  Html cell = Html::text(first);
  if (!second.empty()) append(cell, "<br>{}", second);
  return cell;
}

Html table_of(const web::Visit& visit, const Question& question, const Listing& listing) {
  govuk::TableWriter table({.caption = _("Engagements"),
                            .head = {column(visit, question, _("Name"), SortBy::name),
                                     column(visit, question, _("Agency"), SortBy::agency),
                                     column(visit, question, _("Coach"), SortBy::coach),
                                     column(visit, question, _("Start"), SortBy::starts_on),
                                     column(visit, question, _("Progress"), SortBy::progress),
                                     column(visit, question, _("Next session"), SortBy::next_session),
                                     {.text = _("State")}},
                            .caption_hidden = true,
                            .first_cell_is_header = true,
                            .small_text = true});
  Tags tags;
  for (const auto& line : listing.lines)
    table.row(html("<a href=\"/engagements/{}\" class=\"govuk-link\">{}</a><br>{}", line.id.str(),
                   title_of(line.coachee_name, line.coachees), line.ref),
              two_lines(line.agency_code, line.grade),
              two_lines(line.coach, line.supplier.empty() ? std::string(_("Internal")) : line.supplier),
              line.starts_on.brief(),
              govuk::app_progress({.done = line.sessions_completed, .planned = line.planned_sessions}),
              line.next_session_at ? brief(london(*line.next_session_at)) : std::string(_("None")), tags.cell(line));
  return std::move(table).html();
}

Html total_of(const Listing& listing) {
  if (listing.total > kCountedUpTo)
    return govuk::body(fill(_("More than {} engagements"), with_commas(kCountedUpTo)));
  return govuk::body(fill(plural("{} engagement", "{} engagements", listing.total), with_commas(listing.total)));
}

Html pages_of(const web::Visit& visit, const Question& question, const Listing& listing) {
  const auto href = [&](int page) {
    return web::with_query(visit.request, {{"page", page == 1 ? "" : std::to_string(page)}});
  };
  if (listing.total <= kCountedUpTo)
    return govuk::pagination(question.page, (listing.total + kPageSize - 1) / kPageSize, href);
  govuk::Pagination steps;
  if (question.page > 1) steps.previous = govuk::PageStep{.href = href(question.page - 1)};
  if (static_cast<int>(listing.lines.size()) == kPageSize)
    steps.next = govuk::PageStep{.href = href(question.page + 1)};
  return govuk::pagination(steps);
}

Html list_of(const web::Visit& visit, const Question& question, const Listing& listing) {
  Html body;
  body.reserve(32 * 1024);
  if (question.as_of.day != question.as_of.today)
    body += govuk::inset_text({.text = fill(_("As it stood on {}."), question.as_of.day.words())});
  body += total_of(listing);
  if (listing.lines.empty())
    body +=
        govuk::inset_text({.text = narrowed(question.filter) ? _("No engagement fits. Take a filter off to see more.")
                                                             : _("There is no engagement here.")});
  else body += table_of(visit, question, listing);
  body += pages_of(visit, question, listing);
  if (!listing.lines.empty())
    body += govuk::body(
        govuk::link(web::with_query(visit.request, {{"format", "csv"}, {"page", ""}}), _("Download as CSV")));
  return body;
}

}  // namespace

web::Response tracking(web::Visit& visit) {
  const auto question = question_of(visit);
  if (!question.problems && visit.request.query.get("format") == "csv") return as_csv(visit, question);
  const auto listing = list(visit.work, question.as_of, question.filter, question.order, question.page, kPageSize);
  const bool tracking = tracks(visit.work.actor);
  Html body;
  body.reserve(48 * 1024);
  if (may_propose(visit.work.actor))
    body += govuk::button({.text = _("Propose an engagement"), .href = "/engagements/new"});
  const Html found = list_of(visit, question, listing);
  if (tracking) body += filter_of(visit, question).beside(found);
  else body += found;
  return web::page(visit, {.title = tracking ? _("Engagements") : _("My engagements"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = tracking ? _("Engagements") : _("My engagements")}},
                           .body = std::move(body),
                           .problems = question.problems});
}

web::Response reports(web::Visit& visit) {
  Html body = govuk::body(
      _("Coaching of people who report to you, where its programme shows line managers how far along it is. What is "
        "said, and whether a session was cancelled, stays between coach and coachee."));
  const auto reports = progress_of_reports(visit.work);
  govuk::TableWriter table({.caption = _("Coaching in my team"),
                            .head = {{.text = _("Name")}, {.text = _("Programme")}, {.text = _("Progress")}},
                            .caption_hidden = true,
                            .first_cell_is_header = true});
  for (const auto& one : reports)
    table.row(one.name, one.programme,
              govuk::app_progress({.done = one.sessions_completed, .planned = one.planned_sessions}));
  if (reports.empty()) body += govuk::inset_text({.text = _("There is nothing to show.")});
  else body += std::move(table).html();
  return web::page(visit, {.title = _("Coaching in my team"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Coaching in my team")}},
                           .body = std::move(body)});
}

}  // namespace waymark::engagements::pages
