#include "money/money.hpp"

namespace waymark::money {
namespace {

constexpr std::size_t kLongestRef = 40;
constexpr std::size_t kLongestDescription = 200;
constexpr std::int64_t kHighestNumber = 99'999;

void check_signs(const InvoiceRecord& record, Problems& problems) {
  const Money nothing;
  if (record.kind == LineKind::credit_note) {
    if (record.net >= nothing) problems.add("net", _("The net amount of a credit note must be below zero"));
    if (record.vat > nothing) problems.add("vat", _("The VAT of a credit note must not be above zero"));
  } else {
    if (record.net < nothing) problems.add("net", _("The net amount of an invoice line must not be below zero"));
    if (record.vat < nothing) problems.add("vat", _("The VAT of an invoice line must not be below zero"));
  }
}

}  // namespace

Problems check(const InvoiceRecord& record) {
  Problems problems;
  if (trimmed(record.invoice_ref).empty()) problems.add("invoice_ref", _("Enter the invoice reference"));
  else if (length(record.invoice_ref) > kLongestRef)
    problems.add("invoice_ref", _("The invoice reference must be 40 characters or fewer"));
  if (record.line_number < 1 || record.line_number > kHighestNumber)
    problems.add("line_number", _("The line number must be between 1 and 99,999"));
  if (length(record.description) > kLongestDescription)
    problems.add("description", _("The description must be 200 characters or fewer"));
  check_signs(record, problems);
  return problems;
}

std::string key_of(const InvoiceRecord& record) {
  return fmt::format("{} {}", record.invoice_ref, record.line_number);
}

}  // namespace waymark::money
