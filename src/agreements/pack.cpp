// What a person may have of their agreements, for them.
#include "agreements/content.hpp"
#include "agreements/store.hpp"
#include "agreements/verbs.hpp"

namespace waymark::agreements {
namespace {

std::string as_text(const Text& text) {
  std::vector<std::string> parts;
  for (const auto& part : text)
    if (!part.text.empty()) parts.push_back(part.heading + "\n" + part.text);
  return joined(parts, "\n\n");
}

}  // namespace

std::vector<vault::Packed> packed_for(vault::Vault& vault, const access::Work& work,
                                      const vault::SubjectAccessPacker& packer, const PersonId& person) {
  if (packer.whose() != person) throw Refused(Refusal::not_found);
  std::vector<vault::Packed> all;
  for (const auto& id : store::engagements_of(work.db, person)) {
    const auto agreement = store::agreement(work.db, id);
    if (!agreement) continue;
    for (const auto& version : agreement->versions) {
      if (!TextPolicy::may_read(person, *agreement, version)) continue;
      const auto scope = engagements::scope_of(work, agreement->partnership.engagement);
      const auto packed = vault.pack(work, packer, vault::Sealed<AgreementText>(scope, version.id.str()));
      if (!packed) continue;  // shredded
      all.push_back({version.changed_at, fill(_("Coaching agreement, version {}"), version.number),
                     as_text(text_from_json(*packed))});
    }
  }
  return all;
}

}  // namespace waymark::agreements
