// How often tools are used: figures, and none about few.
#include "toolkit/usage.hpp"
#include "toolkit/toolkit_scene_test.hpp"

using namespace waymark;
using namespace waymark::toolkit;
using test::a_database;
using test::ToolsScene;

namespace {

/// Handed on that often in a programme, and opened so many times.
void used(ToolsScene& house, const ToolId& id, const std::string& programme, int handed, int opened) {
  house.scene.as_program([&](const access::Work& work) {
    const auto in = programmes::find_or_make(work, programme);
    for (int i = 0; i < handed; ++i) {
      const auto engagement = EngagementId::fresh();
      work.db.run(
          "insert into engagement (id, ref, programme_id, coach_id, funded, starts_on, planned_sessions,"
          " planned_minutes, grade, proposed_at, coachee_name, coachee_sort_key, coachees, sessions_completed,"
          " minutes_completed, sessions_cancelled, sessions_not_attended, ordered_net, delivered_net, created_at,"
          " changed_at) select $1, $1, $2, coach_id, funded, starts_on, planned_sessions, planned_minutes, grade,"
          " proposed_at, coachee_name, coachee_sort_key, coachees, 0, 0, 0, 0, 0, 0, created_at, changed_at"
          " from engagement where id = $3",
          engagement, in, house.engagement);
      Handed row;
      row.id = HandedId::fresh();
      row.tool = id;
      row.engagement = engagement;
      row.person = house.coachee.person;
      row.handed_at = work.now;
      store::insert(work.db, row);
      if (i < opened) store::note_opened(work.db, row.id, work.now);
    }
  });
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A figure below five is not shown") {
  CHECK(figure(0) == "fewer than 5");
  CHECK(figure(4) == "fewer than 5");
  CHECK(figure(5) == "5");
  CHECK(figure(1234) == "1,234");
}

TEST_CASE("A supplier’s administrator sees how often their tools are used, never by whom") {
  ToolsScene house(a_database());
  const auto id = house.released();
  used(house, id, "Senior coaching", 7, 5);
  house.hand(id);
  const auto page = house.body(house.fox, ToolsScene::path(id));
  for (const char* text : {"8", ">5<", "fewer than 5", "How often it is used"}) CHECK(holds(page, text));
  for (const char* text : {"Éilis", "By programme", "Senior coaching"}) CHECK_FALSE(holds(page, text));
  CHECK(house.looks_at(house.fox, house.tools()) == "not_found");
  const auto csv = house.body(house.fox, "/tools/usage?format=csv");
  CHECK(holds(csv, "Values cards,Foxglove,8,5,fewer than 5"));
  CHECK(holds(house.body(house.fox, "/tools/usage?format=csv&by=programme"), "tool,supplier"));
  CHECK_FALSE(house.shows(house.scene.supplier_administrator("ELM"), "/tools/usage", "Values cards"));
  CHECK_FALSE(house.shows(house.coach, "/tools/usage", "Values cards"));
  CHECK(house.looks_at(house.coachee, "/tools/usage") == "not_found");
}

TEST_CASE("A programme manager sees it by programme, those with few together") {
  ToolsScene house(a_database());
  const auto id = house.released();
  used(house, id, "Large", 20, 12);
  used(house, id, "Small", 3, 2);
  used(house, id, "Tiny", 4, 3);
  const auto page = house.body(house.manager, ToolsScene::path(id));
  for (const char* text : {"27", "17", "Large", ">20<", ">12<", "Other programmes together", ">7<", ">5<"})
    CHECK(holds(page, text));
  for (const char* text : {"Small", "Tiny", ">3<", ">4<"}) CHECK_FALSE(holds(page, text));
  const auto csv = house.body(house.manager, "/tools/usage?format=csv&by=programme");
  CHECK(holds(csv, "Values cards,Large,20,12,fewer than 5"));
  CHECK(holds(csv, "Values cards,Other programmes together,7,5,fewer than 5"));
}

TEST_CASE("What is too small even together is not shown by programme at all") {
  ToolsScene house(a_database());
  const auto id = house.released();
  used(house, id, "Small", 3, 0);
  CHECK(house.shows(house.manager, ToolsScene::path(id), "too little to be shown by programme"));
  used(house, id, "Large", 9, 2);
  CHECK(house.shows(house.manager, ToolsScene::path(id), "too little to be shown by programme"));
}

TEST_CASE("The manager of one programme sees the use in that programme alone") {
  ToolsScene house(a_database());
  const auto id = house.released();
  used(house, id, "Senior coaching", 6, 6);
  used(house, id, "Large", 20, 12);
  const auto own = house.programme_manager(house.scene.programme);
  const auto page = house.body(own, ToolsScene::path(id));
  CHECK(holds(page, "Senior coaching"));
  CHECK(holds(page, ">6<"));
  CHECK_FALSE(holds(page, "Large"));
  CHECK_FALSE(holds(page, "26"));
}
