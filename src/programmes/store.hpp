#pragma once
#include "programmes/programmes.hpp"

namespace waymark::programmes::store {

void insert(db::Connection& db, const Programme& programme, Instant now);
void update(db::Connection& db, const Programme& programme, Instant now);

void set_agreement_rule(db::Connection& db, const ProgrammeId& id, const AgreementRule& rule, Instant now);

struct KeptReason {
  std::string code;
  std::string label;
  bool withdrawn = false;
};
/// Withdrawn ones too, in order.
std::vector<KeptReason> reasons(db::Connection& db, const ProgrammeId& id, ReasonKind kind);
/// Adds a reason or gives the one of that code this wording and place; it is offered again if it was withdrawn.
void keep_reason(db::Connection& db, const ProgrammeId& id, ReasonKind kind, const Reason& reason, int place);
void withdraw_reason(db::Connection& db, const ProgrammeId& id, ReasonKind kind, std::string_view code, Instant now);

void set_places(db::Connection& db, const ProgrammeId& id, const OrganisationId& organisation, int places);
bool organisation_exists(db::Connection& db, const OrganisationId& id);

}  // namespace waymark::programmes::store
