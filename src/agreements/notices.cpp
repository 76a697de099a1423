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
  const char* words;  ///< {} is who did it
  Urgency urgency = Urgency::news;
  FactsOf facts = nullptr;
};
constexpr std::array<Told, 12> kTold{{
    {"agreement_proposed", "{} proposed a coaching agreement: it waits for your signature", Urgency::needs_answer,
     facts_of_signing},
    {"agreement_signed", "{} signed the coaching agreement"},
    {"agreement_in_force", "{} signed the coaching agreement: it is now in force"},
    {"agreement_sent_back", "{} sent the coaching agreement back, to discuss it", Urgency::needs_answer},
    {"agreement_to_sign", "A coaching agreement waits for your signature", Urgency::needs_answer, facts_of_signing},
    {"agreement_named_you", "{} named you as the third party of a coaching agreement"},
    {"agreement_aims_to_sign", "The aims of a coaching agreement wait for you to read and sign",
     Urgency::needs_answer, facts_of_aims},
    {"agreement_aims_signed", "{} signed the aims of the coaching agreement"},
    {"agreement_third_party_named", "{} named a third party of the coaching agreement"},
    {"agreement_third_party_withdrawn", "{} withdrew the third party of the coaching agreement"},
    {"agreement_withdrew_you", "{} withdrew you as the third party of a coaching agreement"},
    {"agreement_meeting_set", "{} set the day of a three-way meeting"},
}};

}  // namespace

std::optional<std::string> notice_words(std::string_view kind, std::string_view by_name) {
  for (const auto& told : kTold)
    if (told.kind == kind) return fill(_(told.words), by_name);
  return std::nullopt;
}

std::vector<jobs::MailKind> mail_kinds() {
  std::vector<jobs::MailKind> kinds;
  for (const auto& told : kTold)
    kinds.push_back({.kind = std::string(told.kind),
                     .words = fill(told.words, "{by}"),
                     .urgency = told.urgency,
                     .facts = told.facts});
  return kinds;
}

}  // namespace waymark::agreements
