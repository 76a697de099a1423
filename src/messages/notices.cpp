#include "messages/notices.hpp"

#include "messages/store.hpp"

namespace waymark::messages {
namespace {

const char* const kWords = N_("You have a new message from {by}");

jobs::MailFacts facts_of_waiting(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient&,
                                 const jobs::Sender&, Instant) {
  jobs::MailFacts facts;
  facts.moot = !store::has_unread(db, mail.person, EngagementId(mail.about_id));
  return facts;
}

}  // namespace

std::vector<jobs::MailKind> mail_kinds() {
  return {{.kind = std::string(kWaiting), .words = kWords, .facts = facts_of_waiting}};
}

std::vector<Unread> unread(const access::Work& work) { return store::unread(work.db, work.actor.person); }
std::string Unread::path() const { return path_of_messages(engagement); }

}  // namespace waymark::messages
