#pragma once
// What files say, by codes: each row checked, with the line it starts on.
#include <optional>
#include <string>
#include <vector>

#include "contracts/contracts.hpp"
#include "engagements/engagements.hpp"
#include "imports/imports.hpp"
#include "money/money.hpp"
#include "people/people.hpp"

namespace waymark::imports {

struct ContractRow {
  contracts::Terms terms;  ///< its supplier is not set: supplier_code says which
  std::string supplier_code;
};

struct EngagementRow {
  std::string ref, programme, coachee_staff_number, coach_code, contract_ref;
  engagements::EngagementRecord record;  ///< its ids are not set
};

struct SessionRow {
  std::string engagement_ref;
  engagements::SessionRecord record;
};

struct InvoiceRow {
  std::string supplier_code, contract_ref, engagement_ref;
  money::InvoiceRecord record;
};

/// A row of a file that was found good.
template <class T>
struct Good {
  T row;
  std::string key;
  std::string file;
  std::size_t line;
};

/// Every good row of every file, by kind.
struct Rows {
  std::vector<Good<people::OrganisationRecord>> organisations;
  std::vector<Good<people::PersonRecord>> people;
  std::vector<Good<people::SupplierRecord>> suppliers;
  std::vector<Good<people::CoachRecord>> coaches;
  std::vector<Good<ContractRow>> contracts;
  std::vector<Good<EngagementRow>> engagements;
  std::vector<Good<SessionRow>> sessions;
  std::vector<Good<InvoiceRow>> invoices;
};

}  // namespace waymark::imports
