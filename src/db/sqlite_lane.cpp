#include "db/sqlite_lane.hpp"

namespace waymark::db {
namespace {

constexpr std::size_t kTurn = 64;
constexpr auto kTurnTime = std::chrono::milliseconds(10);

}  // namespace

WriterLane::WriterLane(std::unique_ptr<SqliteConnection> connection, Checkpoints& checkpoints)
    : connection_(std::move(connection)), checkpoints_(checkpoints) {
  connection_->leave_checkpoints();
  thread_ = std::thread([this] { work(); });
}

WriterLane::~WriterLane() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  waiting_.notify_one();
  thread_.join();
}

void WriterLane::add(Deed deed, Done done) {
  bool first;
  {
    const std::lock_guard lock(mutex_);
    first = queue_.empty();
    queue_.push_back({std::move(deed), std::move(done), nullptr});
  }
  if (first) waiting_.notify_one();
}

void WriterLane::work() {
  turn_.reserve(kTurn);
  while (wait()) take_turn();
}

/// False when there is nothing left to do and never will be.
bool WriterLane::wait() {
  std::unique_lock lock(mutex_);
  waiting_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  return !queue_.empty();
}

std::optional<WriterLane::Change> WriterLane::next() {
  const std::lock_guard lock(mutex_);
  if (queue_.empty()) return std::nullopt;
  std::optional<Change> change(std::move(queue_.front()));
  queue_.pop_front();
  return change;
}

void WriterLane::take_turn() {
  const auto end = std::chrono::steady_clock::now() + kTurnTime;
  do {
    auto change = next();
    if (!change) break;
    run(*change);
    turn_.push_back(std::move(*change));
  } while (turn_.size() < kTurn && std::chrono::steady_clock::now() < end);
  commit();
  // Also those that were refused are told only now: they may have been refused for what a neighbour had just done.
  for (Change& change : turn_) change.done(std::move(change.failure));
  turn_.clear();
  checkpoints_.see_to(*connection_);
}

void WriterLane::run(Change& change) {
  const bool alone = !connection_->in_transaction();  // the transaction itself is the first one's savepoint
  try {
    if (alone) connection_->begin_changing();
    else connection_->savepoint();
    change.deed(*connection_);
    connection_->check_sound();
    if (!alone) connection_->release();
  } catch (...) {
    change.failure = std::current_exception();
    undo(alone);
  }
}

void WriterLane::undo(bool alone) {
  if (!alone && connection_->in_transaction()) {
    try {
      connection_->rollback_to_savepoint();
      return;
    } catch (const DatabaseFault&) {
      // The disk is worse off than one deed; the whole transaction goes.
    }
  }
  connection_->rollback();
  if (!alone) run_again_later();
}

/// The engine gave up the whole transaction for the fault of one: its neighbours take their places again, without
/// it, at the head of the queue.
void WriterLane::run_again_later() {
  const std::lock_guard lock(mutex_);
  const auto innocent = std::stable_partition(turn_.begin(), turn_.end(),
                                              [](const Change& change) { return change.failure != nullptr; });
  queue_.insert(queue_.begin(), std::move_iterator(innocent), std::move_iterator(turn_.end()));
  turn_.erase(innocent, turn_.end());
}

void WriterLane::commit() {
  if (!connection_->in_transaction()) return;
  try {
    connection_->commit();
  } catch (...) {
    connection_->rollback();
    for (Change& change : turn_)
      if (!change.failure) change.failure = std::current_exception();
  }
}

}  // namespace waymark::db
