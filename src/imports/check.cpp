#include "imports/check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace waymark::imports {
namespace {

std::string key_of(const people::OrganisationRecord& row) { return row.code; }
std::string key_of(const people::PersonRecord& row) { return row.staff_number; }
std::string key_of(const people::SupplierRecord& row) { return row.code; }
std::string key_of(const people::CoachRecord& row) { return row.code; }
std::string key_of(const ContractRow& row) { return row.terms.ref; }
std::string key_of(const EngagementRow& row) { return row.ref; }
std::string key_of(const SessionRow& row) { return fmt::format("{} {}", row.engagement_ref, row.record.number); }
std::string key_of(const InvoiceRow& row) { return money::key_of(row.record); }

/// One kind of row being read from its files: kept until those that refer to their own kind have been asked.
template <class T>
struct Reading {
  Sheet::Row* sheet_row;
  const Sheet* sheet;
  T row;
  std::string key;
};

class Checker {
 public:
  Checker(std::span<const File> files, References references, std::unordered_map<std::string, std::string> owners,
          const Progress& progress)
      : references_(std::move(references)), email_owners_(std::move(owners)), progress_(progress) {
    for (const auto& file : files) sheets_.push_back(read_sheet(file));
  }

  Checked check() && {
    auto& rows = checked_.rows;
    read<people::OrganisationRecord>(Kind::organisations, rows.organisations,
                                     [](RowReader& row) { return read_organisation(row); });
    read<people::PersonRecord>(Kind::people, rows.people,
                               [this](RowReader& row) { return read_person(row, references_); });
    read<people::SupplierRecord>(Kind::suppliers, rows.suppliers, [](RowReader& row) { return read_supplier(row); });
    read<people::CoachRecord>(Kind::coaches, rows.coaches,
                              [this](RowReader& row) { return read_coach(row, references_); });
    for (const auto& coach : rows.coaches) references_.supplier_of_coach[coach.key] = coach.row.supplier_code;
    read<ContractRow>(Kind::contracts, rows.contracts,
                      [this](RowReader& row) { return read_contract(row, references_); });
    for (const auto& contract : rows.contracts)
      references_.supplier_of_contract[contract.key] = contract.row.supplier_code;
    read<EngagementRow>(Kind::engagements, rows.engagements,
                        [this](RowReader& row) { return read_engagement(row, references_); });
    for (const auto& engagement : rows.engagements)
      references_.contract_of_engagement[engagement.key] = engagement.row.contract_ref;
    read<SessionRow>(Kind::sessions, rows.sessions,
                     [this](RowReader& row) { return read_session(row, references_); });
    read<InvoiceRow>(Kind::invoices, rows.invoices,
                     [this](RowReader& row) { return read_invoice(row, references_); });
    warn_of_other_contracts();
    collect_refusals();
    return std::move(checked_);
  }

 private:
  template <class T, class Read>
  void read(Kind kind, std::vector<Good<T>>& good, const Read& read_row) {
    std::vector<Reading<T>> readings;
    std::unordered_map<std::string, std::string> seen;
    std::size_t done = 0, total = 0;
    for (const auto& sheet : sheets_)
      if (sheet.file->kind == kind) total += sheet.rows.size();
    for (auto& sheet : sheets_) {
      if (sheet.file->kind != kind) continue;
      for (auto& sheet_row : sheet.rows) {
        if (progress_ && ++done % 1000 == 0) progress_(code(kind), done, total);
        if (sheet_row.good()) read_one(kind, sheet, sheet_row, read_row, readings, seen);
      }
    }
    refuse_taken_addresses(readings);
    settle(kind, readings);
    for (auto& reading : readings)
      if (reading.sheet_row->good())
        good.push_back(
            {std::move(reading.row), std::move(reading.key), reading.sheet->file->name, reading.sheet_row->line});
  }

  template <class T, class Read>
  void read_one(Kind kind, const Sheet& sheet, Sheet::Row& sheet_row, const Read& read_row,
                std::vector<Reading<T>>& readings, std::unordered_map<std::string, std::string>& seen) {
    RowReader reader(sheet, sheet_row);
    T row = read_row(reader);
    auto key = key_of(row);
    const auto place = fmt::format("{} on line {}", sheet.file->name, sheet_row.line);
    if (const auto [before, first] = seen.emplace(key, place); !first && !key.empty())
      reader.refuse(columns(kind).front(),
                    fmt::format("{} stands in {} already; expected each once", key, before->second));
    readings.push_back({&sheet_row, &sheet, std::move(row), std::move(key)});
  }

