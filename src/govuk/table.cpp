#include "govuk/table.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {
namespace {

void spans(Html& to, int colspan, int rowspan) {
  if (colspan > 0) append(to, " colspan=\"{}\"", colspan);
  if (rowspan > 0) append(to, " rowspan=\"{}\"", rowspan);
}

std::string_view name(Sort sorted) {
  switch (sorted) {
    case Sort::ascending: return "ascending";
    case Sort::descending: return "descending";
    case Sort::none: break;
  }
  return "none";
}

/// The arrows of MoJ's sortable table, which its script would draw.
void arrow(Html& to, Sort sorted) {
  append(to,
         "<svg width=\"22\" height=\"22\" focusable=\"false\" aria-hidden=\"true\" viewBox=\"0 0 22 22\" "
         "fill=\"none\" xmlns=\"http://www.w3.org/2000/svg\">");
  if (sorted == Sort::ascending)
    append(to, "<path d=\"M6.5625 15.5L11 6.63125L15.4375 15.5H6.5625Z\" fill=\"currentColor\"/>");
  else if (sorted == Sort::descending)
    append(to, "<path d=\"M15.4375 7L11 15.8687L6.5625 7L15.4375 7Z\" fill=\"currentColor\"/>");
  else
    append(to,
           "<path d=\"M8.1875 9.5L10.9609 3.95703L13.7344 9.5H8.1875Z\" fill=\"currentColor\"/>"
           "<path d=\"M13.7344 12.0781L10.9609 17.6211L8.1875 12.0781H13.7344Z\" fill=\"currentColor\"/>");
  append(to, "</svg>");
}

void heading_cell(Html& to, const Column& column) {
  append(to, "<th scope=\"col\" class=\"govuk-table__header");
  if (column.numeric) append(to, " govuk-table__header--numeric");
  draw::classes(to, column.classes);
  append(to, "\"");
  spans(to, column.colspan, column.rowspan);
  if (!column.sort_href.empty()) append(to, " aria-sort=\"{}\"", name(column.sorted));
  draw::attributes(to, column.attributes);
  append(to, ">");
  if (column.sort_href.empty()) {
    to += column.text.markup();
  } else {
    append(to, "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"{}\">{}",
           draw::safe_address(column.sort_href), column.text.markup());
    arrow(to, column.sorted);
    append(to, "</a>");
  }
  append(to, "</th>");
}

void caption(Html& to, const Table& table) {
  append(to, "<caption class=\"govuk-table__caption");
  if (table.caption_size != Size::normal) append(to, " govuk-table__caption--{}", draw::letter(table.caption_size));
  if (table.caption_hidden) append(to, " govuk-visually-hidden");
  draw::classes(to, table.caption_classes);
  append(to, "\">{}</caption>", *table.caption);
}

}  // namespace

Cell numeric(Content content) {
  Cell cell(std::move(content));
  cell.numeric = true;
  return cell;
}

TableWriter::TableWriter(const Table& table)
    : first_cell_is_header_(table.first_cell_is_header), scrolls_(table.scrolls.value_or(table.head.size() >= 4)) {
  table_.reserve(1024 + 256 * table.head.size() + 64 * table.rows.size() * (table.head.size() + 4));
  // What scrolls must be reachable by keyboard, and say what it is.
  if (scrolls_) {
    const std::string_view label = table.caption ? std::string_view(*table.caption) : _("Table");
    append(table_, "<section class=\"waymark-scroll\" aria-label=\"{}\" tabindex=\"0\">", label);
  }
  append(table_, "<table class=\"govuk-table");
  if (table.small_text) append(table_, " govuk-table--small-text-until-tablet");
  draw::classes(table_, table.classes);
  append(table_, "\"");
  draw::attributes(table_, table.attributes);
  append(table_, ">");
  if (table.caption && !table.caption->empty()) caption(table_, table);
  if (!table.head.empty()) {
    append(table_, "<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">");
    for (const auto& column : table.head) {
      heading_cell(table_, column);
      numeric_.insert(numeric_.end(), column.colspan > 1 ? column.colspan : 1, column.numeric);
    }
    append(table_, "</tr></thead>");
  }
  append(table_, "<tbody class=\"govuk-table__body\">");
  for (const auto& cells : table.rows) row(cells);
}

void TableWriter::open_row() {
  append(table_, "<tr class=\"govuk-table__row\">");
  column_ = 0;
}

void TableWriter::close_row() { append(table_, "</tr>"); }

bool TableWriter::open_cell(bool is_numeric) {
  const bool is_header = column_ == 0 && first_cell_is_header_;
  if (is_header) append(table_, "<th scope=\"row\" class=\"govuk-table__header");
  else if (is_numeric || (column_ < numeric_.size() && numeric_[column_]))
    append(table_, "<td class=\"govuk-table__cell govuk-table__cell--numeric");
  else append(table_, "<td class=\"govuk-table__cell");
  return is_header;
}

void TableWriter::close_cell(bool is_header) {
  if (is_header) append(table_, "</th>");
  else append(table_, "</td>");
  ++column_;
}

void TableWriter::write(const Cell& cell) {
  const bool is_header = open_cell(cell.numeric);
  draw::classes(table_, cell.classes);
  append(table_, "\"");
  spans(table_, cell.colspan, cell.rowspan);
  draw::attributes(table_, cell.attributes);
  append(table_, ">{}", cell.content.markup());
  close_cell(is_header);
  if (cell.colspan > 1) column_ += static_cast<std::size_t>(cell.colspan) - 1;
}

void TableWriter::write(const Html& markup) {
  const bool is_header = open_cell(false);
  append(table_, "\">{}", markup);
  close_cell(is_header);
}

void TableWriter::write(std::string_view text) {
  const bool is_header = open_cell(false);
  append(table_, "\">{}", text);
  close_cell(is_header);
}

void TableWriter::row(const Row& cells) {
  open_row();
  for (const auto& cell : cells) write(cell);
  close_row();
}

Html TableWriter::html() && {
  append(table_, "</tbody></table>");
  if (scrolls_) append(table_, "</section>");
  return std::move(table_);
}

Html table(const Table& table) { return TableWriter(table).html(); }

}  // namespace waymark::govuk
