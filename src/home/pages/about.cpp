// The pages about the service itself.
#include "home/pages/pages.hpp"
#include "jobs/jobs.hpp"

namespace waymark::home::pages {

web::Response accessibility(web::Visit& visit) {
  Html body =
      govuk::body(fill(_("This statement is about {}. It is run by {}."), visit.site.service_name,
                       visit.site.organisation_name.empty() ? std::string(_("the organisation that installed it"))
                                                            : visit.site.organisation_name));
  body += govuk::body(
      _("Everyone should be able to use this service. You can zoom in to 400%, use it with a keyboard alone, "
        "with speech recognition and with a screen reader, and without JavaScript."));
  body += govuk::heading(2, _("How accessible it is"));
  body += govuk::body(
      _("The pages are built to the Web Content Accessibility Guidelines version 2.2, level AA. Each is tested "
        "automatically at two widths; it has not yet been tested by an independent body."));
  body += govuk::heading(2, _("If something does not work for you"));
  body += govuk::body(
      _("Tell the person who runs your coaching programme. They can act on your behalf, and must answer you."));
  body += govuk::heading(2, _("Enforcement"));
  body += govuk::body(
      _("The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile "
        "Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with the answer, contact "
        "the Equality Advisory and Support Service."));
  return web::page(visit, {.title = _("Accessibility statement"), .body = std::move(body), .wide = false});
}

web::Response privacy(web::Visit& visit) {
  Html body = govuk::body(
      _("This service keeps who is coached by whom, when sessions take place and what they cost. What coach and "
        "coachee write (agreements, conversations, notes, plans, messages, documents) is kept sealed: it is opened "
        "only for those it is meant for, and each opening is recorded."));
  body += govuk::heading(2, _("Who sees what"));
  body +=
      govuk::list({_("Coach and coachee see their own engagement. Private notes are seen by who wrote them alone."),
                   _("A line manager sees, where the programme says so, that an engagement exists and how many "
                     "sessions are done. Only if the coachee chooses so, they also see the agreed aims, or a goal."),
                   _("A safeguarding lead reads the concerns raised with them, and nothing else."),
                   _("Those who run programmes see dates, progress and cost, and nothing that was written."),
                   _("A supplier sees the engagements of its own coaches, without grade or manager, and nothing "
                     "that was written."),
                   _("Published figures never single out fewer than five people.")});
  body += govuk::body(
      _("Under Your account you see who opened what of yours. What is written is destroyed when its time is over."));
  body += govuk::heading(2, _("Cookies"));
  body += govuk::body(
      _("One cookie keeps you signed in, one protects forms, one carries a message to the next page. None of "
        "them follows you, and no other site is contacted."));
  return web::page(visit, {.title = _("Privacy"), .body = std::move(body), .wide = false});
}

web::Response health(web::Visit& visit) {
  // A visit reads in a transaction of its own: that this page is drawn shows that the database answers.
  jobs::unread_count(visit.work.db, PersonId(), 1);
  return web::json("{\"status\":\"ok\"}");
}

}  // namespace waymark::home::pages
