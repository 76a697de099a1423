#pragma once
// The sealed scene with a toolkit in it: for this room's tests.
#include <doctest/doctest.h>

#include "tests/support/sealed_scene.hpp"
#include "toolkit/policy.hpp"

namespace waymark::test {

class ToolsScene : public SealedScene {
 public:
  explicit ToolsScene(TestDatabase held) : SealedScene(std::move(held), toolkit::routes()) {
    coach = offering_coach("COACH-1");
    fox = real("Fern", scene.supplier_administrator("FOX"));
    manager = real("Mona", scene.manager());
    other_manager = real("Odd", scene.manager());
  }

  /// The same with a person behind it, who can be told something.
  access::Actor real(const std::string& first_name, access::Actor actor) {
    scene.as_program([&](const access::Work& work) {
      actor.person = *people::add_outsider(work, {first_name, "Somebody", first_name + "@somewhere.example"});
    });
    actor.name = first_name + " Somebody";
    return actor;
  }

  access::Actor offering_coach(const std::string& code) {
    auto actor = scene.coach_actor(code);
    actor.grants.push_back({access::Role::coach, access::PlaceKind::own, {}});
    return actor;
  }
  access::Actor programme_manager(const ProgrammeId& programme) {
    auto actor = Scene::somebody(PersonId::fresh(), "Programme manager");
    actor.grants.push_back({access::Role::programme_manager, access::PlaceKind::programme, programme.str()});
    return actor;
  }
  SupplierId supplier(const std::string& code) {
    return scene.get<SupplierId>(
        [&](const access::Work& work) { return people::supplier_with_code(work.db, code).value().id; });
  }
  toolkit::Capacity as_fox() { return {toolkit::OfferedAs::supplier, supplier("FOX")}; }
  toolkit::Capacity as_coach() { return {toolkit::OfferedAs::coach, supplier("FOX")}; }
  static toolkit::Capacity as_manager() { return {toolkit::OfferedAs::programme, {}}; }

  static toolkit::ToolWords words(std::string title = "Values cards") {
    toolkit::ToolWords made;
    made.title = std::move(title);
    made.description = "Sort the cards, then talk about the first three";
    made.purpose = toolkit::Purpose::reflection;
    made.licence = "Open Government Licence";
    made.tags = {"values", "strengths"};
    made.link = "https://tools.example/values";
    return made;
  }
  /// The same as a form.
  static std::string form(const std::string& title) {
    return "title=" + title +
           "&description=Sort+the+cards&purpose=reflection&language=en&licence=OGL&audience=everyone&tags=values"
           "&kind=link&link=https://tools.example/values";
  }

  toolkit::ToolId draft(const access::Actor& actor, const toolkit::Capacity& capacity,
                        const toolkit::ToolWords& given = words(),
                        const std::optional<toolkit::SentFile>& file = {}) {
    toolkit::ToolId made;
    scene.as(actor, [&](const access::Work& work) { made = *toolkit::add_tool(work, capacity, given, file); });
    return made;
  }
  void submit(const access::Actor& actor, const toolkit::ToolId& id) {
    scene.as(actor, [&](const access::Work& work) { toolkit::submit_tool(work, id); });
  }
  void release(const toolkit::ToolId& id) {
    const auto seen = tool(id).latest.changed_at;
    scene.as(manager, [&](const access::Work& work) { toolkit::release_tool(work, id, seen); });
  }
  /// Offered by Foxglove's administrator, reviewed and released.
  toolkit::ToolId released(const toolkit::ToolWords& given = words(),
                           const std::optional<toolkit::SentFile>& file = {}) {
    const auto id = draft(fox, as_fox(), given, file);
    submit(fox, id);
    release(id);
    return id;
  }
  toolkit::Tool tool(const toolkit::ToolId& id) {
    return scene.get<toolkit::Tool>(
        [&](const access::Work& work) { return toolkit::store::find(work.db, id).value(); });
  }
  toolkit::State state(const toolkit::ToolId& id) {
    const auto found = tool(id);
    return found.state_of(found.latest);
  }
  void hand(const toolkit::ToolId& id, const std::string& note = {}) {
    scene.as(coach,
             [&](const access::Work& work) { REQUIRE(toolkit::hand_tool(vault(), work, engagement, id, {}, note)); });
  }
  std::vector<toolkit::Handed> handed_to(const PersonId& person) {
    return scene.get<std::vector<toolkit::Handed>>(
        [&](const access::Work& work) { return toolkit::store::handed_to(work.db, person, {}); });
  }
  void deliver() {
    scene.now = scene.now.plus(std::chrono::milliseconds(1));
    const auto listeners = toolkit::listeners();
    jobs::deliver_due(scene.database(), StoppedClock(scene.now), listeners);
  }

  std::string tools() const { return toolkit::handed_path(engagement); }
  std::string body(const access::Actor& actor, const std::string& target) { return get(actor, target).body; }
  bool shows(const access::Actor& actor, const std::string& target, std::string_view text) {
    return body(actor, target).find(text) != std::string::npos;
  }
  std::string looks_at(const access::Actor& actor, const std::string& target) {
    return outcome(actor, web::Method::get, target);
  }
  std::string posts(const access::Actor& actor, const std::string& target, const std::string& fields = {}) {
    return outcome(actor, web::Method::post, target, fields);
  }
  static std::string path(const toolkit::ToolId& id) { return toolkit::tool_path(id); }
  static std::string seen(const toolkit::Tool& tool) {
    return "&seen=" + std::to_string(tool.latest.changed_at.micros());
  }

  access::Actor fox, manager, other_manager;
};

}  // namespace waymark::test
