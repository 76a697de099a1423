#include "documents/notices.hpp"

#include "documents/policy.hpp"
#include "documents/store.hpp"

namespace waymark::documents {
namespace {

jobs::MailFacts facts_of_document(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient&,
                                  const jobs::Sender&, Instant) {
  return {.moot = !store::stands(db, DocumentId(mail.about_id))};
}

}  // namespace

void tell_released(const access::Work& work, const engagements::Partnership& partnership, const DocumentId& id,
                   int number) {
  const auto& engagement = partnership.engagement.id;
  for (const auto& person : partnership.partners()) {
    const auto found = store::find(work.db, engagement, id, person);
    const Space theirs{partnership, partnership.is_coachee(person) ? Instant::micros(0) : partnership.since(person)};
    if (!found || !may_see(theirs, person, *found)) continue;
    jobs::tell(work, person, number == 1 ? kAdded : kVersionAdded, "document", id.str(), work.now,
               document_path(engagement, id));
  }
}

std::vector<jobs::MailKind> mail_kinds() {
  return {
      {.kind = std::string(kAdded), .words = N_("{by} shared a document with you"), .facts = facts_of_document},
      {.kind = std::string(kVersionAdded),
       .words = N_("{by} shared a new version of a document with you"),
       .facts = facts_of_document},
      {.kind = std::string(kShown),
       .words = N_("{by} shared an earlier document with you"),
       .facts = facts_of_document},
      {.kind = std::string(kRefused),
       .words = N_("A document you added was refused, because it was found to be harmful"),
       .facts = facts_of_document},
      {.kind = std::string(kHeld),
       .words = N_("A document you added has not been checked yet: nobody else sees it until it is"),
       .facts = facts_of_document},
  };
}

}  // namespace waymark::documents
