#include "agreements/deed.hpp"

#include "audit/audit.hpp"
#include "jobs/jobs.hpp"

namespace waymark::agreements {

Agreement take_up(const access::Work& work, const EngagementId& id) {
  auto agreement = find(work, id);
  if (!agreement.partnership.is_partner(work.actor.person)) throw Refused(Refusal::not_found);
  if (!agreement.is_open_on(work.today))
    throw Refused(Refusal::out_of_turn, _("This engagement is over: its agreement can be read, and no more."));
  return agreement;
}

const Version& to_sign(const Agreement& agreement, const AgreementId& id) {
  const auto* version = agreement.to_sign();
  if (!version || version->id != id)
    throw Refused(Refusal::out_of_turn, _("This version no longer waits to be signed."));
  return *version;
}

void tell_partners(const access::Work& work, const Agreement& agreement, std::string_view kind,
                   std::string_view about) {
  for (const auto& person : agreement.partnership.partners())
    jobs::tell(work, person, kind, "agreement", about, work.now, path_of(agreement.partnership.engagement.id));
}

void tell_third(const access::Work& work, const Agreement& agreement, std::string_view kind, std::string_view about) {
  if (agreement.third)
    jobs::tell(work, agreement.third->person, kind, "agreement", about, work.now,
               aims_path_of(agreement.partnership.engagement.id));
}

void note(const access::Work& work, std::string_view deed, const Version& version) {
  audit::record(work, deed, "agreement", version.id.str(), fmt::format("version {}", version.number),
                {.engagement = version.engagement});
}

}  // namespace waymark::agreements
