#pragma once
// The whole program in one process, without sockets: the pilot's data, the cast, and requests through the router.
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/cast.hpp"
#include "app/house.hpp"
#include "keys/house_test.hpp"
#include "tests/support/database.hpp"
#include "web/web.hpp"

namespace waymark::test {

/// The moment every test house lives in, until its clock is set: Monday 2 November 2026, 9:00.
Instant a_monday_morning();

/// What came back, as a browser keeps it.
struct Answer {
  int status = 0;
  std::string body;
  std::string location;  ///< of a redirect
  std::string content_type;
  std::map<std::string, std::string> headers = {};  ///< by their names in lower case
  bool says(std::string_view text) const { return body.find(text) != std::string::npos; }
};

/// A house with the pilot's data and the cast; every request goes the way the server's do.
class TestHouse {
 public:
  explicit TestHouse(bool with_pilot);
  TestHouse(TestHouse&&) = delete;
  ~TestHouse();

  /// Signs a member of the cast in by their e-mail address; requests made as them carry their session.
  /// An address of nobody ("") stays a visitor.
  Answer get(const std::string& email, const std::string& target);
  /// Fields are sent with the session's anti-forgery token.
  Answer post(const std::string& email, const std::string& path, std::map<std::string, std::string> fields = {});
  /// An API request with a token of that person's account.
  Answer api(const std::string& email, web::Method method, const std::string& target, std::string json = {});

  /// Whatever a client may send; the target is taken apart as the server does.
  Answer ask(web::Request request) { return send(std::move(request)); }
  /// What is answered with that status before a request has come whole.
  web::Response refused(int status, const std::string& path) const { return router_->error_page(status, path); }
  /// The token api() sends for them.
  const std::string& api_token_of(const std::string& email) { return session_of(email).api_token; }

  /// From now on changes are taken back: what a request would answer can be seen without what it would do.
  void take_back_changes() { taking_back_ = true; }

  db::Database& database() { return database_->database(); }
  vault::Vault& vault() { return vault_; }
  StoppedClock& clock() { return clock_; }
  std::span<const web::Route> routes() const;
  /// The first column of a query's first row: for ids to ask for.
  std::string one(std::string_view sql);

 private:
  class TakingBack;
  struct Session {
    std::string cookie, form_token, api_token;
  };
  const Session& session_of(const std::string& email);
  Answer send(web::Request request);

  std::unique_ptr<TestDatabase> database_;
  KeyHouse keys_;
  vault::Vault vault_{keys_.keys()};
  documents::Settings documents_;
  std::unique_ptr<db::Database> alarming_;
  std::unique_ptr<TakingBack> through_;
  StoppedClock clock_;
  std::unique_ptr<accounts::AccountsDoorkeeper> doorkeeper_;
  std::unique_ptr<web::Router> router_;
  std::map<std::string, Session> sessions_;
  bool taking_back_ = false;
};

/// With the pilot's data and the cast.
inline std::unique_ptr<TestHouse> fresh_house() { return std::make_unique<TestHouse>(true); }

}  // namespace waymark::test
