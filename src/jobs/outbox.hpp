#pragma once
// Carrying what waits in the outbox.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "jobs/carrier.hpp"
#include "jobs/mail.hpp"

namespace waymark::jobs {

/// What the outbox needs to know of the rooms above.
struct PostOffice {
  std::vector<MailKind> kinds;
  Sender sender;
  /// Where a person is written to; nothing for those who are not written to any more.
  std::optional<Recipient> (*recipient)(db::Connection&, const PersonId&, Date today);
};

/// How long a process has a mail to itself. Longer than carrying can take.
inline constexpr std::chrono::seconds kLease{180};
static_assert(kLease > kLongestCarry);

struct MailRound {
  int carried = 0;           ///< accepted by the other side
  bool unreachable = false;  ///< the round ended early because nothing can be carried just now
};

/// Carries what is due. Each mail is leased in a change of its own, carried outside of any, and settled in another;
/// of several processes one carries each. What fails is tried again after a minute, then twice as long each time, at
/// most four hours, for two days. One whose carrying process died after handing it over, and whose lease is over, is
/// settled as doubtful ("may have been sent") unless the carrier repeats harmlessly; otherwise it is carried again.
/// `stopping` is asked between mails.
MailRound carry_due(db::Database& database, const Clock& clock, const PostOffice& office, Carrier& carrier,
                    const std::function<bool()>& stopping = {});

/// Mail that nobody carried for two days is left out: for a service that is set up to send none.
void leave_out_old(db::Database& database, Instant now);
/// Settles all mail that waits as doubtful, shown and tried again by hand: after a restore it may have been carried
/// since the backup.
void doubt_waiting_mail(const access::Work& work);
/// Removes what was settled more than thirty days ago.
void clear_away_mail(db::Database& database, Instant now);

/// A mail whole, as RFC 5322 with a Message-ID that is the same for every try.
struct Letter {
  std::string id;
  Sender sender;
  Recipient to;
  Template words;  ///< filled
  Instant written_at;
  std::optional<Invitation> invitation;
};
std::string compose(const Letter& letter);

}  // namespace waymark::jobs
