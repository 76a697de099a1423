#pragma once
#include "agreements/agreement.hpp"
#include "agreements/template.hpp"
#include "agreements/waiting.hpp"

namespace waymark::agreements::store {

// --- Versions (store.cpp)

/// Nothing when there is no such engagement, or it was never agreed.
std::optional<Agreement> agreement(db::Connection& db, const EngagementId& id);
/// Those somebody is or was coached in, or coaches or coached.
std::vector<EngagementId> engagements_of(db::Connection& db, const PersonId& person);
void insert(const access::Work& work, const Version& version);
void change(const access::Work& work, const AgreementId& id);
void propose(const access::Work& work, const AgreementId& id);
void send_back(const access::Work& work, const AgreementId& id);
void bring_into_force(const access::Work& work, const AgreementId& id);
void sign(const access::Work& work, const AgreementId& id, bool aims_only);

// --- Third parties (store_third_party.cpp)

std::optional<ThirdParty> third_party(db::Connection& db, const EngagementId& id);
void name(const access::Work& work, const EngagementId& id, const ThirdParty& third);
void withdraw(const access::Work& work, const ThirdParty& third);
void set_meeting(const access::Work& work, const ThirdParty& third, Date meeting_on);

// --- Who is still to sign (store_waiting.cpp)

struct Waiting {
  AgreementId version;
  EngagementId engagement;
  PersonId person;
  Date since;
};
/// Partners who have not signed what was proposed in that time.
std::vector<Waiting> to_sign(db::Connection& db, Instant from, Instant until, Date today);
/// Third parties who have not signed the aims they have been able to see since then.
std::vector<Waiting> aims_to_sign(db::Connection& db, Instant from, Instant until, Date today);

/// What waits for this partner's signature, or its aims for this third party's; each the longest waited for first.
std::vector<ToSign> to_sign_by(db::Connection& db, const PersonId& person, int at_most, Date today);
std::vector<ToSign> aims_to_sign_by(db::Connection& db, const PersonId& person, int at_most, Date today);
std::vector<ShownAims> aims_shown_to(db::Connection& db, const PersonId& person, int at_most);

/// Whether a version still waits for this partner's signature, or its aims for this third party's.
bool waits_for(db::Connection& db, const AgreementId& version, const PersonId& person);
bool waits_for_third_party(db::Connection& db, const AgreementId& version, const PersonId& person);

// --- Templates (store_template.cpp)

/// Nothing when the programme has none of its own.
std::optional<Template> own_template(db::Connection& db, const ProgrammeId& id);
void write_template(const access::Work& work, const ProgrammeId& id, const Template& wording);
void remove_template(db::Connection& db, const ProgrammeId& id);

}  // namespace waymark::agreements::store
