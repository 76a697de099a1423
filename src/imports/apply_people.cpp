#include "imports/apply.hpp"
#include "imports/comparison.hpp"

namespace waymark::imports {
namespace {

template <class Record>
const Record* current_of(const std::unordered_map<std::string, Record>& all, const std::string& key) {
  const auto found = all.find(key);
  return found == all.end() ? nullptr : &found->second;
}

// The four kinds whose rows are saved as they are compared.
template <class Record, class Load, class Save>
void apply_as_they_are(const access::Work& work, Kind kind, const std::vector<Good<Record>>& rows,
                       const Options& options, Result& result, const Load& load, const Save& save) {
  if (rows.empty()) return;
  const auto current = load(work.db);
  Comparison comparison(work, kind, options, result);
  std::vector<Record> to_save;
  for (const auto& row : rows)
    if (comparison.judge(row, row.row, current_of(current, row.key)) != Comparison::Verdict::leave)
      to_save.push_back(row.row);
  save(work, std::span<const Record>(to_save));
  comparison.finish();
}

}  // namespace

void apply_organisations(const access::Work& work, const Rows& rows, const Options& options, Result& result) {
  apply_as_they_are(work, Kind::organisations, rows.organisations, options, result, people::load_organisations,
                    people::save_organisations);
}

void apply_people(const access::Work& work, const Rows& rows, const Options& options, Result& result) {
  apply_as_they_are(work, Kind::people, rows.people, options, result, people::load_people, people::save_people);
}

void apply_suppliers(const access::Work& work, const Rows& rows, const Options& options, Result& result) {
  apply_as_they_are(work, Kind::suppliers, rows.suppliers, options, result, people::load_suppliers,
                    people::save_suppliers);
}

void apply_coaches(const access::Work& work, const Rows& rows, const Options& options, Result& result) {
  if (rows.coaches.empty()) return;
  // An internal coach's name and address are the staff list's, whatever the file says.
  const auto staff = people::load_people(work.db);
  auto coaches = rows.coaches;
  for (auto& coach : coaches) {
    const auto person = staff.find(coach.row.staff_number);
    if (coach.row.staff_number.empty() || person == staff.end()) continue;
    coach.row.first_name = person->second.first_name;
    coach.row.last_name = person->second.last_name;
    coach.row.email = person->second.email;
  }
  apply_as_they_are(work, Kind::coaches, coaches, options, result, people::load_coaches, people::save_coaches);
}

}  // namespace waymark::imports
