#pragma once
#include <vector>

#include "imports/references.hpp"
#include "imports/rows.hpp"

namespace waymark::imports {

struct Checked {
  Rows rows;
  std::vector<Finding> refusals;
  std::vector<Finding> warnings;
  std::map<Kind, std::int64_t> refused_rows;
  bool a_whole_file = false;  ///< a header is wrong: nothing of that file could be read
};

/// Reads and checks every cell of every file against itself, the others, and what Waymark has (`references` and
/// whose e-mail addresses are taken). Every refusal is reported, not the first only.
Checked check_files(std::span<const File> files, References references,
                    std::unordered_map<std::string, std::string> email_owners, const Progress& progress);

// One per kind: reads the cells into a row of its kind. What refers to its own kind is asked afterwards.
people::OrganisationRecord read_organisation(RowReader& row);
people::PersonRecord read_person(RowReader& row, const References& references);
people::SupplierRecord read_supplier(RowReader& row);
people::CoachRecord read_coach(RowReader& row, const References& references);
ContractRow read_contract(RowReader& row, const References& references);
EngagementRow read_engagement(RowReader& row, const References& references);
SessionRow read_session(RowReader& row, const References& references);
InvoiceRow read_invoice(RowReader& row, const References& references);

}  // namespace waymark::imports
