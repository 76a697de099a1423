#pragma once
#include "jobs/mail.hpp"

namespace waymark::jobs::store {

/// A mail one process has to itself until its lease is over.
struct Leased {
  Mail mail;
  std::string lease;
  std::int64_t attempts = 0;  ///< this one counted
  bool held = false;
  bool handed_over = false;  ///< by somebody who never told how it went
  Instant give_up_at;
};

/// Ids of at most `size` mails whose time has come and that nobody carries, the longest waiting first.
std::vector<std::string> mail_due(db::Connection& db, Instant now, int size);
/// Takes one of them for a while, if it is still to be had.
std::optional<Leased> lease(db::Connection& db, std::string_view id, Instant now, Instant until);
/// Notes that the step that cannot be taken back comes now; false when the lease is no longer this one.
bool hand_over(db::Connection& db, std::string_view id, std::string_view lease, Instant now);

// What follows ends a lease, and does nothing when it is no longer this one.

void settle(db::Connection& db, const Leased& leased, std::string_view as, std::string_view error, Instant now);
/// Everything not settled, whoever carries it.
void settle_waiting(db::Connection& db, std::string_view as, std::string_view error, Instant now);
void postpone(db::Connection& db, const Leased& leased, std::string_view error, Instant next_try_at);
/// Until that morning, for its person's digest: nobody has tried to carry it yet.
void hold(db::Connection& db, const Leased& leased, Instant now, Instant until);

/// Notes a fault in a mail that nobody holds.
void note_fault(db::Connection& db, std::string_view id, std::string_view error, Instant now, Instant next_try_at);
void set_address(db::Connection& db, std::string_view id, std::string_view address);
/// Puts what is held for that person and due into one new mail.
void gather(db::Connection& db, const PersonId& person, Instant now);
/// What went in a digest, oldest first.
std::vector<Mail> gathered(db::Connection& db, std::string_view digest);

void leave_out_old(db::Connection& db, Instant now);
void remove_settled(db::Connection& db, Instant before);

}  // namespace waymark::jobs::store
