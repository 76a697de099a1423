// The levels of a goal over time: a picture for those who see it, a table of the same for everybody.
#include "plans/pages/parts.hpp"

namespace waymark::plans::pages {
namespace {

constexpr std::int64_t kWidth = 640, kHeight = 250, kLeft = 190, kRight = 615, kTop = 20, kStep = 45;

std::int64_t height_of(int level) { return kTop + (kHighest - level) * kStep; }

/// Where a day stands between the first and the last.
std::int64_t place_of(Date day, Date first, Date last) {
  if (first == last) return (kLeft + kRight) / 2;
  return kLeft + (day - first) * (kRight - kLeft) / (last - first);
}

Html lines_and_labels() {
  Html all;
  for (const int level : kLevels) {
    const auto y = height_of(level);
    append(all,
           "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"#b1b4b6\" stroke-width=\"1\"></line>"
           "<text x=\"{}\" y=\"{}\" text-anchor=\"end\" font-size=\"14\" fill=\"#0b0c0c\">{}</text>",
           kLeft, y, kRight, y, kLeft - 15, y + 5, label(level));
  }
  return all;
}

Html day_label(Date day, std::int64_t x, std::string_view anchor) {
  return html("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-size=\"14\" fill=\"#0b0c0c\">{}</text>", x,
              kHeight - 8, anchor, day.brief());
}

std::string said(const std::vector<Reading>& history) {
  const auto& first = history.front();
  const auto& last = history.back();
  if (history.size() == 1) return fill(_("On {}: {}"), first.on.words(), label(first.level));
  return fill(_("From {}, {}, to {}, {}"), first.on.words(), label(first.level), last.on.words(), label(last.level));
}

Html picture(const std::vector<Reading>& history) {
  const auto first = history.front().on, last = history.back().on;
  std::string line;
  Html points;
  for (const auto& reading : history) {
    const auto x = place_of(reading.on, first, last), y = height_of(reading.level);
    line += fmt::format("{}{},{}", line.empty() ? "" : " ", x, y);
    append(points, "<circle cx=\"{}\" cy=\"{}\" r=\"6\" fill=\"#1d70b8\"></circle>", x, y);
  }
  Html days = first == last ? day_label(first, place_of(first, first, last), "middle")
                            : day_label(first, kLeft, "start") + day_label(last, kRight, "end");
  return html(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" width=\"100%\" role=\"img\" "
      "aria-labelledby=\"progress-title\" font-family=\"arial, sans-serif\"><title id=\"progress-title\">{}"
      "</title>{}<polyline points=\"{}\" fill=\"none\" stroke=\"#1d70b8\" stroke-width=\"3\"></polyline>{}{}"
      "</svg>",
      kWidth, kHeight, said(history), lines_and_labels(), line, points, days);
}

}  // namespace

Html progress_chart(const Goal& goal) {
  const auto history = goal.history();
  if (history.empty())
    return govuk::body(_("No level has been recorded yet. Edit the goal to say where things stood at the start."));
  govuk::TableWriter rows({.caption = _("Levels by day"),
                           .head = {{.text = _("Day")}, {.text = _("Level")}, {.text = _("Note")}},
                           .caption_hidden = true});
  bool is_start = goal.words.start.has_value();
  for (const auto& reading : history) {
    rows.row(reading.on.words(), level_words(reading.level),
             is_start ? std::string(_("Starting level")) : reading.note);
    is_start = false;
  }
  return picture(history) + govuk::details({.summary = _("The same as a table"), .content = std::move(rows).html()});
}

}  // namespace waymark::plans::pages
