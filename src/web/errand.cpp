#include "web/errand.hpp"

#include "web/failure.hpp"
#include "web/guard.hpp"
#include "web/page.hpp"
#include "web/sent_once.hpp"

namespace waymark::web {
namespace {

/// Stands where a page has no transaction: using it is our error.
class NoConnection final : public db::Connection {
 public:
  db::Engine engine() const override { return db::Engine::sqlite; }
  void run_script(std::string_view) override { refuse(); }
  void bulk_insert(std::string_view, std::span<const std::string_view>,
                   std::span<const std::vector<db::Value>>) override {
    refuse();
  }

 protected:
  std::unique_ptr<db::Cursor> start_list(std::string_view, std::span<const db::Value>) override { refuse(); }
  std::int64_t change_list(std::string_view, std::span<const db::Value>) override { refuse(); }

 private:
  [[noreturn]] static void refuse() { throw std::logic_error("this page runs outside any transaction"); }
};

Doorkeeper::Guest who_asks(const Errand& errand, db::Connection& db) {
  const auto& site = errand.site;
  const auto& request = errand.request;
  Doorkeeper::Guest guest{access::Actor::visitor(), {}, {}};
  if (errand.route->is_api()) {
    const auto bearer = request.headers.get("authorization");
    if (bearer.starts_with("Bearer "))
      if (auto actor = site.doorkeeper->by_token(db, bearer.substr(7), site.clock->now()))
        guest.actor = std::move(*actor);
  } else if (const auto* cookie = request.cookies.find(session_cookie_name(site))) {
    guest = site.doorkeeper->by_cookie(db, *cookie, site.clock->now());
  }
  return guest;
}

// A visitor's forms carry a token too, held against a cookie of its own. Gives whether the cookie must be set.
bool give_visitor_a_token(const Errand& errand, Doorkeeper::Guest& guest) {
  if (guest.actor.signed_in() || errand.route->is_api()) return false;
  guest.session.form_token = std::string(errand.request.cookies.get(visitor_cookie_name(errand.site)));
  if (guest.session.form_token.size() == 52) return false;
  guest.session.form_token = random_secret();
  return true;
}

Response door_is_closed(const Visit& visit, const Route& route) {
  if (visit.work.actor.signed_in()) return failure(visit, 404);
  if (route.is_api()) return failure(visit, 401);
  if (route.method == Method::get) return see_other("/sign-in?next=" + url_encoded(visit.request.target));
  return see_other("/sign-in");
}

bool form_is_theirs(const Visit& visit, const Route& route) {
  if (route.method == Method::get || route.is_api()) return true;
  return comes_from_here(visit.request, visit.site) && carries_token(visit.form, visit.session.form_token);
}

// What stands behind a sign-in must not be found by the Back button after signing out.
void keep_out_of_caches(Response& response) {
  for (const auto& [name, value] : response.headers)
    if (name == "Cache-Control") return;
  response.header("Cache-Control", "no-store");
}

// Answers as this guest. What the page refuses is drawn here, where the guest is known, and thrown on, so that
// a change is rolled back.
void answer_as(Errand& errand, Doorkeeper::Guest guest, db::Connection& db) {
  const bool new_token = give_visitor_a_token(errand, guest);
  const auto now = errand.site.clock->now();
  const InLanguage in(guest.language == "cy" ? errand.site.welsh : nullptr);
  const access::Work work{db, guest.actor, now, london(now).date};
  Visit visit{errand.site,
              errand.request,
              work,
              guest.session,
              errand.form,
              errand.uploads,
              errand.captures,
              errand.route->runs == Runs::outside,
              errand.file.get()};
  std::exception_ptr refused;
  if (!errand.route->door.open_to(guest.actor)) {
    errand.response = door_is_closed(visit, *errand.route);
  } else if (errand.not_theirs || !form_is_theirs(visit, *errand.route)) {
    errand.response = failure(visit, 403, _("This form has expired or did not come from this service."));
  } else {
    try {
      if (errand.refused) std::rethrow_exception(errand.refused);
      const SentOnce once(visit, errand.said);
      if (auto again = once.answer()) {
        errand.response = std::move(*again);
      } else {
        errand.response = errand.route->page(visit);
        once.note(errand.response);
      }
    } catch (const Refused&) {
      refused = std::current_exception();
      errand.response = failure(visit, refused);
    }
  }
  if (new_token && errand.response.content_type.starts_with("text/html"))
    errand.response.header("Set-Cookie",
                           set_cookie(visit.site, visitor_cookie_name(visit.site), visit.session.form_token));
  keep_out_of_caches(errand.response);
  const bool denied = errand.response.status == 403 || errand.response.status == 404;
  if (denied && errand.site.watch && guest.actor.signed_in()) errand.site.watch->refused(guest.actor, now);
  if (refused) std::rethrow_exception(refused);
}

// The page for what was thrown where nobody had been recognised yet: no connection, a failed commit, our own error.
Response failure_for_anyone(const Errand& errand, const std::exception_ptr& thrown, int status) {
  NoConnection none;
  const auto now = errand.site.clock->now();
  const access::Work work{none, access::Actor::visitor(), now, london(now).date};
  const Visit visit{errand.site, errand.request, work, {}, {}, {}, {}, true};
  auto response = thrown ? failure(visit, thrown) : failure(visit, status);
  keep_out_of_caches(response);
  return response;
}

void finish(const std::shared_ptr<Errand>& errand, const std::exception_ptr& thrown) {
  bool drawn = false;
  if (thrown) {
    try {
      std::rethrow_exception(thrown);
    } catch (const Refused&) {
      drawn = errand->response.status >= 400;
    } catch (...) {}
  }
  if (thrown && !drawn) errand->response = failure_for_anyone(*errand, thrown, 500);
  add_security_headers(errand->response, errand->site.secure_cookies);
  errand->reply(std::move(errand->response));
}

template <class Deed>
void finish_after(const std::shared_ptr<Errand>& errand, const Deed& deed) {
  std::exception_ptr thrown;
  try {
    deed();
  } catch (...) {
    thrown = std::current_exception();
  }
  finish(errand, thrown);
}

void run_reading(const std::shared_ptr<Errand>& errand) {
  finish_after(errand, [&] {
    errand->site.database->read([&](db::Connection& db) { answer_as(*errand, who_asks(*errand, db), db); });
  });
}

void run_changing(const std::shared_ptr<Errand>& errand) {
  errand->said = said_once(*errand->route, errand->request.target, errand->form, errand->uploads);
  errand->site.database->change(
      [errand](db::Connection& db) {
        errand->response = Response();  // a deed may be run again, whole
        answer_as(*errand, who_asks(*errand, db), db);
      },
      [errand](const std::exception_ptr& thrown) { finish(errand, thrown); });
}

void run_outside(const std::shared_ptr<Errand>& errand) {
  finish_after(errand, [&] {
    Doorkeeper::Guest guest;
    errand->site.database->read([&](db::Connection& db) { guest = who_asks(*errand, db); });
    NoConnection none;
    answer_as(*errand, std::move(guest), none);
  });
}

}  // namespace

void begin_file(Errand& errand, Upload file) {
  const std::vector<Upload> named{std::move(file)};
  errand.site.database->read([&](db::Connection& db) {
    const auto guest = who_asks(errand, db);
    if (!errand.route->door.open_to(guest.actor)) return;
    const auto now = errand.site.clock->now();
    const access::Work work{db, guest.actor, now, london(now).date};
    const Visit visit{errand.site, errand.request, work, guest.session, errand.form, named, errand.captures};
    errand.not_theirs = !form_is_theirs(visit, *errand.route);
    if (errand.not_theirs) return;
    try {
      errand.file = errand.route->receive(visit);
    } catch (const Refused&) {
      errand.refused = std::current_exception();
    }
  });
}

void run(const std::shared_ptr<Errand>& errand) {
  switch (errand->route->runs) {
    case Runs::reading: return run_reading(errand);
    case Runs::changing: return run_changing(errand);
    case Runs::outside: return run_outside(errand);
  }
}

void fail(const std::shared_ptr<Errand>& errand, int status) {
  errand->response = failure_for_anyone(*errand, nullptr, status);
  finish(errand, nullptr);
}

}  // namespace waymark::web
