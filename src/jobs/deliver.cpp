#include "jobs/jobs.hpp"
#include "jobs/patience.hpp"
#include "jobs/store.hpp"

namespace waymark::jobs {
namespace {

constexpr int kBatch = 100;
constexpr std::chrono::hours kLongestPause{6};

bool deliver(db::Database& database, std::string_view id, Instant now, std::span<const Listener> listeners) {
  static const access::Actor actor = access::Actor::program("Waymark");
  bool delivered = false;
  database.change_now([&](db::Connection& connection) {
    delivered = false;  // the change may be run again
    const auto news = store::claim(connection, id, now);
    if (!news) return;
    const access::Work work{connection, actor, now, london(now).date};
    for (const auto& listener : listeners)
      if (listener.kind == news->kind) listener.hear(work, *news);
    delivered = true;
  });
  return delivered;
}

void note_failure(db::Database& database, std::string_view id, Instant now, std::string_view error) {
  database.change_now([&](db::Connection& connection) {
    if (const auto before = store::attempts(connection, id))
      store::failed(connection, id, shortened(error), now.plus(pause_after(*before + 1, kLongestPause)));
  });
}

}  // namespace

int deliver_due(db::Database& database, const Clock& clock, std::span<const Listener> listeners) {
  const Instant now = clock.now();
  int delivered = 0;
  for (;;) {
    std::vector<std::string> ids;
    database.read([&](db::Connection& connection) { ids = store::due(connection, now, kBatch); });
    // What is delivered or failed is no longer due now, so each turn meets others.
    if (ids.empty()) return delivered;
    for (const auto& id : ids) {
      try {
        if (deliver(database, id, now, listeners)) ++delivered;
      } catch (const std::exception& error) {
        note_failure(database, id, now, error.what());
      }
    }
  }
}

}  // namespace waymark::jobs
