// The demonstration: the pilot's files, the cast, and sessions around today.
#include <fmt/format.h>

#include <filesystem>

#include "app/cast.hpp"
#include "app/commands.hpp"
#include "app/demonstration.hpp"
#include "app/table.hpp"
#include "engagements/engagements.hpp"
#include "people/people.hpp"
#include "programmes/programmes.hpp"

namespace waymark::app {
namespace {

// The next working day on or after.
Date working_day(Date day) {
  while ((day.days() + 3) % 7 >= 5) day = day.plus(1);  // 1 January 1970 was a Thursday; Monday is 0
  return day;
}

// A session for every third engagement waits to be logged; the others have one arranged in the weeks to come. Each
// engagement has its own hour and day, so that no coach is in two places.
std::optional<engagements::SessionRecord> session_around(const engagements::EngagementRecord& engagement,
                                                         int completed, int last_number, int place, Date today) {
  if (engagement.status != "active" || completed >= engagement.planned_sessions) return std::nullopt;
  engagements::SessionRecord session;
  session.engagement = engagement.id;
  session.number = last_number + 1;
  const bool past = place % 3 == 0;
  auto day = working_day(today.plus(past ? -2 - place % 4 : 2 + place % 19));
  if (past && day >= today) day = working_day(today.plus(-7));
  if (day < engagement.starts_on) return std::nullopt;
  session.starts_at = *LocalTime{day, (9 + place % 8) * 60}.instant();
  session.minutes = engagement.planned_minutes;
  session.mode = engagements::kModes[place % 3];
  return session;
}

void arrange_sessions_around_today(const access::Work& work) {
  std::map<std::string, int> completed, last_number;
  std::map<std::string, bool> has_open;
  for (const auto& session : engagements::load_sessions(work.db)) {
    const auto& id = session.engagement.str();
    last_number[id] = std::max(last_number[id], session.number);
    if (session.status == "completed") ++completed[id];
    if (session.status == "arranged") has_open[id] = true;
  }
  std::vector<engagements::SessionRecord> sessions;
  std::vector<EngagementId> touched;
  int place = 0;
  for (const auto& [ref, engagement] : engagements::load_engagements(work.db)) {
    const auto& id = engagement.id.str();
    ++place;
    if (has_open[id]) continue;
    auto session = session_around(engagement, completed[id], last_number[id], place, work.today);
    if (!session) continue;
    sessions.push_back(*session);
    touched.push_back(engagement.id);
  }
  engagements::save_sessions(work, sessions);
  engagements::recount(work, touched);
}

// In the demonstration line managers see how far their reports are, so that their page has something to show.
void let_managers_see_progress(const access::Work& work) {
  for (auto& programme : programmes::all(work.db)) {
    if (programme.managers_see_progress) continue;
    programme.managers_see_progress = true;
    programmes::edit(work, programme.id, programme);
  }
}

void print_cast(const std::string& format) {
  if (format == "json") {
    JsonWriter json;
    json.begin_array();
    for (const auto& member : cast())
      json.begin_object()
          .member("name", member.name)
          .member("email", member.email)
          .member("password", kCastPassword)
          .member("role", member.role)
          .end_object();
    fmt::print("{}\n", json.end_array().str());
    return;
  }
  std::vector<std::vector<std::string>> rows;
  for (const auto& member : cast())
    rows.push_back({std::string(member.role), std::string(member.name), std::string(member.email)});
  fmt::print("{}\nEveryone's password is: {}\n", text_table({"role", "name", "e-mail address"}, rows, 3),
             kCastPassword);
}

}  // namespace

void set_the_scene(db::Database& database, const Clock& clock) {
  database.change_now([&](db::Connection& db) {
    const access::Work work{db, House::program(), clock.now(), clock.today()};
    let_managers_see_progress(work);
    arrange_sessions_around_today(work);
  });
}

int demo(const Settings& settings, const DemoCommand& command) {
  make_ready(settings);
  auto house = open_house(settings);
  bool empty = false;
  house.read([&](const access::Work& work) { empty = people::load_people(work.db).empty(); });
  if (empty) {
    const int imported = import(settings, {.kind = "all", .path = command.from, .quiet = true});
    if (imported != kDone) return imported;
    seat_the_cast(*house.database, house.clock, settings);
    set_the_scene(*house.database, house.clock);
    Strongroom strongroom(settings);
    furnish(strongroom.vault(), *house.database, house.clock);
    deliver_due_news(house);
    make_checkpoint_or_say_why(house);
  }
  print_cast(command.format);
  return kDone;
}

}  // namespace waymark::app
