#include <unordered_set>

#include "imports/apply.hpp"
#include "imports/comparison.hpp"
#include "imports/ids.hpp"

namespace waymark::imports {
namespace {

std::unordered_map<std::string, engagements::SessionRecord> sessions_by_key(db::Connection& db) {
  const auto refs = engagement_refs(db);
  std::unordered_map<std::string, engagements::SessionRecord> sessions;
  for (auto& session : engagements::load_sessions(db)) {
    auto key = fmt::format("{} {}", refs.at(session.engagement.str()), session.number);
    sessions.emplace(std::move(key), std::move(session));
  }
  return sessions;
}

class EngagementsAndSessions {
 public:
  EngagementsAndSessions(const access::Work& work, const Rows& rows, const Options& options, Result& result)
      : work_(work), rows_(rows), options_(options), result_(result) {}

  void apply() {
    if (!rows_.engagements.empty()) save_engagements();
    if (!rows_.sessions.empty()) save_sessions();
    engagements::recount(work_, touched_);
  }

 private:
  void save_engagements() {
    const auto people = person_ids(work_.db);
    const auto coaches = coach_ids(work_.db);
    const auto contracts = contract_ids(work_.db);
    const auto current = engagements::load_engagements(work_.db);
    Comparison comparison(work_, Kind::engagements, options_, result_);
    std::vector<engagements::EngagementRecord> to_save;
    for (const auto& row : rows_.engagements) {
      auto record = row.row.record;
      record.programme = programme(row.row.programme);
      record.coachee = people.at(row.row.coachee_staff_number);
      record.coach = coaches.at(row.row.coach_code);
      if (!row.row.contract_ref.empty()) record.contract = contracts.at(row.row.contract_ref);
      const auto found = current.find(row.key);
      if (found != current.end()) record.id = found->second.id;
      if (comparison.judge(row, record, found == current.end() ? nullptr : &found->second) !=
          Comparison::Verdict::leave)
        to_save.push_back(std::move(record));
    }
    engagements::save_engagements(work_, to_save);
    for (const auto& record : to_save) touch(record.id);
    comparison.finish();
  }

  void save_sessions() {
    const auto ids = engagement_ids(work_.db);
    const auto current = sessions_by_key(work_.db);
    Comparison comparison(work_, Kind::sessions, options_, result_);
    std::vector<engagements::SessionRecord> to_save;
    for (const auto& row : rows_.sessions) {
      auto record = row.row.record;
      record.engagement = ids.at(row.row.engagement_ref);
      const auto found = current.find(row.key);
      if (found != current.end()) record.id = found->second.id;
      if (comparison.judge(row, record, found == current.end() ? nullptr : &found->second) !=
          Comparison::Verdict::leave)
        to_save.push_back(std::move(record));
    }
    engagements::save_sessions(work_, to_save);
    for (const auto& record : to_save) touch(record.engagement);
    comparison.finish();
  }

  ProgrammeId programme(const std::string& name) {
    auto& id = programmes_[name];
    if (id) return id;
    if (const auto found = programmes::find_by_name(work_.db, name)) {
      id = found->id;
    } else {
      id = programmes::find_or_make(work_, name);
      result_.programmes_made.push_back(name);
    }
    return id;
  }

  void touch(const EngagementId& id) {
    if (seen_.insert(id.str()).second) touched_.push_back(id);
  }

  const access::Work& work_;
  const Rows& rows_;
  const Options& options_;
  Result& result_;
  std::unordered_map<std::string, ProgrammeId> programmes_;
  std::unordered_set<std::string> seen_;
  std::vector<EngagementId> touched_;
};

}  // namespace

void apply_contracts(const access::Work& work, const Rows& rows, const Options& options, Result& result) {
  if (rows.contracts.empty()) return;
  const auto suppliers = supplier_ids(work.db);
  const auto current = contracts::all_by_ref(work.db);
  Comparison comparison(work, Kind::contracts, options, result);
  std::vector<contracts::ContractRecord> to_save;
  for (const auto& row : rows.contracts) {
    auto terms = row.row.terms;
    terms.supplier = suppliers.at(row.row.supplier_code);
    const auto found = current.find(row.key);
    const contracts::Terms* now = found == current.end() ? nullptr : &found->second.terms;
    if (now) {
      // What a file does not say stays as it is.
      terms.charges_cancellation_within_hours = now->charges_cancellation_within_hours;
      terms.charges_not_attended = now->charges_not_attended;
    }
    if (comparison.judge(row, terms, now) != Comparison::Verdict::leave) to_save.push_back(std::move(terms));
  }
  contracts::save(work, to_save);
  comparison.finish();
}

void apply_engagements_and_sessions(const access::Work& work, const Rows& rows, const Options& options,
                                    Result& result) {
  EngagementsAndSessions(work, rows, options, result).apply();
}

void apply_invoices(const access::Work& work, const Rows& rows, const Options& options, Result& result) {
  if (rows.invoices.empty()) return;
  const auto suppliers = supplier_ids(work.db);
  const auto contracts = contract_ids(work.db);
  const auto engagements = engagement_ids(work.db);
  const auto current = money::all_by_key(work.db);
  Comparison comparison(work, Kind::invoices, options, result);
  std::vector<money::InvoiceRecord> to_save;
  for (const auto& row : rows.invoices) {
    auto record = row.row.record;
    record.supplier = suppliers.at(row.row.supplier_code);
    record.contract = contracts.at(row.row.contract_ref);
    record.engagement = engagements.at(row.row.engagement_ref);
    const auto found = current.find(row.key);
    if (comparison.judge(row, record, found == current.end() ? nullptr : &found->second) !=
        Comparison::Verdict::leave)
      to_save.push_back(std::move(record));
  }
  money::save(work, to_save);
  comparison.finish();
}

}  // namespace waymark::imports
