#include <algorithm>

#include "concerns/notices.hpp"
#include "concerns/policy.hpp"
#include "concerns/store.hpp"

namespace waymark::concerns {
namespace {

int pages_of(std::int64_t count) {
  return static_cast<int>(std::max<std::int64_t>(1, (count + kPageSize - 1) / kPageSize));
}

std::int64_t offset_of(int page) { return static_cast<std::int64_t>(page - 1) * kPageSize; }

Opened open(vault::Vault& vault, const access::Work& work, Concern concern, bool with_notes, int page) {
  Opened opened;
  opened.pages = pages_of(store::count_entries(work.db, concern.id, with_notes));
  opened.page = std::clamp(page, 1, opened.pages);
  opened.entries = store::entries(work.db, concern.id, with_notes, kPageSize, offset_of(opened.page));
  const auto statements = ConcernPolicy::statements(work, concern);
  for (auto& entry : opened.entries)
    entry.text = entry.is_note ? vault.open(work, ConcernPolicy::notes(work, concern, entry),
                                            vault::Sealed<HandlingNote>(concern.scope(), entry.id))
                               : vault.open(work, statements, vault::Sealed<Statement>(concern.scope(), entry.id));
  jobs::mark_read_about(work, kAboutConcern, concern.id.str());
  opened.concern = std::move(concern);
  return opened;
}

}  // namespace

Opened open_handled(vault::Vault& vault, const access::Work& work, const ConcernId& id, int page) {
  return open(vault, work, handled_by_actor(work, id), true, page);
}

Opened open_own(vault::Vault& vault, const access::Work& work, const ConcernId& id, int page) {
  return open(vault, work, raised_by_actor(work, id), false, page);
}

Listing handled(const access::Work& work, int page) {
  const auto& person = work.actor.person;
  Listing listing;
  listing.pages = pages_of(store::count_handled(work, person));
  listing.page = std::clamp(page, 1, listing.pages);
  listing.concerns = store::handled(work, person, kPageSize, offset_of(listing.page));
  return listing;
}

Listing raised(const access::Work& work, int page) {
  const auto& person = work.actor.person;
  Listing listing;
  listing.pages = pages_of(store::count_raised(work.db, person));
  listing.page = std::clamp(page, 1, listing.pages);
  listing.concerns = store::raised(work.db, person, kPageSize, offset_of(listing.page));
  return listing;
}

std::vector<Former> formerly_coached(const access::Work& work) {
  return store::formerly_coached(work.db, work.actor.person, kPageSize);
}

std::vector<Concern> without_lead(const access::Work& work) {
  return store::without_lead(work, work.actor.person, kPageSize);
}

std::int64_t waiting_for(const access::Work& work) {
  if (!work.actor.may(access::Permission::handle_concerns)) return 0;
  return store::count_open(work, work.actor.person);
}

std::vector<Due> due_by(const access::Work& work, Date until) { return store::due_by(work.db, until); }

std::vector<vault::Packed> packed_for(vault::Vault& vault, const access::Work& work,
                                      const vault::SubjectAccessPacker& packer, const PersonId& person) {
  if (packer.whose() != person) throw Refused(Refusal::not_found);
  std::vector<vault::Packed> sections;
  for (const auto& statement : store::statements_of(work.db, person)) {
    auto text = vault.pack(work, packer, vault::Sealed<Statement>(statement.concern.scope(), statement.id));
    if (!text) continue;  // shredded
    sections.push_back(
        {statement.written_at, fill(_("Concern you raised with {}"), statement.concern.lead_name), std::move(*text)});
  }
  return sections;
}

}  // namespace waymark::concerns
