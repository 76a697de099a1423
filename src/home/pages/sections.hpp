#pragma once
#include "jobs/jobs.hpp"
#include "web/web.hpp"

namespace waymark::home::pages {

// The parts of the home page. Each draws nothing for somebody it does not concern.

/// What waits for a coach, a coachee or a third party: proposals to answer, sessions to log, agreements and aims to
/// sign, and the next sessions.
Html waiting_section(const web::Visit& visit);
/// A coach's or coachee's own engagements with their progress.
Html own_engagements_section(const web::Visit& visit);
/// A line manager's reports: that they are coached and how far along, where the programme lets managers see it.
Html reports_section(const web::Visit& visit);
/// For whom coachees have named to see their agreed aims.
Html aims_section(const web::Visit& visit);
/// For those who track engagements: how many ask for attention, by reason.
Html attention_section(const web::Visit& visit);
/// For those who may see it: the year's spend, one link from its answer.
Html spend_section(const web::Visit& visit);
/// For those who keep the service running.
Html keeping_section(const web::Visit& visit);
/// The newest unread notices.
Html notices_section(const web::Visit& visit);

/// A notice in words, linked to what it is about.
Html notice_line(const web::Visit& visit, const jobs::Notice& notice);

}  // namespace waymark::home::pages
