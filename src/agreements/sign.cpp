#include "agreements/deed.hpp"

namespace waymark::agreements {
namespace {

void bring_into_force(const access::Work& work, const Agreement& agreement, const Version& version) {
  store::bring_into_force(work, version.id);
  engagements::note_agreement(work, version.engagement);
  note(work, "agreement_in_force", version);
  tell_partners(work, agreement, "agreement_in_force", version.id.str());
  tell_third(work, agreement, "agreement_aims_to_sign", version.id.str());
}

}  // namespace

void sign(const access::Work& work, const EngagementId& id, const AgreementId& version_id) {
  const auto agreement = take_up(work, id);
  const auto& version = to_sign(agreement, version_id);
  auto waited_for = agreement.waited_for(version);
  const bool is_theirs = std::erase(waited_for, work.actor.person) > 0;
  // The last one waited for may have left: then anybody who has signed brings it into force.
  if (!is_theirs && !waited_for.empty()) throw Refused(Refusal::out_of_turn, _("You have signed this version."));
  if (is_theirs) {
    store::sign(work, version.id, false);
    note(work, "agreement_signed", version);
  }
  if (waited_for.empty()) bring_into_force(work, agreement, version);
  else tell_partners(work, agreement, "agreement_signed", version.id.str());
}

Checked<Done> send_back(vault::Vault& vault, const access::Work& work, const EngagementId& id,
                        const AgreementId& version_id, const std::string& remark) {
  const auto agreement = take_up(work, id);
  const auto& version = to_sign(agreement, version_id);
  Problems problems;
  if (length(remark) > kLongestText)
    problems.add("remark", fill(_("Use {} characters or fewer"), with_commas(kLongestText)));
  if (problems) return problems;
  if (!remark.empty()) {
    const auto scope = engagements::scope_of(work, agreement.partnership.engagement);
    vault.seal(work, vault::Sealed<AgreementText>(scope, version.id.str(), kRemark), remark);
  }
  store::send_back(work, version.id);
  note(work, "agreement_sent_back", version);
  tell_partners(work, agreement, "agreement_sent_back", version.id.str());
  return Done{};
}

void sign_aims(const access::Work& work, const EngagementId& id, const AgreementId& version_id) {
  const auto agreement = find_as_third_party(work, id);
  const auto* version = agreement.in_force();
  if (!version || version->id != version_id || version->signed_by(work.actor.person) ||
      !agreement.is_open_on(work.today))
    throw Refused(Refusal::out_of_turn, _("These aims no longer wait to be signed."));
  store::sign(work, version->id, true);
  note(work, "agreement_aims_signed", *version);
  tell_partners(work, agreement, "agreement_aims_signed", version->id.str());
}

}  // namespace waymark::agreements
