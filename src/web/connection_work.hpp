#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "web/connection.hpp"

namespace waymark::web {

/// What a connection has done on other threads, one thing at a time: requests by the handler, pieces of bodies by
/// their sinks and sources. Used on its loop's thread, where also the outcome arrives; lives until then.
class ConnectionWork : public Client {
 public:
  ConnectionWork(Shared& shared, std::shared_ptr<Loop> loop);
  ~ConnectionWork() override;
  ConnectionWork(const ConnectionWork&) = delete;
  ConnectionWork& operator=(const ConnectionWork&) = delete;

 protected:
  /// Hands the request to a worker; the answer comes to response_.
  void ask(Request request);
  /// Has a worker for streams do something that may block; carried_ says whether that went well.
  void carry(std::function<void()> deed);
  /// Lets a sink or source go on such a worker.
  void let_go(std::shared_ptr<void> stream);

  Shared& shared_;
  const std::shared_ptr<Loop> loop_;
  boost::asio::steady_timer arrival_;  ///< never runs out: cancelled when the outcome is here
  bool arrived_ = false;
  std::string path_;  ///< asked for, as far as it is known
  Response response_;
  bool carried_ = false;

 private:
  void begin();
  void arrive();
  void accept_answer(std::optional<Response> response);
};

}  // namespace waymark::web
