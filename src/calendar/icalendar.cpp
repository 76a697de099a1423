// Appointments written with libical.
#include <libical/ical.h>

#include "calendar/calendar.hpp"

namespace waymark::calendar {
namespace {

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(char* text) const { icalmemory_free_buffer(text); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

constexpr const char* kZone = "Europe/London";

// London's rules since 1996, as the Summer Time Order 2002 has them: the last Sundays of March and October, 01:00
// UTC.
constexpr const char* kLondon =
    "BEGIN:VTIMEZONE\r\n"
    "TZID:Europe/London\r\n"
    "BEGIN:DAYLIGHT\r\n"
    "TZNAME:BST\r\n"
    "TZOFFSETFROM:+0000\r\n"
    "TZOFFSETTO:+0100\r\n"
    "DTSTART:19960331T010000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    "END:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\n"
    "TZNAME:GMT\r\n"
    "TZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0000\r\n"
    "DTSTART:19961027T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    "END:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

icaltimetype in_utc(Instant at) {
  return icaltime_from_timet_with_zone(static_cast<time_t>(at.micros() / 1'000'000), 0,
                                       icaltimezone_get_utc_timezone());
}

icaltimetype on_the_wall(LocalTime at) {
  auto time = icaltime_null_time();
  time.year = at.date.year();
  time.month = static_cast<int>(at.date.month());
  time.day = static_cast<int>(at.date.day());
  time.hour = at.minutes / 60;
  time.minute = at.minutes % 60;
  return time;
}

// Whether London's clocks show that time twice: readers differ about which one they take it for.
bool comes_twice(Instant at, LocalTime local) {
  return local.instant() != at || london(at.plus(std::chrono::hours(1))) == local;
}

// London's time, or UTC for what its clocks cannot say: the hour that comes twice in October, and odd seconds.
void add_time(icalcomponent* event, icalproperty* (*make)(icaltimetype), Instant at) {
  const auto local = london(at);
  if (comes_twice(at, local)) return icalcomponent_add_property(event, make(in_utc(at)));
  auto* property = make(on_the_wall(local));
  icalproperty_add_parameter(property, icalparameter_new_tzid(kZone));
  icalcomponent_add_property(event, property);
}

void add(icalcomponent* to, icalproperty* property) { icalcomponent_add_property(to, property); }

void add_unknown(icalcomponent* to, const char* name, const std::string& value) {
  auto* property = icalproperty_new_x(value.c_str());
  icalproperty_set_x_name(property, name);
  add(to, property);
}

icalcomponent* event_of(const Appointment& appointment) {
  auto* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  add(event, icalproperty_new_uid((appointment.id + "@waymark").c_str()));
  add(event, icalproperty_new_sequence(appointment.sequence));
  add(event, icalproperty_new_dtstamp(in_utc(appointment.written_at)));
  add_time(event, icalproperty_new_dtstart, appointment.starts_at);
  add_time(event, icalproperty_new_dtend, appointment.starts_at.plus(std::chrono::minutes(appointment.minutes)));
  add(event, icalproperty_new_status(appointment.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  add(event, icalproperty_new_transp(ICAL_TRANSP_OPAQUE));
  if (appointment.title) {
    add(event, icalproperty_new_summary(appointment.title->text.c_str()));
    add(event, icalproperty_new_url(appointment.title->url.c_str()));
  } else {
    add(event, icalproperty_new_summary("Private appointment"));
    add(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
  }
  return event;
}

Component calendar_with(icalproperty_method method) {
  Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  add(calendar.get(), icalproperty_new_version("2.0"));
  add(calendar.get(), icalproperty_new_prodid("-//Waymark//Waymark//EN"));
  add(calendar.get(), icalproperty_new_calscale("GREGORIAN"));
  add(calendar.get(), icalproperty_new_method(method));
  return calendar;
}

void add_zone(icalcomponent* calendar) {
  auto* zone = icalparser_parse_string(kLondon);
  if (!zone) throw std::logic_error("libical cannot read London's rules");
  icalcomponent_add_component(calendar, zone);
}

std::string text_of(icalcomponent* calendar) {
  const std::unique_ptr<char, Free> text(icalcomponent_as_ical_string_r(calendar));
  if (!text) throw std::runtime_error("libical cannot write an appointment");
  return text.get();
}

}  // namespace

jobs::Invitation invitation(const Appointment& appointment, const std::string& from, const jobs::Recipient& to) {
  const auto calendar = calendar_with(appointment.cancelled ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST);
  add_zone(calendar.get());
  auto* event = event_of(appointment);
  add(event, icalproperty_new_organizer(("mailto:" + from).c_str()));
  auto* attendee = icalproperty_new_attendee(("mailto:" + to.email).c_str());
  // They agreed on it between themselves: no reply by mail is asked for.
  icalproperty_add_parameter(attendee, icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL));
  icalproperty_add_parameter(attendee, icalparameter_new_partstat(ICAL_PARTSTAT_ACCEPTED));
  icalproperty_add_parameter(attendee, icalparameter_new_rsvp(ICAL_RSVP_FALSE));
  add(event, attendee);
  icalcomponent_add_component(calendar.get(), event);
  return {appointment.cancelled ? "CANCEL" : "REQUEST", text_of(calendar.get())};
}

std::string feed(std::span<const Appointment> appointments, const std::string& name) {
  const auto calendar = calendar_with(ICAL_METHOD_PUBLISH);
  add_unknown(calendar.get(), "X-WR-CALNAME", name);
  add_unknown(calendar.get(), "X-PUBLISHED-TTL", "PT1H");
  add_zone(calendar.get());
  for (const auto& appointment : appointments) icalcomponent_add_component(calendar.get(), event_of(appointment));
  return text_of(calendar.get());
}

}  // namespace waymark::calendar
