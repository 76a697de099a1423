#include "calendar/calendar.hpp"
#include "engagements/appointments.hpp"
#include "engagements/pages/pages.hpp"
#include "people/people.hpp"

namespace waymark::engagements::pages {

web::Response calendar_feed(web::Visit& visit) {
  const auto secret = calendar::secret_in(visit.captures.at(0));
  const auto owner = secret ? calendar::person_of_feed(visit.work.db, *secret) : std::nullopt;
  const auto person = owner ? people::find_person(visit.work.db, *owner) : std::nullopt;
  if (!person || person->is_leaver_on(visit.work.today)) throw Refused(Refusal::not_found);
  web::Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.body = calendar::feed(appointments_of(visit.work.db, *owner, visit.site.base_url, visit.work.now),
                                 visit.site.service_name);
  return response;
}

}  // namespace waymark::engagements::pages
