#include "tests/support/house.hpp"

#include <atomic>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "admin/admin.hpp"
#include "app/demonstration.hpp"
#include "app/rights_rooms.hpp"
#include "imports/imports.hpp"
#include "people/people.hpp"
#include "web/guard.hpp"
#include "web/request_head.hpp"

namespace waymark::test {
namespace {

std::string pilot_file(imports::Kind kind) {
  const auto path = std::string(WAYMARK_SOURCE "/demo/pilot/") + std::string(imports::code(kind)) + ".csv";
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

void import_pilot(db::Database& database, const Clock& clock) {
  std::vector<imports::File> files;
  for (auto kind : imports::kKinds)
    files.push_back({kind, std::string(imports::code(kind)) + ".csv", pilot_file(kind)});
  const auto result = imports::import_files(database, app::House::program(), clock, files, {});
  if (result.refused) throw std::runtime_error("the pilot's files are refused: " + result.refusals.front().str());
}

}  // namespace

Instant a_monday_morning() { return *LocalTime{Date(2026, 11, 2), 9 * 60}.instant(); }

/// Passes everything on, and takes changes back when told to.
class TestHouse::TakingBack final : public db::Database {
 public:
  TakingBack(db::Database& real, const bool& taking_back) : real_(real), taking_back_(taking_back) {}
  db::Engine engine() const override { return real_.engine(); }
  void read(const std::function<void(db::Connection&)>& look) override { real_.read(look); }
  void change(std::function<void(db::Connection&)> deed, std::function<void(std::exception_ptr)> done) override {
    if (!taking_back_) return real_.change(std::move(deed), std::move(done));
    struct TakenBack {};
    real_.change(
        [deed = std::move(deed)](db::Connection& connection) {
          deed(connection);
          throw TakenBack();
        },
        [done = std::move(done)](std::exception_ptr thrown) {
          try {
            if (thrown) std::rethrow_exception(thrown);
          } catch (const TakenBack&) {
            thrown = nullptr;
          } catch (...) {}
          done(thrown);
        });
  }
  void compact(std::span<const std::string_view> tables) override { real_.compact(tables); }

 private:
  db::Database& real_;
  const bool& taking_back_;
};

TestHouse::TestHouse(bool with_pilot)
    : database_(std::make_unique<TestDatabase>(a_database())), clock_(a_monday_morning()) {
  alarming_ = vault::with_alarms(database());
  through_ = std::make_unique<TakingBack>(*alarming_, taking_back_);
  app::Settings settings;
  settings.codes_required_for_staff = false;
  if (with_pilot) {
    import_pilot(database(), clock_);
    app::seat_the_cast(database(), clock_, settings);
    app::set_the_scene(database(), clock_);
  }
  doorkeeper_ =
      std::make_unique<accounts::AccountsDoorkeeper>(app::account_settings(settings), app::account_surroundings());
  web::Site site;
  site.navigation = app::navigation();
  site.vault = &vault_;
  site.documents = &documents_;
  site.mail_kinds = &app::mail_kinds();
  site.rights = &app::rights_rooms();
  site.banner = admin::alarm_banner;
  site.clock = &clock_;
  site.database = through_.get();
  site.doorkeeper = doorkeeper_.get();
  router_ = std::make_unique<web::Router>(std::move(site), app::all_routes());
}
TestHouse::~TestHouse() = default;

std::span<const web::Route> TestHouse::routes() const { return router_->routes(); }

std::string TestHouse::one(std::string_view sql) {
  return database().read_value<std::string>(
      [&](db::Connection& db) { return db.value<std::string>(sql).value_or(""); });
}

const TestHouse::Session& TestHouse::session_of(const std::string& email) {
  auto& session = sessions_[email];
  if (email.empty() || !session.cookie.empty()) return session;
  const accounts::SignInDesk desk{database(), *doorkeeper_, clock_.now(), {"127.0.0.1", "test", "", ""}};
  const auto answer = accounts::sign_in(desk, email, app::kCastPassword);
  session.cookie = std::get<accounts::SignedIn>(answer).session;
  database().read([&](db::Connection& db) {
    session.form_token = doorkeeper_->by_cookie(db, session.cookie, clock_.now()).session.form_token;
  });
  database().change_now([&](db::Connection& db) {
    const access::Work work{db, app::House::program(), clock_.now(), clock_.today()};
    const auto account = accounts::account_with_email(db, email);
    session.api_token = *accounts::make_token(work, doorkeeper_->settings(), account->id, "test");
  });
  return session;
}

Answer TestHouse::send(web::Request request) {
  std::optional<std::string> host;
  if (!web::fill_from_target(request.target, request, host)) throw std::invalid_argument("target " + request.target);
  request.cookies = web::read_cookies(request.headers);
  web::Response response;
  std::atomic<bool> answered = false;
  router_->answer(std::move(request), [&](web::Response given) {
    response = std::move(given);
    answered = true;
    answered.notify_one();
  });
  answered.wait(false);
  Answer answer{response.status,
                response.body.empty() ? std::string(response.lasting_body) : response.body,
                {},
                response.content_type};
  auto headers = response.headers;
  for (const auto line : split(response.lasting_headers, '\n'))
    if (const auto colon = line.find(": "); colon != line.npos)
      headers.emplace_back(line.substr(0, colon), trimmed(line.substr(colon + 2)));
  for (auto [name, value] : headers) {
    for (auto& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (name == "location") answer.location = value;
    answer.headers[name] = std::move(value);
  }
  return answer;
}

Answer TestHouse::get(const std::string& email, const std::string& target) {
  web::Request request;
  request.target = target;
  const auto& session = session_of(email);
  if (!session.cookie.empty()) request.headers.add("cookie", "waymark=" + session.cookie);
  return send(std::move(request));
}

Answer TestHouse::post(const std::string& email, const std::string& path, std::map<std::string, std::string> fields) {
  web::Request request;
  request.method = web::Method::post;
  request.target = path;
  const auto& session = session_of(email);
  const auto visitor_token = std::string(52, 'v');
  request.headers.add("cookie",
                      session.cookie.empty() ? "waymark-visitor=" + visitor_token : "waymark=" + session.cookie);
  request.headers.add("content-type", "application/x-www-form-urlencoded");
  fields.emplace("form_token", session.cookie.empty() ? visitor_token : session.form_token);
  for (const auto& [name, value] : fields)
    request.body += (request.body.empty() ? "" : "&") + url_encoded(name) + "=" + url_encoded(value);
  return send(std::move(request));
}

Answer TestHouse::api(const std::string& email, web::Method method, const std::string& target, std::string json) {
  web::Request request;
  request.method = method;
  request.target = target;
  if (!email.empty()) request.headers.add("authorization", "Bearer " + session_of(email).api_token);
  if (!json.empty()) request.headers.add("content-type", "application/json");
  request.body = std::move(json);
  return send(std::move(request));
}

}  // namespace waymark::test
