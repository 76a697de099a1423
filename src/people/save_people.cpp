#include "audit/audit.hpp"
#include "people/deeds.hpp"
#include "people/store.hpp"

namespace waymark::people {
namespace {

/// Saves records one after another, remembering what it has looked up.
class PeopleSaver {
 public:
  PeopleSaver(const access::Work& work, std::span<const PersonRecord> records)
      : work_(work), records_(records), staff_(store::all_staff(work.db)) {
    for (auto& one : store::all_organisations(work.db)) organisations_.emplace(std::move(one.code), one.id);
  }

  Saved save() {
    name_the_new();
    park_changed_emails();
    std::vector<std::string> changed;
    for (const auto& record : records_)
      if (const auto known = staff_.find(record.staff_number); known != staff_.end())
        if (change(known->second, record)) changed.push_back(known->second.id.str());
    insert_the_new();
    put_changed_posts();
    audit::record_all(work_, "person_changed", "person", changed);
    // Rooms above keep copies of names, so that their lists need not look them up.
    if (renamed_) jobs::publish(work_, "names_changed", "", "", work_.now);
    // Of the new ones some report to people who have left already.
    if (!new_ids_.empty() || !changed.empty()) store::mark_reports_of_leavers(work_);
    Saved saved;
    saved.added = static_cast<std::int64_t>(new_ids_.size());
    saved.changed = static_cast<std::int64_t>(changed.size());
    saved.unchanged = static_cast<std::int64_t>(records_.size()) - saved.added - saved.changed;
    return saved;
  }

 private:
  /// The ids rise in the order of the file, so that many rows go to the end of an index and not all over it.
  void name_the_new() {
    std::vector<const std::string*> fresh;
    for (const auto& record : records_)
      if (!staff_.contains(record.staff_number)) fresh.push_back(&record.staff_number);
    std::vector<std::string> ids(fresh.size());
    std::generate(ids.begin(), ids.end(), new_id);
    std::sort(ids.begin(), ids.end());
    for (std::size_t i = 0; i < fresh.size(); ++i) new_ids_.emplace(*fresh[i], PersonId(std::move(ids[i])));
  }

  /// Two people may swap their addresses: those that change are freed first.
  void park_changed_emails() {
    for (const auto& record : records_)
      if (const auto known = staff_.find(record.staff_number);
          known != staff_.end() && known->second.email != record.email)
        store::park_email(work_.db, known->second.id);
  }

  OrganisationId organisation(const PersonRecord& record) {
    const auto found = organisations_.find(record.organisation_code);
    if (found == organisations_.end()) throw std::invalid_argument("no organisation " + record.organisation_code);
    if (record.unit.empty()) return found->second;
    auto& unit = units_[found->second.str() + ":" + record.unit];
    if (unit.empty()) unit = unit_within(work_, found->second, record.unit);
    return unit;
  }

  PersonId manager(const PersonRecord& record) const {
    if (record.manager_staff_number.empty()) return {};
    if (const auto known = staff_.find(record.manager_staff_number); known != staff_.end()) return known->second.id;
    const auto fresh = new_ids_.find(record.manager_staff_number);
    if (fresh == new_ids_.end()) throw std::invalid_argument("no person " + record.manager_staff_number);
    return fresh->second;
  }

  Post post(const PersonRecord& record, Date from_on) {
    return {from_on, organisation(record), record.grade, manager(record)};
  }

  /// Whether anything was different. Posts wait until the new people are there: one may be the manager.
  bool change(const Person& person, const PersonRecord& record) {
    bool differs = false;
    const store::Details now{record.staff_number, record.first_name, record.last_name, record.email,
                             record.location,     record.started_on, record.on_leave};
    if (person.first_name != now.first_name || person.last_name != now.last_name || person.email != now.email ||
        person.location != now.location || person.started_on != now.started_on || person.on_leave != now.on_leave) {
      store::update_details(work_, person.id, now);
      renamed_ = renamed_ || person.first_name != now.first_name || person.last_name != now.last_name;
      differs = true;
    }
    if (person.left_on != record.left_on) {
      set_leaving(work_, person, record.left_on);
      differs = true;
    }
    const Post wanted = post(record, work_.today);
    if (person.organisation != wanted.organisation || person.grade != wanted.grade ||
        person.manager != wanted.manager) {
      changed_posts_.emplace_back(&person, wanted);
      differs = true;
    }
    return differs;
  }

  void insert_the_new() {
    std::vector<store::NewPerson> people;
    std::vector<std::string> ids;
    people.reserve(new_ids_.size());
    for (const auto& record : records_) {
      const auto fresh = new_ids_.find(record.staff_number);
      if (fresh == new_ids_.end()) continue;
      people.push_back({fresh->second, &record, post(record, record.started_on.value_or(work_.today))});
      ids.push_back(fresh->second.str());
    }
    store::insert_people(work_, people);
    audit::record_all(work_, "person_added", "person", ids);
    for (const auto& person : people)
      if (person.record->left_on) tell_of_leaving(work_, person.id, *person.record->left_on);
  }

  /// A post from today on is today's; whose new manager has gone already is marked at the end.
  void put_changed_posts() {
    std::vector<store::PostOf> posts;
    for (const auto& [person, wanted] : changed_posts_) posts.push_back({person->id, wanted});
    store::put_posts(work_.db, posts);
    for (const auto& [person, wanted] : changed_posts_)
      store::set_todays_post(work_, person->id, wanted,
                             person->manager == wanted.manager ? person->manager_gone_at : std::nullopt);
  }

  const access::Work& work_;
  std::span<const PersonRecord> records_;
  std::unordered_map<std::string, Person> staff_;
  std::unordered_map<std::string, OrganisationId> organisations_;
  std::unordered_map<std::string, OrganisationId> units_;
  std::unordered_map<std::string, PersonId> new_ids_;
  std::vector<std::pair<const Person*, Post>> changed_posts_;
  bool renamed_ = false;
};

}  // namespace

Saved save_people(const access::Work& work, std::span<const PersonRecord> records) {
  return PeopleSaver(work, records).save();
}

}  // namespace waymark::people
