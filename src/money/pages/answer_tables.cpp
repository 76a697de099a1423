#include "money/pages/answer.hpp"

namespace waymark::money::pages {
namespace {

std::string amount(const std::optional<Money>& money) {
  return money ? money->pounds() : std::string(_("not available"));
}

// Where the lines beneath a row are; nothing for a merged row, or who may not see them.
std::string beneath_href(const Asked& asked, By by, const BreakdownRow& row) {
  if (!asked.beneath || row.id.empty() || row.lines == 0) return {};
  auto from = asked.question.from, to = asked.question.to;
  std::string under;
  if (by == By::financial_year) {
    const FinancialYear year{std::stoi(row.id)};
    from = year.first();
    to = year.last();
  } else {
    under = fmt::format("&{}={}", code(by), url_encoded(row.id));
  }
  return fmt::format("/spend/lines?basis={}&from={}&to={}{}", code(asked.question.basis), from.iso(), to.iso(),
                     under);
}

const char* by_words(By by) {
  switch (by) {
    case By::financial_year: return _("by financial year, all there are");
    case By::agency: return _("by agency");
    case By::supplier: return _("by supplier");
    case By::programme: return _("by programme");
    case By::grade: return _("by grade");
    case By::funded: return _("by who pays");
  }
  return "";
}

std::string caption(By by, const char* what) { return fill("{} {}", what, by_words(by)); }

Html money_table(const Asked& asked, By by, const std::vector<BreakdownRow>& rows) {
  const bool paid = asked.question.basis == Basis::paid;
  govuk::TableWriter table({.caption = caption(by, paid ? _("What was paid") : _("What was invoiced")),
                            .head = {{.text = label(by)},
                                     {.text = _("Net of VAT"), .numeric = true},
                                     {.text = _("VAT"), .numeric = true},
                                     {.text = _("With VAT"), .numeric = true},
                                     {.text = _("Lines"), .numeric = true}},
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  const auto write = [&](const std::string& name, const BreakdownRow& row) {
    const auto href = beneath_href(asked, by, row);
    const auto lines = with_commas(row.lines);
    table.row(
        name, row.net.pounds(), row.vat.pounds(), (row.net + row.vat).pounds(),
        href.empty() ? Html::text(lines) : govuk::link_with_hidden_text(href, lines, fill(_("lines: {}"), row.name)));
  };
  for (const auto& row : rows) write(row.name, row);
  if (rows.size() > 1) write(_("Total"), together(rows));
  return std::move(table).html();
}

Html coaching_table(By by, const std::vector<BreakdownRow>& rows) {
  govuk::TableWriter table({.caption = caption(by, _("External coaching")),
                            .head = {{.text = label(by)},
                                     {.text = _("People coached"), .numeric = true},
                                     {.text = _("Engagements"), .numeric = true},
                                     {.text = _("Sessions"), .numeric = true},
                                     {.text = _("Hours"), .numeric = true},
                                     {.text = _("Net of VAT"), .numeric = true},
                                     {.text = _("Cost of a session"), .numeric = true},
                                     {.text = _("Cost of an hour"), .numeric = true}},
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  const auto write = [&](const std::string& name, const BreakdownRow& row) {
    const auto& done = row.external;
    table.row(name, with_commas(done.people()), with_commas(done.engagements()), with_commas(done.sessions),
              hours(done.minutes), row.net.pounds(), amount(cost_per(row.net, done.sessions)),
              amount(cost_per_hour(row.net, done.minutes)));
  };
  for (const auto& row : rows) write(row.name, row);
  if (rows.size() > 1) write(_("Total"), together(rows));
  return std::move(table).html();
}

std::string notional(const Activity& done) {
  if (done.minutes_without_rate == done.minutes) return _("rate not set");
  if (done.minutes_without_rate == 0) return done.notional.pounds();
  return fill(_("{}; rate not set for {} hours"), done.notional.pounds(), hours(done.minutes_without_rate));
}

Html internal_table(By by, const std::vector<BreakdownRow>& rows) {
  if (together(rows).internal.sessions == 0) return {};
  govuk::TableWriter table({.caption = caption(by, _("Internal coaching, beside it,")),
                            .head = {{.text = label(by)},
                                     {.text = _("People coached"), .numeric = true},
                                     {.text = _("Engagements"), .numeric = true},
                                     {.text = _("Sessions"), .numeric = true},
                                     {.text = _("Hours"), .numeric = true},
                                     {.text = _("At the notional rate"), .numeric = true}},
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  for (const auto& row : rows) {
    const auto& done = row.internal;
    if (done.sessions == 0) continue;
    table.row(row.name, with_commas(done.people()), with_commas(done.engagements()), with_commas(done.sessions),
              hours(done.minutes), notional(done));
  }
  return std::move(table).html();
}

}  // namespace

Html breakdown_tables(const Asked& asked, const Figures& figures, By by, With with) {
  const auto rows = figures.rows(by, with);
  if (!rows) return govuk::inset_text({.text = _("These figures are about too few people to be shown.")});
  if (rows->empty()) return govuk::inset_text({.text = _("There is nothing in these days.")});
  Html tables;
  if (!asked.beneath) tables += govuk::body(_("Figures about fewer than five people are merged with others."));
  if (with == With::money) return tables + money_table(asked, by, *rows);
  tables += coaching_table(by, *rows) + internal_table(by, *rows);
  return tables + govuk::body(_("Sessions count on the day they took place. What one cost is what is counted above, "
                                "net of VAT, divided by the completed sessions or hours of the same days."));
}

web::Response breakdown_csv(const Asked& asked, const Figures& figures) {
  CsvWriter csv;
  csv.row(code(asked.by), "name", "net", "vat", "gross", "lines", "people_coached", "engagements", "sessions",
          "hours", "cost_per_session", "cost_per_hour", "internal_people_coached", "internal_engagements",
          "internal_sessions", "internal_hours", "internal_hours_without_rate", "internal_notional");
  const auto rows = figures.rows(asked.by, With::coaching);
  for (const auto& row : rows.value_or(std::vector<BreakdownRow>())) {
    const auto &done = row.external, &inside = row.internal;
    const bool rated = inside.minutes > inside.minutes_without_rate;
    csv.row(row.id.empty() ? "" : row.key, row.name, row.net, row.vat, row.net + row.vat, row.lines, done.people(),
            done.engagements(), done.sessions, hours(done.minutes), cost_per(row.net, done.sessions),
            cost_per_hour(row.net, done.minutes), inside.people(), inside.engagements(), inside.sessions,
            hours(inside.minutes), hours(inside.minutes_without_rate),
            rated ? std::optional(inside.notional) : std::nullopt);
  }
  return web::csv(std::move(csv).str(), "spend.csv");
}

}  // namespace waymark::money::pages
