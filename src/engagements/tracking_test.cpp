#include <doctest/doctest.h>

#include "engagements/flags.hpp"
#include "tests/support/engagement_scene.hpp"

using namespace waymark;
using namespace waymark::engagements;
using namespace waymark::test;

namespace {

std::vector<Line> lines(Scene& scene, const access::Actor& actor, std::optional<Date> day = {},
                        const Filter& filter = {}, Order order = {}) {
  return scene.get<std::vector<Line>>(actor, [&](const access::Work& work) {
    std::vector<Line> all;
    each_line(work, as_of(work, day), filter, order, [&](const Line& line) { all.push_back(line); });
    return all;
  });
}

std::string told(const Line& line) {
  std::string flags;
  for (Flag flag : line.flags) flags += " " + std::string(code(flag));
  return fmt::format("{} {} {}/{} last {} next {} {}{}", line.ref, line.coachee_name, line.sessions_completed,
                     line.planned_sessions, line.last_completed_on ? line.last_completed_on->iso() : "-",
                     line.next_session_at ? line.next_session_at->iso() : "-", code(line.state), flags);
}

std::vector<std::string> told(const std::vector<Line>& all) {
  std::vector<std::string> texts;
  for (const auto& line : all) texts.push_back(told(line));
  return texts;
}

std::vector<std::string> figures(Scene& scene, std::optional<Date> day = {}) {
  return scene.get<std::vector<std::string>>([&](const access::Work& work) {
    std::vector<std::string> texts;
    each_figures_row(work.db, as_of(work, day), [&](const FiguresRow& row) {
      texts.push_back(fmt::format("{} {} {} {} {} {} {} {} {} {} {} {} {}", row.ref, row.programme, row.agency,
                                  row.grade, row.coach_kind, row.supplier, row.contract_ref, row.sessions_completed,
                                  row.minutes_completed, row.sessions_cancelled, row.sessions_not_attended,
                                  row.next_session_on ? row.next_session_on->iso() : "-", code(row.state)));
    });
    return texts;
  });
}

/// A few months of a programme, up to 2 June 2026.
struct Spring : Scene {
  Spring() : Scene(a_database()) {
    first = agreed("1002", "COACH-1");
    second = agreed("1004", "COACH-1");
    third = agreed("1003", "COACH-3");
    fourth = agreed("1001", "COACH-2");
    logged(first, Date(2026, 3, 1));
    move_to(Date(2026, 3, 20));
    logged(first, Date(2026, 3, 19), 60);
    const auto to_cancel = arranged(second, {Date(2026, 4, 1), 540});
    as(coach_actor("COACH-1"),
       [&](const access::Work& work) { REQUIRE(cancel_session(work, second, to_cancel, "leave")); });
    as(staff("1001"), [&](const access::Work& work) { REQUIRE(pause(work, fourth, "leave")); });
    move_to(Date(2026, 4, 10));
    arranged(third, {Date(2026, 4, 14), 600});
    arranged(first, {Date(2026, 6, 20), 600});
    move_to(Date(2026, 5, 4));
    as(manager(), [&](const access::Work& work) { REQUIRE(extend(work, first, 2)); });
    as(staff("1001"), [&](const access::Work& work) { resume(work, fourth); });
    move_to(Date(2026, 6, 2));
    as(staff("1004"), [&](const access::Work& work) { REQUIRE(end_early(work, second, "no_time")); });
  }
  EngagementId first, second, third, fourth;
};

}  // namespace

TEST_CASE("A day past is shown from the sessions and events up to it, as it was shown that day") {
  std::map<Date, std::vector<std::string>> then, figures_then;
  Scene scene(a_database());
  const auto note = [&] {
    then[scene.today()] = told(lines(scene, scene.manager()));
    figures_then[scene.today()] = figures(scene);
  };
  const auto first = scene.agreed("1002", "COACH-1");
  const auto second = scene.agreed("1004", "COACH-1");
  scene.agreed("1003", "COACH-3");
  note();
  scene.move_to(Date(2026, 3, 20));
  scene.logged(first, Date(2026, 3, 20).plus(-1), 60);
  scene.as(scene.staff("1004"), [&](const access::Work& work) { REQUIRE(pause(work, second, "leave")); });
  note();
  scene.move_to(Date(2026, 4, 10));
  scene.arranged(first, {Date(2026, 4, 20), 600});
  note();
  scene.move_to(Date(2026, 4, 15));
  scene.as(scene.manager(), [&](const access::Work& work) { REQUIRE(extend(work, first, 2)); });
  scene.as(scene.staff("1004"), [&](const access::Work& work) { resume(work, second); });
  note();
  scene.move_to(Date(2026, 5, 2));
  note();
  scene.as(scene.staff("1004"), [&](const access::Work& work) { REQUIRE(end_early(work, second, "no_time")); });
  scene.move_to(Date(2026, 6, 1));
  note();
  scene.move_to(Date(2026, 6, 2));
  for (const auto& [day, shown] : then) {
    if (day == Date(2026, 5, 2)) continue;  // it changed after it was noted
    CAPTURE(day.iso());
    CHECK(told(lines(scene, scene.manager(), day)) == shown);
    CHECK(figures(scene, day) == figures_then[day]);
  }
  // Before anybody proposed anything there is nothing.
  CHECK(lines(scene, scene.manager(), Date(2026, 3, 1)).empty());
}

