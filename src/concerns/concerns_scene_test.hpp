#pragma once
// Concerns of the sealed scene: 1004 is safeguarding lead for the coachee's agency, 1001 for the ministry above it.
#include "concerns/concerns.hpp"
#include "tests/support/sealed_scene.hpp"

namespace waymark::test {

struct Concerns : SealedScene {
  explicit Concerns(bool with_leads = true) : SealedScene(a_database(), concerns::routes()) {
    if (!with_leads) return;
    lead = leads("1004", "COURTS");
    second_lead = leads("1001", "MIN");
  }

  /// Gives somebody an account and the role, for an organisation or the whole service.
  access::Actor leads(const std::string& staff_number, const std::string& organisation) {
    auto actor = scene.staff(staff_number);
    access::Grant grant{access::Role::safeguarding_lead, access::PlaceKind::service, ""};
    scene.as_program([&](const access::Work& work) {
      if (!organisation.empty())
        grant = {access::Role::safeguarding_lead, access::PlaceKind::organisation,
                 people::organisation_with_code(work.db, organisation).value().id.str()};
      if (!accounts::account_of(work.db, actor.person)) REQUIRE(accounts::add_account(work, actor.person, "hash"));
      REQUIRE(accounts::grant_role(work, actor.person, grant));
    });
    actor.grants.push_back(grant);
    return actor;
  }
  /// Ends it; the actor has no role from the next request on.
  void leads_no_longer(access::Actor& actor) {
    scene.as_program([&](const access::Work& work) {
      for (const auto& role : accounts::roles_of(work.db, {}, actor.person))
        REQUIRE(accounts::end_role(work, actor.person, role.id));
    });
    actor.grants.clear();
  }

  std::string form_path() const { return path() + "/concern"; }
  static std::string statement(const access::Actor& to, const std::string& text) {
    return "lead=" + to.person.str() + "&text=" + url_encoded(text);
  }
  /// Raises one with the lead; its id.
  std::string raises(const access::Actor& actor, const std::string& text) {
    const auto answer = post(actor, form_path(), statement(lead, text));
    REQUIRE(answer.status == 303);
    std::string where;
    for (const auto& [name, value] : answer.headers)
      if (name == "location" || name == "Location") where = value;
    REQUIRE(where.starts_with("/concerns/mine/"));
    return where.substr(std::string("/concerns/mine/").size());
  }
  std::string handled(const std::string& id) const { return "/concerns/" + id; }
  std::string own(const std::string& id) const { return "/concerns/mine/" + id; }
  bool shows(const access::Actor& actor, const std::string& target, const std::string& text) {
    return get(actor, target).body.find(text) != std::string::npos;
  }
  /// Unread notices of this room, the latest first.
  std::vector<std::string> told(const access::Actor& actor) {
    auto kinds = scene.told(actor.person);
    std::erase_if(kinds, [](const std::string& kind) { return !kind.starts_with("concern_"); });
    return kinds;
  }
  std::int64_t waiting(const access::Actor& actor) {
    return scene.get<std::int64_t>(actor, [](const access::Work& work) { return concerns::waiting_for(work); });
  }
  std::int64_t count(const std::string& table) {
    return scene.get<std::int64_t>([&](const access::Work& work) {
      return work.db.value<std::int64_t>("select count(*) from " + table).value();
    });
  }
  std::vector<keys::Scope> due() {
    return scene.get<std::vector<keys::Scope>>([](const access::Work& work) {
      std::vector<keys::Scope> kept;
      for (auto& one : concerns::due_by(work, work.today))
        if (!vault::certificate(work.db, one.scope)) kept.push_back(std::move(one.scope));
      return kept;
    });
  }
  void shred(const keys::Scope& scope) {
    scene.as_program([&](const access::Work& work) { this->vault().shred(work, scope, "retention_over"); });
    CHECK(vault().destroy_shredded_keys(scene.database(), scene.now) == 1);
  }

  access::Actor lead, second_lead;
};

}  // namespace waymark::test
