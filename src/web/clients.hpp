#pragma once
#include <chrono>
#include <cstddef>
#include <list>

namespace waymark::web {

using Steady = std::chrono::steady_clock;

/// A connection as its I/O thread tends it.
class Client {
 public:
  enum class Phase {
    opening,  ///< agreeing on TLS
    idle,     ///< between requests
    reading,  ///< part of a request has come
    working,  ///< a handler has it; takes as long as it takes
    writing,
    closing
  };

  virtual ~Client() = default;
  /// Ends the read that is going on, so that the client can be told it was too slow.
  virtual void hurry() = 0;
  /// Closes the socket.
  virtual void drop() = 0;

  void enter(Phase phase, Steady::time_point due) {
    phase_ = phase;
    due_ = due;
  }
  Phase phase() const { return phase_; }

 private:
  friend class Clients;
  Phase phase_ = Phase::opening;
  Steady::time_point due_ = Steady::time_point::max();
  std::list<Client*>::iterator place_;
};

/// The connections of one I/O thread; used on that thread only.
class Clients {
 public:
  void add(Client& client) { client.place_ = all_.insert(all_.end(), &client); }
  void remove(Client& client) { all_.erase(client.place_); }
  bool empty() const { return all_.empty(); }

  /// Hurries those that read, and drops the others, whose time is over.
  void sweep(Steady::time_point now);
  /// Makes room for another by dropping the one that has been idle longest; false when none is idle.
  bool drop_an_idle_one();
  /// At the end of the service: drops who has asked nothing, and leaves `grace` to those still sending.
  void wind_up(Steady::time_point now, std::chrono::milliseconds grace);

 private:
  std::list<Client*> all_;
};

}  // namespace waymark::web
