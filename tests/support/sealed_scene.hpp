#pragma once
// The engagement scene with a vault, and requests through a room's own routes: for tests of the confidential rooms.
#include "audit/audit.hpp"
#include "keys/house_test.hpp"
#include "tests/support/engagement_scene.hpp"
#include "vault/vault.hpp"
#include "web/web.hpp"

namespace waymark::test {

/// An engagement of 1002 (coachee, led by 1001) with COACH-1, agreed on 2 March 2026.
class SealedScene {
 public:
  SealedScene(TestDatabase held, std::vector<web::Route> routes)
      : scene(std::move(held)), alarming_(vault::with_alarms(scene.database())), routes_(std::move(routes)) {
    site_.vault = &vault_;
    site_.database = alarming_.get();
    engagement = scene.agreed();
    coach = scene.coach_actor("COACH-1");
    coachee = scene.staff("1002");
    line_manager = scene.staff("1001");
  }

  vault::Vault& vault() { return vault_; }
  KeyHouse& keys() { return keys_; }
  web::Site& site() { return site_; }

  /// Answers as the first route that fits; refusals come out. The target may have a query; a form is url-encoded, its
  /// files aside.
  web::Response send(const access::Actor& actor, web::Method method, const std::string& target,
                     const std::string& form = {}, const std::vector<web::Upload>& uploads = {}) {
    web::Request request;
    request.method = method;
    request.target = target;
    const auto query = target.find('?');
    request.path = target.substr(0, query);
    if (query != std::string::npos) request.query = web::decode_form(target.substr(query + 1)).value();
    std::vector<std::string> captures;
    const auto& route = route_for(method, request.path, captures);
    if (!route.door.open_to(actor)) throw Refused(Refusal::not_found);
    web::Response response;
    const auto answer = [&](db::Connection& db) {
      scene.now = scene.now.plus(std::chrono::milliseconds(1));
      const access::Work work{db, actor, scene.now, scene.today()};
      web::Visit visit{site_, request, work, {}, web::decode_form(form).value(), uploads, captures};
      response = route.page(visit);
    };
    if (route.runs == web::Runs::reading) alarming_->read(answer);
    else alarming_->change_now(answer);
    return response;
  }
  web::Response get(const access::Actor& actor, const std::string& target) {
    return send(actor, web::Method::get, target);
  }
  web::Response post(const access::Actor& actor, const std::string& target, const std::string& form = {}) {
    return send(actor, web::Method::post, target, form);
  }
  /// What becomes of it: "200", "422", or "not_found", "not_allowed", "out_of_turn".
  std::string outcome(const access::Actor& actor, web::Method method, const std::string& target,
                      const std::string& form = {}) {
    try {
      return std::to_string(send(actor, method, target, form).status);
    } catch (const Refused& refused) {
      switch (refused.why()) {
        case Refusal::not_found: return "not_found";
        case Refusal::not_allowed: return "not_allowed";
        default: return "out_of_turn";
      }
    }
  }
  /// Audit lines of that deed, the latest first.
  std::vector<audit::Line> lines(std::string_view action) {
    return scene.get<std::vector<audit::Line>>([&](const access::Work& work) {
      return audit::lines(work.db, {.action = std::string(action)}, {}, 1000).lines;
    });
  }
  std::string path() const { return engagements::path_of(engagement); }

  Scene scene;
  EngagementId engagement;
  access::Actor coach, coachee, line_manager;

 private:
  const web::Route& route_for(web::Method method, const std::string& path, std::vector<std::string>& captures) {
    const auto asked = split(path, '/');
    const web::Route* found = nullptr;
    for (const auto& route : routes_) {
      const auto parts = split(route.path, '/');
      if (route.method != method || parts.size() != asked.size()) continue;
      std::vector<std::string> taken;
      bool fits = true;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].starts_with('{')) taken.emplace_back(asked[i]);
        else fits = fits && parts[i] == asked[i];
      }
      // What is written out goes before what varies, as the router has it.
      if (fits && (!found || taken.size() < captures.size())) {
        found = &route;
        captures = std::move(taken);
      }
    }
    if (!found) throw std::logic_error("no route " + path);
    return *found;
  }

  KeyHouse keys_;
  vault::Vault vault_{keys_.keys()};
  std::unique_ptr<db::Database> alarming_;
  web::Site site_;
  std::vector<web::Route> routes_;
};

}  // namespace waymark::test
