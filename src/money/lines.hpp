#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "money/money.hpp"

namespace waymark::money {

enum class LineSort { date, invoice, net };
std::string_view code(LineSort sort);
std::optional<LineSort> line_sort_from(std::string_view code);

/// Which lines: empty members mean any.
struct LinesQuestion {
  Basis basis = Basis::invoiced;  ///< which day `from` and `to` are about
  std::optional<Date> from = {}, to = {};
  Funded funded = Funded::all;
  std::string agency = {}, supplier = {}, programme = {}, grade = {}, contract = {}, engagement = {};
  bool unpaid_only = false;
  std::string invoice_ref = {};
  LineSort sort = LineSort::date;
  bool descending = true;
  Scope scope = {};
};

/// A line with the names of what it is about.
struct ListedLine {
  InvoiceLineId id;
  std::string invoice_ref;
  std::int64_t line_number = 0;
  Date invoiced_on;
  std::optional<Date> paid_on;
  LineKind kind = LineKind::invoice;
  std::string description;
  Money net, vat;
  std::string supplier_code, supplier, contract_ref;
  ContractId contract;
  std::string engagement_ref;
  EngagementId engagement;
  std::string programme, agency_code, agency, grade, funded;
};

struct LinesTotal {
  std::int64_t lines = 0;
  Money net, vat;
};

/// The lines this actor may see that fit: a page of them (pages count from 1), or all of them.
std::vector<ListedLine> lines(const access::Work& work, LinesQuestion question, int page, int page_size);
std::vector<ListedLine> all_lines(const access::Work& work, LinesQuestion question);
LinesTotal lines_total(const access::Work& work, LinesQuestion question);

/// An engagement by its names, and where it is.
struct EngagementName {
  EngagementId id;
  std::string ref, coachee, programme, agency, supplier;
  ProgrammeId programme_id;
  std::string agency_id;
  SupplierId supplier_id;
  ContractId contract;
};

/// Whether money of this engagement is within a scope.
bool covers(const Scope& scope, const EngagementName& engagement);

}  // namespace waymark::money
