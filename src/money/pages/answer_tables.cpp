#include "money/pages/answer.hpp"

namespace waymark::money::pages {
namespace {

std::string amount(const std::optional<Money>& money) { return money ? money->pounds() : std::string(_("not available")); }

// Where the lines beneath a row are; nothing for a merged row, or who may not see them.
std::string beneath_href(const Asked& asked, By by, const BreakdownRow& row) {
  if (!asked.beneath || row.id.empty() || row.lines == 0) return {};
  auto from = asked.question.from, to = asked.question.to;
  std::string under;
  if (by == By::financial_year) {
    const FinancialYear year{std::stoi(row.id)};
    from = std::max(from, year.first());
    to = std::min(to, year.last());
  } else {
    under = "&" + std::string(code(by)) + "=" + url_encoded(row.id);
  }
  return fmt::format("/spend/lines?basis={}&from={}&to={}{}", code(asked.question.basis), from.iso(), to.iso(), under);
}

Html money_table(const Asked& asked, By by, const std::vector<BreakdownRow>& rows) {
  govuk::TableWriter table({.caption = fill(_("Spend: {}"), label(by)),
                            .head = {{.text = label(by)},
                                     {.text = _("Net of VAT"), .numeric = true},
                                     {.text = _("VAT"), .numeric = true},
                                     {.text = _("With VAT"), .numeric = true},
                                     {.text = _("Lines"), .numeric = true}},
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  const auto write = [&](const Html& name, const BreakdownRow& row) {
    const auto href = beneath_href(asked, by, row);
    const auto lines = with_commas(row.lines);
    table.row(name, row.net.pounds(), row.vat.pounds(), (row.net + row.vat).pounds(),
              href.empty() ? Html::text(lines) : govuk::link_with_hidden_text(href, lines, fill(_("lines: {}"), row.name)));
  };
  for (const auto& row : rows) write(Html::text(row.name), row);
  if (rows.size() > 1) write(html("{}", _("Total")), together(rows));
  return std::move(table).html();
}

Html activity_table(By by, const std::vector<BreakdownRow>& rows) {
  govuk::TableWriter table({.caption = fill(_("External coaching: {}"), label(by)),
                            .head = {{.text = label(by)},
                                     {.text = _("People coached"), .numeric = true},
                                     {.text = _("Engagements"), .numeric = true},
                                     {.text = _("Sessions"), .numeric = true},
                                     {.text = _("Hours"), .numeric = true},
                                     {.text = _("Cost per session"), .numeric = true},
                                     {.text = _("Cost per hour"), .numeric = true}},
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  const auto write = [&](const std::string& name, const BreakdownRow& row) {
    const auto& done = row.external;
    table.row(name, with_commas(done.people()), with_commas(done.engagements()), with_commas(done.sessions),
              hours(done.minutes), amount(cost_per(row.net, done.sessions)), amount(cost_per_hour(row.net, done.minutes)));
  };
  for (const auto& row : rows) write(row.name, row);
  if (rows.size() > 1) write(_("Total"), together(rows));
  return std::move(table).html();
}

Html internal_table(By by, const std::vector<BreakdownRow>& rows) {
  if (together(rows).internal.sessions == 0) return {};
  govuk::TableWriter table({.caption = fill(_("Internal coaching, beside it: {}"), label(by)),
                            .head = {{.text = label(by)},
                                     {.text = _("People coached"), .numeric = true},
                                     {.text = _("Sessions"), .numeric = true},
                                     {.text = _("Hours"), .numeric = true},
                                     {.text = _("At the notional rate"), .numeric = true}},
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  for (const auto& row : rows) {
    const auto& done = row.internal;
    if (done.sessions == 0) continue;
    table.row(row.name, with_commas(done.people()), with_commas(done.sessions), hours(done.minutes),
              done.minutes_without_rate > 0 ? std::string(_("rate not set")) : done.notional.pounds());
  }
  return std::move(table).html();
}

}  // namespace

Html breakdown_tables(const web::Visit& visit, const Asked& asked, By by) {
  const auto rows = breakdown(visit.work, asked.question, by);
  if (!rows) return govuk::inset_text({.text = _("These figures are about too few people to be shown.")});
  if (rows->empty()) return govuk::inset_text({.text = _("There is nothing in these days.")});
  Html tables;
  if (!asked.beneath)
    tables += govuk::body(_("Figures about fewer than five people are merged with others."));
  return tables + money_table(asked, by, *rows) + activity_table(by, *rows) + internal_table(by, *rows);
}

web::Response breakdown_csv(const access::Work& work, const Asked& asked) {
  CsvWriter csv;
  csv.row(code(asked.by), "name", "net", "vat", "gross", "lines", "people_coached", "engagements", "sessions", "hours",
          "cost_per_session", "cost_per_hour", "internal_sessions", "internal_hours", "internal_notional");
  const auto rows = breakdown(work, asked.question, asked.by);
  for (const auto& row : rows.value_or(std::vector<BreakdownRow>())) {
    const auto& done = row.external;
    csv.row(row.id.empty() ? "" : row.key, row.name, row.net, row.vat, row.net + row.vat, row.lines, done.people(),
            done.engagements(), done.sessions, hours(done.minutes), cost_per(row.net, done.sessions),
            cost_per_hour(row.net, done.minutes), row.internal.sessions, hours(row.internal.minutes),
            row.internal.minutes_without_rate > 0 ? std::optional<Money>() : std::optional(row.internal.notional));
  }
  return web::csv(std::move(csv).str(), "spend.csv");
}

}  // namespace waymark::money::pages
