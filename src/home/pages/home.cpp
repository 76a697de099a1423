#include "home/pages/pages.hpp"
#include "home/pages/sections.hpp"

namespace waymark::home::pages {

web::Response start(web::Visit& visit) { return web::see_other(visit.work.actor.signed_in() ? "/home" : "/sign-in"); }

web::Response home(web::Visit& visit) {
  Html body;
  body += waiting_section(visit);
  body += notices_section(visit);
  body += own_engagements_section(visit);
  body += reports_section(visit);
  body += aims_section(visit);
  body += attention_section(visit);
  body += spend_section(visit);
  body += keeping_section(visit);
  if (body.empty())
    body =
        govuk::body(_("Nothing waits for you, and nothing here is yours yet. When you are asked to take part in "
                      "coaching, it shows here."));
  return web::page(visit, {.title = _("Home"), .body = std::move(body)});
}

}  // namespace waymark::home::pages
