#include "bench/recorded_pages.hpp"

#include "admin/admin.hpp"
#include "web/request_head.hpp"

namespace waymark::bench {

/// Passes reading on and keeps what was asked.
class RecordedPages::Recording final : public db::Database {
 public:
  explicit Recording(db::Database& inner) : inner_(inner) {}
  std::vector<Recorded> take() { return std::exchange(asked_, {}); }

  db::Engine engine() const override { return inner_.engine(); }
  void read(const std::function<void(db::Connection&)>& look) override {
    inner_.read([&](db::Connection& db) {
      RecordingConnection recording(db);
      look(recording);
      for (auto& one : recording.take()) asked_.push_back(std::move(one));
    });
  }
  void change(std::function<void(db::Connection&)>, std::function<void(std::exception_ptr)>) override {
    throw std::logic_error("a page that changes something is not recorded");
  }
  void compact(std::span<const std::string_view>) override { throw std::logic_error("not recorded"); }

 private:
  db::Database& inner_;
  std::vector<Recorded> asked_;
};

RecordedPages::RecordedPages(app::House& house)
    : doorkeeper_(std::make_unique<accounts::AccountsDoorkeeper>(app::account_settings(house.settings),
                                                                 app::account_surroundings())),
      database_(std::make_unique<Recording>(*house.database)) {
  web::Site site;
  site.navigation = app::navigation();
  site.banner = admin::alarm_banner;
  site.clock = &house.clock;
  site.database = database_.get();
  site.doorkeeper = doorkeeper_.get();
  router_ = std::make_unique<web::Router>(std::move(site), app::all_routes());
}
RecordedPages::~RecordedPages() = default;

std::vector<Recorded> RecordedPages::statements(const std::string& cookie, const std::string& target) {
  web::Request request;
  request.headers.add("cookie", "waymark=" + cookie);
  std::optional<std::string> host;
  if (!web::fill_from_target(target, request, host)) throw std::runtime_error("not a target: " + target);
  request.cookies = web::read_cookies(request.headers);
  int status = 0;
  router_->answer(std::move(request), [&](const web::Response& response) { status = response.status; });
  if (status != 200) throw std::runtime_error(fmt::format("{} answers {}", target, status));
  auto asked = database_->take();
  asked.insert(asked.begin(), Recorded{"begin", {}});
  asked.push_back(Recorded{"commit", {}});
  return asked;
}

}  // namespace waymark::bench
