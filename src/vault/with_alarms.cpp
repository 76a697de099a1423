#include "vault/alarms.hpp"

namespace waymark::vault {
namespace {

access::Work work_of(db::Connection& db, const Tampered& tampered) {
  return {db, tampered.actor(), tampered.at(), london(tampered.at()).date};
}

/// When it is thrown, not when it is made: who opens a long stream has one ready all the while.
void log_refused(const Cause& cause) {
  log(Level::error, cause.kind, {{"subject_kind", cause.subject_kind}, {"subject_id", cause.subject_id}});
}

void log_unraised(const Cause& cause, std::string_view why) {
  log(Level::error, "alarm_not_raised",
      {{"kind", cause.kind}, {"subject_kind", cause.subject_kind}, {"subject_id", cause.subject_id}, {"why", why}});
}

/// What a failure says of something sealed, or nothing.
std::shared_ptr<const Tampered> tampered_in(const std::exception_ptr& failure) {
  try {
    if (failure) std::rethrow_exception(failure);
  } catch (const Tampered& tampered) {
    return std::make_shared<const Tampered>(tampered);
  } catch (...) {}
  return nullptr;
}

class WithAlarms final : public db::Database {
 public:
  explicit WithAlarms(db::Database& inner) : inner_(inner) {}
  db::Engine engine() const override { return inner_.engine(); }
  void compact(std::span<const std::string_view> tables) override { inner_.compact(tables); }

  void read(const std::function<void(db::Connection&)>& look) override {
    try {
      inner_.read(look);
    } catch (const Tampered& tampered) {
      raise(inner_, tampered);
      throw;
    }
  }

  void change(std::function<void(db::Connection&)> deed, std::function<void(std::exception_ptr)> done) override {
    inner_.change(std::move(deed), [&inner = inner_, done = std::move(done)](std::exception_ptr failure) {
      const auto tampered = tampered_in(failure);
      if (!tampered) return done(failure);
      log_refused(tampered->cause());
      inner.change([tampered](db::Connection& db) { raise(work_of(db, *tampered), tampered->cause()); },
                   [done, failure, tampered](std::exception_ptr unraised) {
                     if (unraised) log_unraised(tampered->cause(), "the database refused it");
                     done(failure);
                   });
    });
  }

 private:
  db::Database& inner_;
};

}  // namespace

Tampered::Tampered(const access::Work& work, Cause cause)
    : std::runtime_error("something sealed was refused"),
      cause_(std::move(cause)),
      actor_(work.actor),
      at_(work.now) {}

void raise(db::Database& database, const Tampered& tampered) noexcept {
  log_refused(tampered.cause());
  try {
    database.change_now([&](db::Connection& db) { raise(work_of(db, tampered), tampered.cause()); });
  } catch (const std::exception& fault) {
    log_unraised(tampered.cause(), fault.what());
  }
}

std::unique_ptr<db::Database> with_alarms(db::Database& inner) { return std::make_unique<WithAlarms>(inner); }

}  // namespace waymark::vault
