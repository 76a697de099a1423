#include <set>

#include "audit/audit.hpp"
#include "engagements/engagements.hpp"
#include "engagements/store_records.hpp"
#include "people/people.hpp"

namespace waymark::engagements {
namespace {

/// Where the coachee stood on the day the engagement starts: it reports there for good.
void set_place(const access::Work& work, store::EngagementRow& row) {
  const auto post = people::post_on(work.db, row.record->coachee, row.record->starts_on);
  if (!post) return;
  row.grade = post->grade;
  row.organisation = post->organisation;
  if (const auto organisation = people::find_organisation(work.db, post->organisation))
    row.agency = organisation->agency;
}

std::vector<std::string> texts(const auto& records) {
  std::vector<std::string> ids;
  for (const auto& record : records) ids.push_back(record->id.str());
  return ids;
}

/// When a contract is put right, what stands under the old one moves with it.
void move_orders(const access::Work& work, const EngagementRecord& record) {
  const auto kept = find(work.db, record.id);
  if (!kept || kept->contract == record.contract) return;
  Money rest = kept->ordered_net;
  for (const auto& earlier : store::earlier_contracts(work.db, record.id)) rest -= earlier.ordered_net;
  if (!kept->contract.empty() && contracts::add_ordered(work, kept->contract, -rest))
    keep_ceiling(work, kept->contract);
  if (!record.contract.empty() && contracts::add_ordered(work, record.contract, rest))
    keep_ceiling(work, record.contract);
}

}  // namespace

void save_engagements(const access::Work& work, std::span<EngagementRecord> records) {
  std::vector<store::EngagementRow> added;
  std::vector<EngagementRecord*> added_records, changed_records;
  for (auto& record : records) {
    const bool is_new = record.id.empty();
    if (is_new) record.id = EngagementId::fresh();
    (is_new ? added_records : changed_records).push_back(&record);
    store::EngagementRow row{&record, {}, {}, {}};
    if (is_new) {
      set_place(work, row);
      added.push_back(std::move(row));
      continue;
    }
    move_orders(work, record);
    if (store::place_follows(work.db, record)) {
      set_place(work, row);
      store::write_place(work.db, row);
    }
    store::update(work, record);
  }
  store::insert(work, added);
  if (!added_records.empty()) audit::record_all(work, "engagement_imported", "engagement", texts(added_records));
  if (!changed_records.empty())
    audit::record_all(work, "engagement_changed_by_import", "engagement", texts(changed_records));
}

void save_sessions(const access::Work& work, std::span<SessionRecord> records) {
  std::vector<SessionRecord*> added, changed;
  for (auto& record : records) {
    const bool is_new = record.id.empty();
    if (is_new) record.id = SessionId::fresh();
    (is_new ? added : changed).push_back(&record);
    if (!is_new) store::update(work, record);
  }
  store::insert(work, added);
  if (!added.empty()) audit::record_all(work, "session_imported", "session", texts(added));
  if (!changed.empty()) audit::record_all(work, "session_changed_by_import", "session", texts(changed));
}

std::vector<Overlap> overlaps(db::Connection& db) {
  std::vector<Overlap> found;
  std::set<std::pair<SessionId, SessionId>> told;
  std::vector<store::Slot> running;  // of the present person, those that may still reach into the next
  store::each_slot(db, [&](const store::Slot& slot) {
    std::erase_if(running,
                  [&](const store::Slot& one) { return one.person != slot.person || one.ends_at <= slot.starts_at; });
    for (const auto& one : running)
      if (told.insert(std::minmax(one.session, slot.session)).second)
        found.push_back({slot.name, one.ref, slot.ref, one.number, slot.number});
    running.push_back(slot);
  });
  return found;
}

}  // namespace waymark::engagements
