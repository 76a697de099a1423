#pragma once
#include <future>
#include <memory>
#include <vector>

#include "tests/support/database.hpp"
#include "web/web.hpp"

namespace waymark::web {

inline const std::string kToken(52, 't');

/// Knows one person, in two sessions of theirs.
class OneGuest final : public Doorkeeper {
 public:
  Guest by_cookie(db::Connection&, std::string_view cookie, Instant) const override {
    Guest guest{access::Actor::visitor(), {}, {}};
    if (cookie != "known" && cookie != "another") return guest;
    guest.actor.account = AccountId::fresh();
    guest.actor.person = PersonId::fresh();
    guest.session = {"session " + std::string(cookie), kToken};
    return guest;
  }
  std::optional<access::Actor> by_token(db::Connection&, std::string_view, Instant) const override { return {}; }
};

/// A site with one guest and the routes of a test.
class GuestHouse {
 public:
  explicit GuestHouse(std::vector<Route> routes) : held_(test::a_database()) {
    site_.database = &held_.database();
    site_.doorkeeper = &doorkeeper_;
    site_.clock = &clock;
    router_ = std::make_unique<Router>(site_, std::move(routes));
  }

  Response answer(Request request) {
    std::promise<Response> got;
    router_->answer(std::move(request), [&](Response response) { got.set_value(std::move(response)); });
    return got.get_future().get();
  }
  const Router& router() const { return *router_; }
  db::Database& database() { return held_.database(); }

  StoppedClock clock{Instant::micros(1'772'445'600'000'000)};

 private:
  test::TestDatabase held_;
  OneGuest doorkeeper_;
  Site site_;
  std::unique_ptr<Router> router_;
};

}  // namespace waymark::web
