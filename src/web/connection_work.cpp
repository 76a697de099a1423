#include "web/connection_work.hpp"

#include <boost/asio/post.hpp>
#include <utility>

#include "web/owed.hpp"

namespace waymark::web {

namespace asio = boost::asio;

ConnectionWork::ConnectionWork(Shared& shared, std::shared_ptr<Loop> loop)
    : shared_(shared), loop_(std::move(loop)), arrival_(loop_->io) {
  arrival_.expires_at(Steady::time_point::max());
  ++shared_.connections;
  loop_->add(*this);
}

ConnectionWork::~ConnectionWork() {
  loop_->remove(*this);
  --shared_.connections;
}

void ConnectionWork::begin() {
  enter(Phase::working, Steady::time_point::max());
  arrived_ = false;
}

void ConnectionWork::arrive() {
  arrived_ = true;
  arrival_.cancel();
}

void ConnectionWork::ask(Request request) {
  begin();
  path_ = request.path;
  shared_.pace.request_came(Pace::Clock::now());
  // The answer comes back to this thread, from whichever it is given on.
  const auto owed = std::make_shared<Owed>([this, loop = loop_](std::optional<Response> response) {
    asio::post(loop->io, [this, response = std::move(response)]() mutable { accept_answer(std::move(response)); });
  });
  const bool taken = shared_.workers->offer([&shared = shared_, owed, request = std::move(request)]() mutable {
    try {
      shared.handler(std::move(request), [owed](Response response) { owed->give(std::move(response)); });
    } catch (const std::exception& wrong) {
      shared.fault(std::string("handler: ") + wrong.what());
    } catch (...) {
      shared.fault("handler: threw something unknown");
    }
  });
  if (taken) return loop_->call_soon(*shared_.workers);
  owed->release();
  response_ = shared_.error(503, path_);
  arrive();
}

void ConnectionWork::accept_answer(std::optional<Response> response) {
  if (!response) shared_.fault("a request was let go without an answer");
  response_ = response ? std::move(*response) : shared_.error(500, path_);
  arrive();
}

void ConnectionWork::carry(std::function<void()> deed) {
  begin();
  const bool taken = shared_.carry([this, loop = loop_, deed = std::move(deed)] {
    bool done = false;
    try {
      deed();
      done = true;
    } catch (const std::exception& wrong) {
      shared_.fault(std::string("stream: ") + wrong.what());
    } catch (...) {
      shared_.fault("stream: threw something unknown");
    }
    asio::post(loop->io, [this, done] {
      carried_ = done;
      arrive();
    });
  });
  if (taken) return;
  carried_ = false;
  arrive();
}

void ConnectionWork::let_go(std::shared_ptr<void> stream) {
  if (stream) shared_.carry([stream = std::move(stream)] {});
}

}  // namespace waymark::web
