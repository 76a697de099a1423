// Reading what is sealed.
#include "agreements/deed.hpp"

namespace waymark::agreements {

std::optional<Text> open_text(vault::Vault& vault, const access::Work& work, const Agreement& agreement,
                              const Version& version) {
  const auto scope = engagements::scope_of(work, agreement.partnership.engagement);
  const auto reader = TextPolicy::reader(work, agreement, version, scope);
  const auto opened = vault.open(work, reader, vault::Sealed<AgreementText>(scope, version.id.str()));
  if (!opened) return std::nullopt;
  return text_from_json(*opened);
}

std::string open_remark(vault::Vault& vault, const access::Work& work, const Agreement& agreement,
                        const Version& version) {
  const auto scope = engagements::scope_of(work, agreement.partnership.engagement);
  const auto reader = TextPolicy::reader(work, agreement, version, scope);
  const vault::Sealed<AgreementText> remark(scope, version.id.str(), kRemark);
  if (!vault.holds(work, remark)) return {};
  return vault.open(work, reader, remark).value_or(std::string());
}

std::optional<std::string> open_aims(vault::Vault& vault, const access::Work& work, const Agreement& agreement) {
  const auto* version = agreement.in_force();
  if (!version) throw Refused(Refusal::not_found);
  const auto scope = engagements::scope_of(work, agreement.partnership.engagement);
  const auto reader = AimsPolicy::reader(work, agreement, *version, scope);
  return vault.open(work, reader, vault::Sealed<AgreedAims>(scope, version->id.str()));
}

}  // namespace waymark::agreements
