#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "jobs/jobs.hpp"

namespace waymark::people {

/// Where somebody stands from a day on, until their next post's day. Empty members are not known or none.
struct Post {
  Date from_on;
  OrganisationId organisation;
  std::string grade;
  PersonId manager;
  bool operator==(const Post&) const = default;
};

/// Somebody on the staff list, or a coach or contact from outside. Organisation, grade and manager are today's post.
struct Person {
  PersonId id;
  std::string staff_number;  ///< empty for people from outside
  std::string first_name;
  std::string last_name;
  std::string email;  ///< lower case
  std::string location;
  OrganisationId organisation;
  std::string grade;
  PersonId manager;
  std::optional<Date> started_on;
  bool on_leave = false;
  std::optional<Date> left_on;             ///< the first day they are no longer there; may lie ahead
  std::optional<Instant> manager_gone_at;  ///< their manager left and nobody has decided who follows
  Instant changed_at;
  std::optional<Instant> erased_at = {};  ///< what is left is a pseudonym

  std::string name() const { return first_name + " " + last_name; }
  /// Whether they have left by that day: on it, they have.
  bool is_leaver_on(Date day) const { return left_on && *left_on <= day; }
};

enum class Status { active, on_leave, left };
std::string_view code(Status status);
const char* label(Status status);  ///< in the reader's language
std::optional<Status> status_from(std::string_view code);
Status status_on(const Person& person, Date day);

/// How e-mail addresses are kept and compared: trimmed, in lower case.
std::string email_key(std::string_view email);
/// Whether `text` has the shape of an address: one @ with something before it and a dotted name after it, no blanks,
/// at most 254 bytes.
bool is_email(std::string_view text);

std::optional<Person> find_person(db::Connection& db, const PersonId& id);
std::optional<Person> person_with_staff_number(db::Connection& db, std::string_view staff_number);
std::optional<Person> person_with_email(db::Connection& db, std::string_view email);

/// The post somebody held on that day: the latest from on or before it, else their earliest; nothing without posts.
std::optional<Post> post_on(db::Connection& db, const PersonId& person, Date day);
/// Newest first.
std::vector<Post> posts(db::Connection& db, const PersonId& person);

/// Whether the actor may see this person's page, and whether they may change what it says. Twins of the list.
bool may_see(const access::Work& work, const Person& person);
bool may_manage(const access::Work& work, const Person& person);

// Deeds. Each finds the person through the actor: not_found when they may not be seen, not_allowed when they may
// not be managed. `seen` is the changed_at the page was drawn with; when it is given and the person has changed
// since, the deed is refused out_of_turn.

/// Gives somebody a post from a day on. A post of that very day is replaced; one dated back counts until the next
/// later one; one dated ahead becomes today's when its day comes. `unit` names a unit within the post's
/// organisation, made when there is none.
Checked<Done> change_post(const access::Work& work, const PersonId& person, Post post,
                          std::optional<Instant> seen = {}, std::string_view unit = {});

/// Records that somebody leaves, or has left, on a day (replacing a day given before). News "person_left" (subject:
/// the person) is due at the start of that day.
Checked<Done> record_leaving(const access::Work& work, const PersonId& person, Date left_on,
                             std::optional<Instant> seen = {});
/// Takes the leaving back, and its news if not yet delivered; else news "person_returned" is due at once.
Checked<Done> withdraw_leaving(const access::Work& work, const PersonId& person, std::optional<Instant> seen = {});

Checked<Done> put_on_leave(const access::Work& work, const PersonId& person, std::optional<Instant> seen = {});
Checked<Done> return_from_leave(const access::Work& work, const PersonId& person, std::optional<Instant> seen = {});

/// Somebody from outside the staff list: a supplier's contact, or the first administrator.
struct Outsider {
  std::string first_name;
  std::string last_name;
  std::string email;
};
/// Adds them. Problems: a name is missing, the address is no address or already somebody's. Asks no permission:
/// the deed that needs the person does.
Checked<PersonId> add_outsider(const access::Work& work, const Outsider& outsider);

/// Takes out who somebody is, for good: names, address, e-mail, staff number, posts and what the coaches' register
/// says of them; a pseudonym that means nothing stands in their place. Who has not left, leaves today. No list or
/// search shows them any more. News "names_changed", and "person_erased" (subject: the person). Gives the pseudonym;
/// refuses not_found, and out_of_turn when it was done before. Asks no permission: the deed that erases them does.
std::string pseudonymise(const access::Work& work, const PersonId& person);

/// Hears "person_left": marks their direct reports as needing a decision.
void when_person_left(const access::Work& work, const jobs::News& news);
/// Hears "post_begins": a post dated ahead becomes today's.
void when_post_begins(const access::Work& work, const jobs::News& news);
/// All this room hears.
std::vector<jobs::Listener> listeners();

}  // namespace waymark::people
