// What people choose, and the secret links to their calendars.
#include "audit/audit.hpp"
#include "base/digest.hpp"
#include "calendar/calendar.hpp"
#include "calendar/store.hpp"

namespace waymark::calendar {
namespace {

constexpr std::size_t kSecretLength = 52;
constexpr std::string_view kEnding = ".ics";

}  // namespace

bool titles_shown(db::Connection& db, std::span<const PersonId> people) {
  return std::all_of(people.begin(), people.end(),
                     [&](const PersonId& person) { return store::shows_titles(db, person); });
}

void choose_titles(const access::Work& work, bool shown) {
  if (work.actor.person.empty()) throw Refused(Refusal::not_found);
  store::set_titles(work, shown);
  audit::record(work, "calendar_titles_chosen", "person", work.actor.person.str(), shown ? "shown" : "private");
}

std::string make_feed(const access::Work& work) {
  if (work.actor.person.empty()) throw Refused(Refusal::not_found);
  store::revoke(work, work.actor.person);
  auto secret = random_secret();
  store::insert_feed(work, digest(secret));
  audit::record(work, "calendar_link_made", "person", work.actor.person.str());
  return secret;
}

bool revoke_feed(const access::Work& work, const PersonId& person) {
  if (store::revoke(work, person) == 0) return false;
  audit::record(work, "calendar_link_revoked", "person", person.str());
  return true;
}

std::optional<PersonId> person_of_feed(db::Connection& db, std::string_view secret) {
  if (secret.size() != kSecretLength) return std::nullopt;
  return store::feed_person(db, digest(secret));
}

std::string feed_path(std::string_view secret) { return fmt::format("/calendar/{}{}", secret, kEnding); }

std::optional<std::string> secret_in(std::string_view file_name) {
  if (!file_name.ends_with(kEnding)) return std::nullopt;
  return std::string(file_name.substr(0, file_name.size() - kEnding.size()));
}

}  // namespace waymark::calendar
