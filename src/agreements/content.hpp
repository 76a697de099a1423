#pragma once
// What of an agreement is sealed, and whose policy opens it.
#include "agreements/agreement.hpp"
#include "vault/vault.hpp"

namespace waymark::agreements {

class TextPolicy;
class AimsPolicy;

/// The whole text of a version, and what was to be discussed about it: the partners' it was made between.
struct AgreementText {
  static constexpr std::string_view kind = "agreement_text";
  using Policy = TextPolicy;
  using Machines = vault::Machines<vault::SubjectAccessPacker>;
};
inline constexpr const char* kRemark = "remark";  ///< the field of what was to be discussed

/// Its aims once more, by themselves: all a third party can ever be given.
struct AgreedAims {
  static constexpr std::string_view kind = "agreed_aims";
  using Policy = AimsPolicy;
  using Machines = vault::Machines<vault::SubjectAccessPacker>;
};

class TextPolicy {
 public:
  /// The coachees read every version, today's coach those made with them in their present time.
  static bool may_read(const PersonId& person, const Agreement& agreement, const Version& version);
  /// Refuses not_found to who may not.
  static vault::Reader<AgreementText> reader(const access::Work& work, const Agreement& agreement,
                                             const Version& version, const vault::Scope& scope);
  static bool may_pack(const access::Work& work, const PersonId& whose, const vault::Sealed<AgreementText>& sealed);
};

class AimsPolicy {
 public:
  /// The third party named today, the version in force.
  static bool may_read(const PersonId& person, const Agreement& agreement, const Version& version);
  static vault::Reader<AgreedAims> reader(const access::Work& work, const Agreement& agreement,
                                          const Version& version, const vault::Scope& scope);
  static bool may_pack(const access::Work& work, const PersonId& whose, const vault::Sealed<AgreedAims>& sealed);
};

}  // namespace waymark::agreements
