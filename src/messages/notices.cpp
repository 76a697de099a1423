#include "messages/notices.hpp"

#include "messages/store.hpp"

namespace waymark::messages {
namespace {

const char* const kWords = N_("You have a new message from {by}");

jobs::MailFacts facts_of_waiting(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient&,
                                 const jobs::Sender&, Instant) {
  jobs::MailFacts facts;
  facts.moot = store::unread(db, mail.person, EngagementId(mail.about_id)).empty();
  return facts;
}

}  // namespace

std::vector<jobs::MailKind> mail_kinds() {
  return {{.kind = std::string(kWaiting), .words = kWords, .facts = facts_of_waiting}};
}

Unread unread_for(const access::Work& work) { return {store::unread(work.db, work.actor.person)}; }

std::int64_t Unread::total() const {
  std::int64_t sum = 0;
  for (const auto& one : engagements) sum += one.messages;
  return sum;
}

}  // namespace waymark::messages
