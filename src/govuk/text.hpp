#pragma once
// Running text: paragraphs, headings, links and lists.
#include <initializer_list>

#include "govuk/parts.hpp"

namespace waymark::govuk {

/// A paragraph.
Html body(const Content& text);
/// A paragraph that opens a page, larger.
Html lead(const Content& text);
/// What somebody wrote in a form's box, with their line breaks.
Html written(std::string_view text);
/// A heading of level 1 to 6. Size::normal means the usual one for the level: l, m, s and below.
Html heading(int level, const Content& text, Size size = Size::normal, std::string_view id = {});
/// Small text above a heading: it belongs before it, or inside its markup.
Html caption(const Content& text, Size size = Size::l);

/// A link in running text. An address whose scheme is not http, https, mailto or tel is written as "#".
Html link(std::string_view href, const Content& text, const Extra& extra = {});
/// A link whose text says too little to those who do not see where it stands: "Change" + "name".
Html link_with_hidden_text(std::string_view href, const Content& text, const Content& hidden);
/// Text for screen readers alone.
Html visually_hidden(const Content& text);

enum class ListKind { plain, bullet, number };
Html list(const std::vector<Content>& items, ListKind kind = ListKind::bullet, bool spaced = false);

/// Buttons and links that belong together, on one line where it fits.
Html button_group(const Html& buttons);
Html section_break(Size size = Size::m, bool visible = true);

}  // namespace waymark::govuk
