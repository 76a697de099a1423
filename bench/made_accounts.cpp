#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "accounts/accounts.hpp"
#include "bench/made.hpp"
#include "engagements/engagements.hpp"
#include "people/people.hpp"

namespace waymark::bench {
namespace {

constexpr int kEngagementsTold = 40;
/// No password leads to this: the people measured are signed in already.
constexpr const char* kNoPassword = "*";

struct Wanted {
  const char* role;
  std::vector<PersonId> people;
  std::optional<access::Role> granted = {};
  std::vector<std::string> places = {};  // an organisation for each person
};

std::vector<PersonId> staff(db::Connection& db, int first, int step, int count) {
  std::vector<PersonId> found;
  for (int i = 0; i < count; ++i)
    found.push_back(people::person_with_staff_number(db, staff_number(first + i * step)).value().id);
  return found;
}

std::vector<Wanted> wanted(db::Connection& db, const Size& size) {
  std::vector<Wanted> all;
  Wanted coaches{.role = "coach", .people = {}};
  for (int i = 0; i < size.coaches; ++i)
    coaches.people.push_back(people::coach_with_code(db, coach_code(i)).value().person);
  all.push_back(std::move(coaches));

  Wanted coachees{.role = "coachee", .people = {}};
  for (const auto& [ref, engagement] : engagements::load_engagements(db))
    if (engagement.status == "active" && coachees.people.size() < 400) coachees.people.push_back(engagement.coachee);
  all.push_back(std::move(coachees));

  const auto department = people::organisation_with_code(db, "DEPT").value().id.str();
  Wanted leads{.role = "lead", .people = staff(db, 70'001, 7, 78), .granted = access::Role::agency_lead};
  for (std::size_t i = 0; i < leads.people.size(); ++i)
    leads.places.push_back(
        people::organisation_with_code(db, agency_code(static_cast<int>(i) % size.agencies)).value().id.str());
  all.push_back(std::move(leads));
  all.push_back({"manager", staff(db, 72'002, 7, 72), access::Role::programme_manager, std::vector(72, department)});
  all.push_back({"finance", staff(db, 74'003, 7, 50), access::Role::finance_analyst, std::vector(50, department)});
  return all;
}

/// The open engagements of a coach, which they may log sessions of.
std::string own_engagements(const access::Work& work, const access::Actor& actor) {
  if (actor.coach.empty()) return {};
  const access::Work theirs{work.db, actor, work.now, work.today};
  std::vector<std::string> ids;
  engagements::Filter filter;
  filter.coaches = {actor.coach};
  filter.states = {engagements::State::active};
  engagements::each_line(theirs, engagements::as_of(theirs), filter, {},
                         [&](const engagements::Line& line) { ids.push_back(line.id.str()); });
  if (ids.size() > kEngagementsTold) ids.resize(kEngagementsTold);
  return joined(ids, ",");
}

std::string line_of(const access::Work& work, const accounts::AccountsDoorkeeper& keeper, const AccountId& account,
                    const std::string& place) {
  const auto cookie = accounts::start_session(work, account, {"127.0.0.1", "bench", {}, {}});
  const auto token = *accounts::make_token(work, keeper.settings(), account, "bench");
  const auto guest = keeper.by_cookie(work.db, cookie, work.now);
  return fmt::format("{}\t{}\t{}\t{}\t{}\n", cookie, guest.session.form_token, token, place,
                     own_engagements(work, guest.actor));
}

}  // namespace

void make_accounts(app::House& house, const Size& size, const std::string& directory) {
  const accounts::AccountsDoorkeeper keeper(app::account_settings(house.settings), app::account_surroundings());
  std::filesystem::create_directories(directory + "/people");
  house.change([&](const access::Work& work) {
    std::ofstream(directory + "/supplier.txt")
        << people::supplier_with_code(work.db, "SUP-01").value().id.str() << "\n";
    for (const auto& group : wanted(work.db, size)) {
      std::ofstream file(fmt::format("{}/people/{}.tsv", directory, group.role));
      for (std::size_t i = 0; i < group.people.size(); ++i) {
        const auto& person = group.people[i];
        const auto place = i < group.places.size() ? group.places[i] : std::string();
        const auto held = accounts::account_of(work.db, person);
        const auto account = held ? held->id : *accounts::add_account(work, person, kNoPassword);
        // Who holds the role from an earlier run keeps it.
        if (group.granted && !held)
          accounts::grant_role(work, person, {*group.granted, access::PlaceKind::organisation, place});
        file << line_of(work, keeper, account, place);
      }
    }
  });
}

}  // namespace waymark::bench