  // An e-mail address is one person's. Whoever the files name gets theirs from the files.
  template <class T>
  void refuse_taken_addresses(std::vector<Reading<T>>& readings) {
    if constexpr (std::is_same_v<T, people::PersonRecord> || std::is_same_v<T, people::CoachRecord>) {
      const auto owner_of = [](const Reading<T>& reading) {
        if constexpr (std::is_same_v<T, people::PersonRecord>) return "staff:" + reading.key;
        else
          return reading.row.kind == people::CoachKind::internal ? "staff:" + reading.row.staff_number
                                                                 : "coach:" + reading.key;
      };
      std::unordered_set<std::string> named;
      for (const auto& reading : readings) named.insert(owner_of(reading));
      if constexpr (std::is_same_v<T, people::PersonRecord>)
        std::erase_if(email_owners_, [&](const auto& entry) { return named.contains(entry.second); });
      for (auto& reading : readings) {
        const auto owner = owner_of(reading);
        const auto [taken, ours] = email_owners_.emplace(reading.row.email, owner);
        if (!ours && taken->second != owner && !reading.row.email.empty())
          RowReader(*reading.sheet, *reading.sheet_row)
              .refuse("email",
                      fmt::format("{} is somebody else's address; expected one of their own", reading.row.email));
      }
    }
  }

  // Tells what was brought and refused, then asks those that refer to their own kind until nothing changes.
  template <class T>
  void settle(Kind kind, std::vector<Reading<T>>& readings) {
    for (auto& reading : readings)
      if (reading.sheet_row->good()) references_.bring(kind, reading.key);
    for (auto& reading : readings) note_if_refused(kind, reading);
    if constexpr (std::is_same_v<T, people::OrganisationRecord> || std::is_same_v<T, people::PersonRecord>) {
      for (bool changed = true; changed;) {
        changed = false;
        for (auto& reading : readings) {
          if (!reading.sheet_row->good()) continue;
          RowReader reader(*reading.sheet, *reading.sheet_row);
          if constexpr (std::is_same_v<T, people::OrganisationRecord>)
            references_.check(reader, "parent_code", kind, reading.row.parent_code);
          else references_.check(reader, "line_manager_staff_number", kind, reading.row.manager_staff_number);
          changed = changed || !reader.good();
          note_if_refused(kind, reading);
        }
      }
    }
    if constexpr (std::is_same_v<T, people::OrganisationRecord>) refuse_loops(readings);
  }

  template <class T>
  void note_if_refused(Kind kind, const Reading<T>& reading) {
    if (!reading.sheet_row->good())
      references_.refuse(kind, reading.key, reading.sheet->file->name, reading.sheet_row->line);
  }

  void refuse_loops(std::vector<Reading<people::OrganisationRecord>>& readings) {
    std::unordered_map<std::string, people::OrganisationRecord> all;
    for (const auto& reading : readings)
      if (reading.sheet_row->good()) all.emplace(reading.key, reading.row);
    const auto looped = people::codes_in_a_loop(all);
    for (auto& reading : readings) {
      if (std::find(looped.begin(), looped.end(), reading.key) == looped.end() || !reading.sheet_row->good())
        continue;
      RowReader(*reading.sheet, *reading.sheet_row)
          .refuse("parent_code", fmt::format("{} would be below itself; expected a tree", reading.key));
      note_if_refused(Kind::organisations, reading);
    }
  }

  // After a change of coach an engagement has lines under an earlier contract: worth a look, no mistake.
  void warn_of_other_contracts() {
    for (const auto& invoice : checked_.rows.invoices) {
      const auto contract = references_.contract_of_engagement.find(invoice.row.engagement_ref);
      if (contract != references_.contract_of_engagement.end() && contract->second != invoice.row.contract_ref)
        checked_.warnings.push_back(
            {invoice.file, invoice.line, "contract_ref",
             fmt::format("warning: the engagement {} is under {}", invoice.row.engagement_ref,
                         contract->second.empty() ? "no contract" : "contract " + contract->second)});
    }
  }

  void collect_refusals() {
    for (auto& sheet : sheets_) {
      checked_.a_whole_file = checked_.a_whole_file || !sheet.refusals.empty();
      checked_.refusals.insert(checked_.refusals.end(), sheet.refusals.begin(), sheet.refusals.end());
      for (auto& row : sheet.rows) {
        if (!row.good()) ++checked_.refused_rows[sheet.file->kind];
        checked_.refusals.insert(checked_.refusals.end(), row.refusals.begin(), row.refusals.end());
      }
    }
  }

  References references_;
  std::unordered_map<std::string, std::string> email_owners_;
  const Progress& progress_;
  std::vector<Sheet> sheets_;
  Checked checked_;
};

}  // namespace

Checked check_files(std::span<const File> files, References references,
                    std::unordered_map<std::string, std::string> email_owners, const Progress& progress) {
  return Checker(files, std::move(references), std::move(email_owners), progress).check();
}

}  // namespace waymark::imports
