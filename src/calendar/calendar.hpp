#pragma once
// Appointments as iCalendar (RFC 5545), what each person lets them say, and the secret links they are read by.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "jobs/jobs.hpp"
#include "web/route.hpp"

namespace waymark::calendar {

/// One appointment as calendars keep it.
struct Appointment {
  std::string id;    ///< names it for ever: its UID is made from it
  int sequence = 0;  ///< grows with every change
  Instant starts_at;
  int minutes = 0;
  bool cancelled = false;
  Instant written_at;  ///< when this was said of it
  /// What it is and where its page is, when all who share it let it say so; else it is a "Private appointment".
  struct Title {
    std::string text;
    std::string url;
  };
  std::optional<Title> title = {};
};

/// An invitation (METHOD REQUEST), or its taking back (CANCEL), from the service's address to one person.
jobs::Invitation invitation(const Appointment& appointment, const std::string& from, const jobs::Recipient& to);
/// All of them as one calendar (METHOD PUBLISH) of that name.
std::string feed(std::span<const Appointment> appointments, const std::string& name);

/// Whether every one of these people chose that appointments may say what they are.
bool titles_shown(db::Connection& db, std::span<const PersonId> people);
/// The actor's own choice, for what is written from now on.
void choose_titles(const access::Work& work, bool shown);

/// When the person's present secret link was made, if they have one.
std::optional<Instant> feed_made_at(db::Connection& db, const PersonId& person);
/// A new secret for the actor's own feed, which is kept as a hash alone; one made before stops working.
std::string make_feed(const access::Work& work);
/// Ends somebody's link; whether there was one. Their own, or by whoever closes their account.
bool revoke_feed(const access::Work& work, const PersonId& person);
/// Takes away what somebody chose and their links. Asks no permission: the deed that erases them does.
void forget(const access::Work& work, const PersonId& person);
/// Whose feed this secret opens.
std::optional<PersonId> person_of_feed(db::Connection& db, std::string_view secret);
/// "/calendar/SECRET.ics", and the secret in what stands after "/calendar/".
std::string feed_path(std::string_view secret);
std::optional<std::string> secret_in(std::string_view file_name);

/// The pages on which people choose.
std::vector<web::Route> routes();

}  // namespace waymark::calendar
