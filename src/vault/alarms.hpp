#pragma once
// What somebody must look at: raised in a transaction of its own, open until it is acknowledged.
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"

namespace waymark::vault {

/// A kind (a code), what it is about, and a detail of codes and numbers: an alarm that is open is raised once, and
/// then counts how often it came again.
struct Cause {
  std::string kind;
  std::string subject_kind;
  std::string subject_id;
  std::string detail;
};

/// Something sealed was refused: it, its key or its manifest is not what was written. Whoever runs the transaction
/// must raise the alarm once it is rolled back; with_alarms() does. Its words are the same whatever was wrong.
class Tampered : public std::runtime_error {
 public:
  Tampered(const access::Work& work, Cause cause);
  const Cause& cause() const { return cause_; }
  /// Who had asked, and when.
  const access::Actor& actor() const { return actor_; }
  Instant at() const { return at_; }

 private:
  Cause cause_;
  access::Actor actor_;
  Instant at_;
};

/// Raises an alarm in this transaction, with an audit line.
void raise(const access::Work& work, const Cause& cause);
/// The same in a transaction of its own, for what was refused; never throws: what cannot be raised is logged.
void raise(db::Database& database, const Tampered& tampered) noexcept;

/// A database that raises the alarm of every Tampered that comes out of one of its transactions, in one of its own
/// once that is rolled back, and passes it on. A request's answer is given after. `inner` outlives it.
std::unique_ptr<db::Database> with_alarms(db::Database& inner);

struct Alarm {
  std::string id;
  Cause cause;
  Instant first_at, last_at;
  std::int64_t times = 0;
  std::optional<Instant> acknowledged_at;
  std::string acknowledged_by_name;
};
/// Those not acknowledged, the latest first. Asks nobody's permission: the page that shows them does.
std::vector<Alarm> alarms(db::Connection& db);
/// All, the latest first, at most `size`.
std::vector<Alarm> latest_alarms(db::Connection& db, int size);
/// Refuses not_found when there is none, out_of_turn when it is acknowledged already.
void acknowledge(const access::Work& work, std::string_view alarm_id);

}  // namespace waymark::vault
