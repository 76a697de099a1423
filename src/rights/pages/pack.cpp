// index.html of a subject access pack: read from a folder, years later, with nothing of this service at hand.
#include "rights/pack.hpp"

#include "markup/markup.hpp"

namespace waymark::rights::pages {
namespace {

constexpr std::string_view kStyle =
    "body{font:1rem/1.5 system-ui,sans-serif;color:#0b0c0c;background:#fff;max-width:72rem;margin:2rem auto;"
    "padding:0 1rem}h1{font-size:2rem}h2{margin-top:3rem;border-top:2px solid #0b0c0c;padding-top:1rem}"
    "a{color:#1d70b8}a:focus{outline:3px solid #fd0;outline-offset:2px}"
    ".scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:700;"
    "padding:.5rem 0}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;"
    "border-bottom:1px solid #b1b4b6}.text{white-space:pre-wrap;overflow-wrap:anywhere}.when{color:#505a5f}"
    "@media print{.scroll{overflow:visible}h2{break-after:avoid}}";

Html table_of(const FactTable& table) {
  Html body =
      html("<h2 id=\"{}\">{}</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{}\">",
           table.key, table.title, table.key);
  append(body, "<table><caption>{}</caption><thead><tr>",
         fill(plural("{} row", "{} rows", static_cast<std::int64_t>(table.rows.size())),
              with_commas(static_cast<std::int64_t>(table.rows.size()))));
  for (const auto& column : table.columns) append(body, "<th scope=\"col\">{}</th>", column.label);
  append(body, "</tr></thead><tbody>");
  for (const auto& row : table.rows) {
    append(body, "<tr>");
    for (const auto& cell : row) append(body, "<td>{}</td>", cell.shown);
    append(body, "</tr>");
  }
  append(body, "</tbody></table></div>");
  return body;
}

Html section_of(const Section& section, std::size_t& number) {
  Html body = html("<h3>{}</h3><p class=\"when\">{}</p>", section.title, words(london(section.at)));
  if (!section.text.empty()) append(body, "<p class=\"text\">{}</p>", section.text);
  if (section.file)
    append(body, "<p><a href=\"{}\">{}</a></p>", path_in_pack(++number, *section.file), section.file->name);
  return body;
}

Html contents(const Pack& pack) {
  Html list = html("<nav aria-label=\"{}\"><ul>", _("Contents"));
  for (const auto& table : pack.tables) append(list, "<li><a href=\"#{}\">{}</a></li>", table.key, table.title);
  for (std::size_t i = 0; i < pack.sources.size(); ++i)
    append(list, "<li><a href=\"#content-{}\">{}</a></li>", i + 1, pack.sources[i].title);
  append(list, "<li><a href=\"#withheld\">{}</a></li></ul></nav>", _("What is not here, and why"));
  return list;
}

Html withheld(const Pack& pack) {
  Html body = html("<h2 id=\"withheld\">{}</h2><dl>", _("What is not here, and why"));
  for (const auto& one : pack.withheld) append(body, "<dt><strong>{}</strong></dt><dd>{}</dd>", one.what, one.why);
  append(body, "</dl>");
  return body;
}

}  // namespace

std::string pack_as_html(const Pack& pack) {
  const auto title = fill(_("What is held about {}"), pack.name);
  Html page = html("<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\">", language());
  append(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title><style>{}",
         title, Html::text(kStyle));
  append(page, "</style></head><body><main><h1>{}</h1><p>{}</p><p>{}</p>", title,
         fill(_("Made on {}. The same stands in data.json, for programs."), words(london(pack.made_at))),
         _("Times are London’s. Keep this to yourself: it holds what you wrote in confidence."));
  page += contents(pack);
  for (const auto& table : pack.tables) page += table_of(table);
  std::size_t number = 0;
  for (std::size_t i = 0; i < pack.sources.size(); ++i) {
    append(page, "<h2 id=\"content-{}\">{}</h2>", i + 1, pack.sources[i].title);
    for (const auto& section : pack.sources[i].sections) page += section_of(section, number);
  }
  page += withheld(pack);
  append(page, "</main></body></html>\n");
  return std::move(page).str();
}

}  // namespace waymark::rights::pages
