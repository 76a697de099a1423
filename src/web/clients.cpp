#include "web/clients.hpp"

#include <algorithm>

namespace waymark::web {

void Clients::sweep(Steady::time_point now) {
  for (auto* client : all_) {
    if (client->due_ > now) continue;
    client->due_ = Steady::time_point::max();
    if (client->phase_ == Client::Phase::reading) client->hurry();
    else client->drop();
  }
}

bool Clients::drop_an_idle_one() {
  Client* longest = nullptr;
  for (auto* client : all_)
    if (client->phase_ == Client::Phase::idle && (!longest || client->due_ < longest->due_)) longest = client;
  if (!longest) return false;
  longest->enter(Client::Phase::closing, Steady::time_point::max());
  longest->drop();
  return true;
}

void Clients::wind_up(Steady::time_point now, std::chrono::milliseconds grace) {
  for (auto* client : all_) {
    if (client->phase_ == Client::Phase::opening || client->phase_ == Client::Phase::idle) client->drop();
    if (client->phase_ == Client::Phase::reading) client->due_ = std::min(client->due_, now + grace);
  }
}

}  // namespace waymark::web
