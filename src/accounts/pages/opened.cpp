#include "accounts/pages/parts.hpp"
#include "audit/audit.hpp"

namespace waymark::accounts::pages {
namespace {

constexpr int kShown = 50;
constexpr int kMostInCsv = 1000;

// Codes are written for machines; people read them with spaces.
std::string readable(std::string code) {
  std::replace(code.begin(), code.end(), '_', ' ');
  return code;
}

std::string who(const web::Visit& visit, const audit::Line& line) {
  return line.actor == visit.work.actor.person ? std::string(_("You")) : line.actor_name;
}

/// What the engagements are called in whose streams the lines stand; concerns and the like stand in others.
class Engagements {
 public:
  explicit Engagements(const web::Visit& visit) {
    const auto& names = keeper(visit).surroundings().engagement_names;
    if (names) names_ = names(visit.work.db, visit.work.actor.person);
  }
  std::string of(const audit::Line& line) const {
    constexpr std::string_view kStream = "engagement/";
    if (!line.stream.starts_with(kStream)) return {};
    const auto found = names_.find(line.stream.substr(kStream.size()));
    return found == names_.end() ? std::string() : found->second;
  }

 private:
  std::map<std::string, std::string> names_;
};

web::Response as_csv(const web::Visit& visit, const audit::Filter& filter) {
  CsvWriter csv;
  csv.row("at", "who", "kind", "what", "detail", "engagement");
  const Engagements engagements(visit);
  std::optional<audit::Mark> after;
  for (;;) {
    const auto page = audit::lines(visit.work.db, filter, after, kMostInCsv);
    for (const auto& line : page.lines)
      csv.row(line.at.iso(), line.actor_name, line.subject_kind, line.subject_id, line.detail, engagements.of(line));
    if (!page.next) return web::csv(std::move(csv).str(), "opened.csv");
    after = page.next;
  }
}

Html table(const web::Visit& visit, const std::vector<audit::Line>& lines) {
  govuk::TableWriter rows(
      {.caption = _("Who opened what of yours"),
       .head = {{.text = _("When")}, {.text = _("Who")}, {.text = _("What")}, {.text = _("Where")}},
       .caption_hidden = true});
  const Engagements engagements(visit);
  for (const auto& line : lines) {
    const auto name = engagements.of(line);
    rows.row(moment(line.at), who(visit, line), readable(line.subject_kind), name.empty() ? line.detail : name);
  }
  return std::move(rows).html();
}

}  // namespace

web::Response opened(web::Visit& visit) {
  audit::Filter filter;
  filter.about = visit.work.actor.person;
  filter.action = audit::kOpened;
  if (visit.request.query.get("format") == "csv") return as_csv(visit, filter);
  const auto after = audit::Mark::parse(visit.request.query.get("after"));
  const auto page = audit::lines(visit.work.db, filter, after, kShown);
  Html body = govuk::body(_(
      "Each time something confidential of yours is opened, by anyone, a line is written that nobody can take back. "
      "What it says is not in it."));
  if (page.lines.empty()) {
    body += govuk::body(_("Nothing of yours has been opened."));
  } else {
    body += table(visit, page.lines);
    if (page.next)
      body += govuk::pagination(
          {.next = govuk::PageStep{.href = web::with_query(visit.request, {{"after", page.next->text()}}),
                                   .text = govuk::Content(_("Older"))}});
    body += govuk::body(
        govuk::link(web::with_query(visit.request, {{"format", "csv"}, {"after", ""}}), _("Download as CSV")));
  }
  return web::page(visit, {.title = _("Who opened what of yours"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Your account"), .href = "/account"},
                                           {.text = _("Who opened what of yours")}},
                           .body = std::move(body)});
}

}  // namespace waymark::accounts::pages
