#pragma once
#include <string>
#include <vector>

#include "govuk/govuk.hpp"
#include "markup/markup.hpp"
#include "web/route.hpp"

namespace waymark::web {

/// What a whole page is made of. The heading, if the body does not draw its own, is an h1.
struct PageContent {
  std::string title;                          ///< for <title>; the h1 too when `heading` is empty
  std::vector<govuk::Crumb> breadcrumbs = {};
  Html body;
  Problems problems = {};                     ///< drawn as the error summary; the title gains "Error: "
  int status = 200;
  bool wide = true;                           ///< false keeps text to two thirds
  bool own_heading = false;                   ///< the body draws its own h1 (inside a legend or label)
  std::string caption = {};                   ///< small text above the h1
  Html above = {};                            ///< above all that, as wide as the page
};

/// Draws the page in the service's frame: header, navigation for this person, banner, footer.
Response page(const Visit& visit, PageContent content);

/// The hidden field every form that changes something carries.
Html form_token(const Visit& visit);

/// The query of this request with some names set anew: for links that sort, filter or page.
/// An empty value leaves the name out.
std::string with_query(const Request& request,
                       std::initializer_list<std::pair<std::string_view, std::string>> changes);

/// 303 with a message shown once at the top of the next page, as a success banner. The text travels in a cookie
/// of its own: it never holds what was said in a session.
Response see_other_with_notice(const Visit& visit, std::string path, std::string_view message);

}  // namespace waymark::web
