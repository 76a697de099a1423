// What somebody wrote, when they are erased.
#include "messages/policy.hpp"
#include "messages/store.hpp"

namespace waymark::messages {
namespace {

struct Written {
  Message message;
  vault::Sealed<MessageText> sealed;
};

std::vector<Written> written_by(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  std::vector<Written> all;
  std::optional<engagements::Partnership> partnership;
  for (auto& message : store::of_person(work.db, person)) {
    if (message.by != person) continue;
    if (!partnership || partnership->engagement.id != message.engagement)
      partnership = engagements::partnership(work.db, message.engagement);
    if (partnership->is_coach(person) || partnership->is_earlier_coach(person)) continue;
    vault::Sealed<MessageText> sealed(engagements::scope_of(work, partnership->engagement), message.id.str());
    if (vault.holds(work, sealed)) all.push_back({std::move(message), std::move(sealed)});
  }
  return all;
}

}  // namespace

std::vector<vault::Place> own_pieces(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  std::vector<vault::Place> places;
  for (const auto& one : written_by(vault, work, person)) places.push_back(one.sealed.place());
  return places;
}

std::int64_t erase_own(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  const auto all = written_by(vault, work, person);
  for (const auto& [message, sealed] : all) {
    store::withdraw(work, message);
    vault.remove(work, sealed);
  }
  return std::ssize(all);
}

}  // namespace waymark::messages
