#include <algorithm>

#include "messages/policy.hpp"
#include "messages/store.hpp"

namespace waymark::messages {

std::vector<vault::Packed> packed_for(vault::Vault& vault, const access::Work& work,
                                      const vault::SubjectAccessPacker& packer, const PersonId& person) {
  if (packer.whose() != person) throw Refused(Refusal::not_found);
  std::vector<vault::Packed> sections;
  std::optional<engagements::Partnership> partnership;
  for (const auto& message : store::of_person(work.db, person)) {
    if (!partnership || partnership->engagement.id != message.engagement)
      partnership = engagements::partnership(work.db, message.engagement);
    if (message.by != person && message.written_at < sees_from(*partnership, person).value_or(work.now)) continue;
    const auto scope = engagements::scope_of(work, partnership->engagement);
    auto text = vault.pack(work, packer, vault::Sealed<MessageText>(scope, message.id.str()));
    if (!text) continue;  // shredded
    sections.push_back(
        {message.written_at,
         message.by == person ? std::string(_("Message you wrote")) : fill(_("Message from {}"), message.by_name),
         std::move(*text)});
  }
  std::stable_sort(sections.begin(), sections.end(),
                   [](const vault::Packed& one, const vault::Packed& other) { return one.at < other.at; });
  return sections;
}

}  // namespace waymark::messages
