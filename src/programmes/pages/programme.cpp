#include <map>

#include "people/people.hpp"
#include "programmes/pages/pages.hpp"

namespace waymark::programmes::pages {
namespace {

/// What the page of one programme is drawn from, besides the programme.
struct Sheet {
  const Programme& programme;
  bool manages;

  /// "Change" beside a row, for those who may; `where` is the form and the field in it.
  std::vector<govuk::Action> change(const std::string& where, std::string what) const {
    if (!manages) return {};
    return {{.text = _("Change"), .href = address(programme) + where, .hidden_text = std::move(what)}};
  }
  govuk::SummaryRow row(const char* key, govuk::Content value, const char* field) const {
    return {.key = key, .value = std::move(value), .actions = change(std::string("/edit#") + field, key)};
  }
};

Html about(const Sheet& sheet) {
  const auto& one = sheet.programme;
  const auto day = [](const std::optional<Date>& date) { return date ? date->words() : std::string(_("Not set")); };
  return govuk::summary_list(
      {.rows = {
           sheet.row(_("Name"), one.name, "name"),
           sheet.row(_("Aims"), one.aims.empty() ? Html::text(_("Not written yet")) : govuk::written(one.aims), "aims"),
           sheet.row(_("First day"), day(one.starts_on), "starts_on"),
           sheet.row(_("Last day"), day(one.ends_on), "ends_on"),
           sheet.row(_("Who pays"), label(one.funded), "funded")}});
}

Html usual_engagement(const Sheet& sheet) {
  const auto& one = sheet.programme;
  return govuk::heading(2, _("The usual engagement")) +
         govuk::summary_list(
             {.rows = {
                  sheet.row(_("Planned"), planned_words(one), "planned_sessions"),
                  sheet.row(_("How often"), cadence_words(one), "cadence_days"),
                  sheet.row(_("Line managers"),
                            one.managers_see_progress
                                ? _("See that somebody who reports to them is coached, and sessions done of planned")
                                : _("See nothing of the engagements of those who report to them"),
                            "managers_see_progress")}});
}

Html agreement(const Sheet& sheet) {
  const auto& rule = sheet.programme.agreement;
  const auto row = [&](const char* key, const char* value, const char* field) {
    return govuk::SummaryRow{
        .key = key, .value = value, .actions = sheet.change(std::string("/agreement-template#") + field, key)};
  };
  Html section = govuk::heading(2, _("Coaching agreements"));
  section += govuk::summary_list(
      {.rows = {row(_("Needed"),
                    rule.required ? _("Yes: no session counts as completed before one is signed")
                                  : _("No: sessions count with or without one"),
                    "required"),
                row(_("Three-way"),
                    rule.three_way ? _("A coachee may name their line manager or a sponsor, who sees the aims alone")
                                   : _("No: only coach and coachee see an agreement"),
                    "three_way")}});
  if (sheet.manages)
    section += govuk::body(
        govuk::link(address(sheet.programme) + "/agreement-template", _("The wording agreements begin with")));
  if (sheet.manages)
    section += govuk::body(
        govuk::link(address(sheet.programme) + "/conversation-template", _("What is asked about a session")));
  return section;
}

Html attention(const Sheet& sheet) {
  const auto& after = sheet.programme.thresholds;
  const auto in_words = [](const char* one, const char* many, int days) {
    return fill(plural(one, many, days), days);
  };
  return govuk::heading(2, _("When an engagement asks for attention")) +
         govuk::summary_list(
             {.rows = {
                  sheet.row(_("Not started"),
                            in_words("No session is completed {} day after its first day",
                                     "No session is completed {} days after its first day", after.not_started_days),
                            "not_started_days"),
                  sheet.row(_("No recent session"),
                            in_words("No session is completed for {} day", "No session is completed for {} days",
                                     after.quiet_days),
                            "quiet_days"),
                  sheet.row(_("Contract ends soon"),
                            in_words("Its contract ends within {} day", "Its contract ends within {} days",
                                     after.contract_warning_days),
                            "contract_warning_days")}});
}

struct NamedPlaces {
  std::string code, name;
  int places;
};

std::vector<NamedPlaces> named_places(const web::Visit& visit, const Programme& programme) {
  std::map<std::string, people::Organisation> known;
  for (auto& organisation : people::organisations_above_units(visit.work.db))
    known.emplace(organisation.id.str(), organisation);
  std::vector<NamedPlaces> named;
  for (const auto& line : places(visit.work.db, programme.id))
    if (const auto found = known.find(line.organisation.str()); found != known.end())
      named.push_back({found->second.code, found->second.name, line.places});
  return named;
}

web::Response as_csv(const std::vector<NamedPlaces>& lines) {
  CsvWriter csv;
  csv.row("agency_code", "agency", "places");
  for (const auto& line : lines) csv.row(line.code, line.name, line.places);
  return web::csv(std::move(csv).str(), "places.csv");
}

Html places_section(const web::Visit& visit, const Sheet& sheet, const std::vector<NamedPlaces>& lines) {
  Html section = govuk::heading(2, _("Places"));
  if (lines.empty()) {
    section += govuk::body(_("No agency has a limit."));
  } else {
    govuk::TableWriter table({.caption = _("Places for each agency"),
                              .head = {{.text = _("Agency")}, {.text = _("Places"), .numeric = true}},
                              .caption_hidden = true,
                              .first_cell_is_header = true});
    for (const auto& line : lines) table.row(line.name, with_commas(line.places));
    section += std::move(table).html();
    section += govuk::body(_("An agency that is not named has no limit."));
    section += govuk::body(govuk::link(web::with_query(visit.request, {{"format", "csv"}}), _("Download as CSV")));
  }
  if (sheet.manages) section += govuk::body(govuk::link(address(sheet.programme) + "/places", _("Change places")));
  return section;
}

Html reasons_section(const web::Visit& visit, const Sheet& sheet) {
  std::vector<govuk::SummaryRow> rows;
  for (const ReasonKind kind : kReasonKinds) {
    std::vector<govuk::Content> labels;
    for (const auto& reason : reasons(visit.work.db, sheet.programme.id, kind)) labels.emplace_back(reason.label);
    rows.push_back({.key = label(kind),
                    .value = govuk::list(labels, govuk::ListKind::plain),
                    .actions = sheet.change(fmt::format("/reasons/{}", code(kind)),
                                            fill(_("reasons for: {}"), std::string(label(kind))))});
  }
  return govuk::heading(2, _("Reasons people choose from")) + govuk::summary_list({.rows = std::move(rows)});
}

}  // namespace

web::Response programme(web::Visit& visit) {
  const auto found = seen_programme(visit);
  const auto limits = named_places(visit, found);
  if (visit.request.query.get("format") == "csv") return as_csv(limits);

  const Sheet sheet{found, may_manage(visit.work.actor, found.id)};
  Html body = about(sheet);
  if (may_track(visit.work.actor))
    body += govuk::body(govuk::link("/engagements?programme=" + found.id.str(), _("Engagements of this programme")));
  body += usual_engagement(sheet);
  body += agreement(sheet);
  body += attention(sheet);
  body += places_section(visit, sheet, limits);
  body += reasons_section(visit, sheet);
  return web::page(visit, {.title = found.name, .breadcrumbs = way_to(visit, found), .body = std::move(body)});
}

}  // namespace waymark::programmes::pages
