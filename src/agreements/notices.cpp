#include <array>

#include "agreements/agreements.hpp"
#include "agreements/store.hpp"

namespace waymark::agreements {
namespace {

using Urgency = jobs::MailKind::Urgency;
using FactsOf = jobs::MailFacts (*)(db::Connection&, const jobs::Mail&, const jobs::Recipient&, const jobs::Sender&,
                                    Instant);

jobs::MailFacts facts_of_signing(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient&,
                                 const jobs::Sender&, Instant) {
  return {.moot = !store::waits_for(db, AgreementId(mail.about_id), mail.person)};
}

jobs::MailFacts facts_of_aims(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient&, const jobs::Sender&,
                              Instant) {
  return {.moot = !store::waits_for_third_party(db, AgreementId(mail.about_id), mail.person)};
}

struct Told {
  std::string_view kind;
  const char* words;  ///< {by} is who did it
  Urgency urgency = Urgency::news;
  FactsOf facts = nullptr;
};
constexpr std::array<Told, 12> kTold{{
    {"agreement_proposed", N_("{by} proposed a coaching agreement: it waits for your signature"),
     Urgency::needs_answer, facts_of_signing},
    {"agreement_signed", N_("{by} signed the coaching agreement")},
    {"agreement_in_force", N_("{by} signed the coaching agreement: it is now in force")},
    {"agreement_sent_back", N_("{by} sent the coaching agreement back, to discuss it"), Urgency::needs_answer},
    {"agreement_to_sign", N_("A coaching agreement waits for your signature"), Urgency::needs_answer,
     facts_of_signing},
    {"agreement_named_you", N_("{by} named you as the third party of a coaching agreement")},
    {"agreement_aims_to_sign", N_("The aims of a coaching agreement wait for you to read and sign"),
     Urgency::needs_answer, facts_of_aims},
    {"agreement_aims_signed", N_("{by} signed the aims of the coaching agreement")},
    {"agreement_third_party_named", N_("{by} named a third party of the coaching agreement")},
    {"agreement_third_party_withdrawn", N_("{by} withdrew the third party of the coaching agreement")},
    {"agreement_withdrew_you", N_("{by} withdrew you as the third party of a coaching agreement")},
    {"agreement_meeting_set", N_("{by} set the day of a three-way meeting")},
}};

}  // namespace

std::vector<jobs::MailKind> mail_kinds() {
  std::vector<jobs::MailKind> kinds;
  for (const auto& told : kTold)
    kinds.push_back(
        {.kind = std::string(told.kind), .words = told.words, .urgency = told.urgency, .facts = told.facts});
  return kinds;
}

}  // namespace waymark::agreements
