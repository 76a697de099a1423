#pragma once
#include <cstddef>

#include "govuk/parts.hpp"

namespace waymark::govuk {

/// By which column a table is sorted: what aria-sort says.
enum class Sort { none, ascending, descending };

/// The head of a column. With a sort_href the heading is a link that sorts, and works without script.
struct Column {
  Content text;
  bool numeric = false;
  std::string sort_href = {};
  Sort sorted = Sort::none;
  std::string classes = {};
  int colspan = 0;
  int rowspan = 0;
  Attributes attributes = {};
};

/// One cell: text, a number or markup. Numbers stand to the right: numeric(…), or the column says so.
struct Cell {
  template <class Text>
  requires(std::is_convertible_v<Text, Content> && !std::is_same_v<Text, Cell>) Cell(Text text)
      : content(std::move(text)) {}

  Content content;
  bool numeric = false;
  std::string classes = {};
  int colspan = 0;
  int rowspan = 0;
  Attributes attributes = {};
};
/// A cell whose figures stand to the right.
Cell numeric(Content content);
using Row = std::vector<Cell>;

struct Table {
  std::optional<std::string> caption;  ///< what the table shows; one without says so: std::nullopt
  std::vector<Column> head;            ///< empty for none
  std::vector<Row> rows = {};
  Size caption_size = Size::normal;  ///< m, l or xl
  bool caption_hidden = false;       ///< for screen readers alone
  bool first_cell_is_header = false;
  bool small_text = false;           ///< on narrow screens, for tables with much data
  std::optional<bool> scrolls = {};  ///< within itself on narrow screens; by default with four columns or more
  std::string caption_classes = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html table(const Table& table);

/// A table written row by row, for long lists: each cell goes straight into the page.
///   TableWriter list({.caption = …, .head = …});  list.row(link(…), coach.name, numeric(4));  list.html()
class TableWriter {
 public:
  /// Draws the table's head, and its rows if it has any.
  explicit TableWriter(const Table& table);

  template <class... Cells>
  void row(const Cells&... cells) {
    open_row();
    (write(cells), ...);
    close_row();
  }
  void row(const Row& cells);
  /// The whole; nothing can be written after.
  Html html() &&;

 private:
  void open_row();
  void close_row();
  void write(const Cell& cell);
  void write(const Html& markup);
  void write(std::string_view text);
  template <class Text>
  requires(std::is_convertible_v<const Text&, std::string_view>) void write(const Text& text) {
    write(std::string_view(text));
  }
  bool open_cell(bool is_numeric);
  void close_cell(bool is_header);

  Html table_;
  std::vector<bool> numeric_;
  std::size_t column_ = 0;
  bool first_cell_is_header_;
  bool scrolls_;
};

}  // namespace waymark::govuk
