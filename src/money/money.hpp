#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "access/access.hpp"
#include "base/base.hpp"
#include "web/route.hpp"

// Invoice lines and credit notes, and the spend ledger made of them. Every amount is in pence.
namespace waymark::money {

enum class LineKind { invoice, credit_note };
std::string_view code(LineKind kind);  ///< "credit_note": in the database and in files
const char* label(LineKind kind);
std::optional<LineKind> line_kind_from(std::string_view code);

// ---- Recording

/// One line of an invoice or credit note. Its key is invoice_ref and line_number.
struct InvoiceRecord {
  std::string invoice_ref;  ///< 1 to 40 characters
  std::int64_t line_number = 1;
  SupplierId supplier;
  ContractId contract;
  EngagementId engagement;
  Date invoiced_on;
  std::string description;  ///< up to 200 characters
  LineKind kind = LineKind::invoice;
  Money net, vat;  ///< below zero on a credit note, not below zero on an invoice
  std::optional<Date> paid_on = {};
  bool operator==(const InvoiceRecord&) const = default;
};
/// What is wrong with a line by itself, by field (named as in invoices.csv): its ref, number, description and
/// the signs of net and vat for its kind.
Problems check(const InvoiceRecord& record);

struct Saved {
  std::int64_t added = 0, changed = 0, unchanged = 0;
};
/// Adds lines or replaces those with the same key, and with them every kept total, in this transaction. The lines
/// are checked by the caller; supplier, contract and engagement exist; no key comes twice. For imports and seeds.
Saved save(const access::Work& work, std::span<const InvoiceRecord> records);
/// Lets lines report under what their engagements now say, where a corrected engagement's agency, grade, programme
/// or funding differs from what its lines copied; how many changed. For imports, after engagements were saved.
std::int64_t report_anew(const access::Work& work);
/// Every line by "invoice_ref line_number": for imports.
std::unordered_map<std::string, InvoiceRecord> all_by_key(db::Connection& db);
std::string key_of(const InvoiceRecord& record);

/// Records lines by hand: none of them may be there yet. Problems name "lines-<n>-<field>". Refuses (not_found)
/// an engagement that may not be seen, (not_allowed) who may not manage invoices in its place.
Checked<Done> record_lines(const access::Work& work, std::span<const InvoiceRecord> records);
/// Marks an unpaid line as paid on a day, today or before; out_of_turn when it is paid already.
Checked<Done> mark_paid(const access::Work& work, const InvoiceLineId& id, Date paid_on);

/// Marks every unpaid line of the invoice this line is of, as far as the actor may; out_of_turn when none is left.
Checked<Done> mark_invoice_paid(const access::Work& work, const InvoiceLineId& id, Date paid_on);

// ---- The spend ledger

enum class Basis {
  invoiced,  ///< lines by invoiced_on
  paid,      ///< only lines with paid_on, by that day
};
std::string_view code(Basis basis);
std::optional<Basis> basis_from(std::string_view code);

enum class Funded { central, local, all };
std::string_view code(Funded funded);
std::optional<Funded> funded_from(std::string_view code);

/// What a breakdown is by.
enum class By { financial_year, agency, supplier, programme, grade, funded };
std::string_view code(By by);  ///< "financial-year": on the command line, in URLs and in files
const char* label(By by);
std::optional<By> by_from(std::string_view code);

/// What may be counted: everything, or lines of any of these agencies, programmes and suppliers.
struct Scope {
  bool everything = false;
  std::vector<std::string> agencies = {}, programmes = {}, suppliers = {}, engagements = {};
  bool nothing() const {
    return !everything && agencies.empty() && programmes.empty() && suppliers.empty() && engagements.empty();
  }
};
/// The places in which this actor has the permission (see_spend, see_invoice_lines, manage_invoices). A role for the
/// organisation at the top covers everything; one for another covers the agencies within it.
Scope scope_of(const access::Work& work, access::Permission permission);

/// Whether every figure this actor may see may be taken apart down to its lines. When not, figures about few people
/// are merged, and spend() must not be shown to them.
bool sees_beneath(const access::Work& work);

struct SpendQuestion {
  Date from, to;  ///< both inclusive
  Basis basis = Basis::invoiced;
  Funded funded = Funded::all;
  std::vector<By> by = {};  ///< each at most once, in the order of the columns
  Scope scope = {};
};
struct SpendRow {
  std::vector<std::string> ids;   ///< one for each `by`: the id, the grade, or the year it starts ("2025")
  std::vector<std::string> keys;  ///< what files say: codes of agencies and suppliers, names of programmes, "2025-26"
  std::vector<std::string> names;  ///< what pages say
  Money net, vat;
  std::int64_t lines = 0;
};
struct Spend {
  std::vector<SpendRow> rows;  ///< sorted by keys
  Money net, vat;
  std::int64_t lines = 0;
};
/// Adds up the ledger. Whole financial years come from kept totals, the days that are left from the lines.
Spend spend(const access::Work& work, const SpendQuestion& question);

/// What `waymark report spend` prints.
enum class Format { table, csv, json };
std::string spend_report(const access::Work& work, const SpendQuestion& question, Format format);

// ---- Per engagement, contract, supplier, agency

struct Amounts {
  Money ordered_net, delivered_net, invoiced_net, invoiced_vat, paid_net, paid_vat;
};
Amounts amounts_of(db::Connection& db, const EngagementId& engagement);
Amounts amounts_of(db::Connection& db, const ContractId& contract);
/// By supplier id or agency id; internal engagements under no supplier are left out.
std::map<std::string, Amounts> amounts_by(db::Connection& db, By supplier_or_agency);

struct EngagementAmounts {
  Money invoiced_net, paid_net;
};
/// By engagement id; those never invoiced are left out: 0.00. With a day, only what was invoiced or paid up to it.
/// For `waymark report engagements`.
std::unordered_map<std::string, EngagementAmounts> engagement_amounts(db::Connection& db, std::optional<Date> until);

/// Compares every kept total with a recount of the lines; a sentence for each that differs, none when sound.
std::vector<std::string> reconcile(db::Connection& db);

std::vector<web::Route> routes();
/// The same in JSON, under /api/v1/.
std::vector<web::Route> api_routes();

}  // namespace waymark::money