TEST_CASE("Filtering by a flag or a state gives exactly the lines that carry it, on any day") {
  Spring spring;
  for (std::optional<Date> day : std::vector<std::optional<Date>>{{},
                                                                  Date(2026, 3, 20),
                                                                  Date(2026, 4, 2),
                                                                  Date(2026, 4, 30),
                                                                  Date(2026, 5, 31),
                                                                  Date(2026, 9, 1),
                                                                  Date(2027, 2, 1),
                                                                  Date(2027, 4, 1)}) {
    CAPTURE(day.value_or(Date()).iso());
    const auto all = lines(spring, spring.manager(), day);
    const auto counts = spring.get<AttentionCounts>(
        spring.manager(), [&](const access::Work& work) { return attention_counts(work, as_of(work, day)); });
    for (Flag flag : kFlags) {
      CAPTURE(code(flag));
      std::vector<Line> expected;
      for (const auto& line : all)
        if (std::find(line.flags.begin(), line.flags.end(), flag) != line.flags.end()) expected.push_back(line);
      Filter filter;
      filter.attention = {flag};
      CHECK(told(lines(spring, spring.manager(), day, filter)) == told(expected));
      int counted = 0;
      for (const auto& [counted_flag, number] : counts.flags)
        if (counted_flag == flag) counted = number;
      CHECK(counted == static_cast<int>(expected.size()));
    }
    for (State state : kStates) {
      Filter filter;
      filter.states = {state};
      std::vector<Line> expected;
      for (const auto& line : all)
        if (line.state == state) expected.push_back(line);
      CHECK(told(lines(spring, spring.manager(), day, filter)) == told(expected));
    }
  }
}

TEST_CASE("Each filter and each order works, alone and together") {
  Spring spring;
  const auto refs = [&](const Filter& filter, Order order = {}) {
    std::vector<std::string> names;
    for (const auto& line : lines(spring, spring.manager(), {}, filter, order)) names.push_back(line.coachee_name);
    return names;
  };
  using Names = std::vector<std::string>;
  const auto by_name = Names{"Amal Bhatt", "Jörg Drummond", "Zofia Łukasik", "Éilis O’Hara"};
  CHECK(refs({}) == by_name);
  CHECK(refs({}, {SortBy::name, true}) == Names(by_name.rbegin(), by_name.rend()));
  CHECK(refs({}, {SortBy::progress, true}).front() == "Éilis O’Hara");
  CHECK(refs({}, {SortBy::next_session, false}).front() == "Éilis O’Hara");
  CHECK(refs({}, {SortBy::supplier, false}) == Names{"Zofia Łukasik", "Amal Bhatt", "Éilis O’Hara", "Jörg Drummond"});
  for (SortBy by : {SortBy::agency, SortBy::coach, SortBy::starts_on})
    for (bool descending : {false, true}) CHECK(refs({}, {by, descending}).size() == 4);
  Filter filter;
  filter.name = "eilis o'h";
  CHECK(refs(filter) == Names{"Éilis O’Hara"});
  filter = {};
  filter.suppliers = {spring.coach("COACH-1").supplier, spring.coach("COACH-3").supplier};
  CHECK(refs(filter).size() == 3);
  filter.funded = Funded::local;
  CHECK(refs(filter).empty());
  filter.funded = Funded::central;
  filter.coaches = {spring.coach("COACH-3").id};
  filter.grades = {"SCS1"};
  CHECK(refs(filter) == Names{"Zofia Łukasik"});
  filter.states = {State::active, State::paused};
  filter.programmes = {spring.programme};
  CHECK(refs(filter) == Names{"Zofia Łukasik"});
}

TEST_CASE("Sorting has a code for links that leads back") {
  for (const char* text : {"name", "-name", "agency", "supplier", "coach", "starts_on", "-progress", "next_session"})
    CHECK(code(order_from(text).value()) == text);
  CHECK_FALSE(order_from("salary"));
}

TEST_CASE("A page of the list knows how many there are, up to more than a thousand") {
  Spring spring;
  const auto page = [&](int number, int size) {
    return spring.get<Listing>(
        spring.manager(), [&](const access::Work& work) { return list(work, as_of(work), {}, {}, number, size); });
  };
  CHECK(page(1, 20).total == 4);
  CHECK(page(1, 3).total == 4);
  CHECK(page(2, 3).lines.size() == 1);
  CHECK(page(3, 3).lines.empty());
}

TEST_CASE("The next session is the first ahead, behind one that is to be logged") {
  Scene scene(a_database());
  const auto id = scene.agreed();
  scene.arranged(id, {Date(2026, 3, 10), 600});
  scene.arranged(id, {Date(2026, 3, 25), 600});
  scene.move_to(Date(2026, 3, 12));
  const auto all = lines(scene, scene.manager());
  REQUIRE(all.size() == 1);
  CHECK(london(*all[0].next_session_at).date == Date(2026, 3, 25));
  CHECK(all[0].flags == std::vector{Flag::to_be_logged});
}
