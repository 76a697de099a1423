#pragma once
#include "toolkit/toolkit.hpp"
#include "web/web.hpp"

namespace waymark::toolkit::pages {

// The library (library.cpp), and how often its tools are used (usage.cpp).
web::Response library(web::Visit& visit);
web::Response usage(web::Visit& visit);

// One tool (tool.cpp, file.cpp); added and worded anew (tool_form.cpp).
web::Response tool(web::Visit& visit);
web::Response file(web::Visit& visit);
web::Response new_form(web::Visit& visit);
web::Response add(web::Visit& visit);
web::Response edit_form(web::Visit& visit);
web::Response edit(web::Visit& visit);

// What becomes of it (review.cpp).
web::Response submit(web::Visit& visit);
web::Response review_form(web::Visit& visit);
web::Response review(web::Visit& visit);
web::Response withdraw_form(web::Visit& visit);
web::Response withdraw(web::Visit& visit);
web::Response at_start(web::Visit& visit);

// In an engagement (handed.cpp, hand.cpp).
web::Response handed_list(web::Visit& visit);
web::Response handed(web::Visit& visit);
web::Response open(web::Visit& visit);
web::Response done(web::Visit& visit);
web::Response hand_form(web::Visit& visit);
web::Response hand(web::Visit& visit);

}  // namespace waymark::toolkit::pages
