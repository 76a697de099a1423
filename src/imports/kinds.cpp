#include <fmt/format.h>

#include "imports/imports.hpp"

namespace waymark::imports {
namespace {

constexpr std::string_view kOrganisations[] = {"code", "name", "parent_code", "kind"};
constexpr std::string_view kPeople[] = {"staff_number", "first_name", "last_name",
                                        "email",        "grade",      "organisation_code",
                                        "unit",         "location",   "line_manager_staff_number",
                                        "status",       "started_on", "left_on"};
constexpr std::string_view kSuppliers[] = {"supplier_code", "name", "sme", "contact_email"};
constexpr std::string_view kCoaches[] = {"coach_code",   "first_name",    "last_name",
                                         "email",        "kind",          "supplier_code",
                                         "staff_number", "accreditation", "accreditation_expires_on",
                                         "capacity"};
constexpr std::string_view kContracts[] = {"contract_ref", "supplier_code", "starts_on",        "ends_on",
                                           "pricing",      "rate",          "vat_rate_percent", "ceiling"};
constexpr std::string_view kEngagements[] = {
    "engagement_ref", "programme",        "coachee_staff_number",        "coach_code", "contract_ref",
    "starts_on",      "planned_sessions", "planned_minutes_per_session", "funded",     "status",
    "ended_on"};
constexpr std::string_view kSessions[] = {"engagement_ref",        "session_number", "starts_at_local",
                                          "duration_minutes",      "status",         "mode",
                                          "cancelled_hours_before"};
constexpr std::string_view kInvoices[] = {
    "invoice_ref", "line_number", "supplier_code", "contract_ref", "engagement_ref", "invoiced_on",
    "description", "kind",        "net",           "vat",          "paid_on"};

}  // namespace

std::string_view code(Kind kind) {
  constexpr std::string_view codes[] = {"organisations", "people",      "suppliers", "coaches",
                                        "contracts",     "engagements", "sessions",  "invoices"};
  return codes[static_cast<std::size_t>(kind)];
}

const char* label(Kind kind) {
  switch (kind) {
    case Kind::organisations: return _("Organisations");
    case Kind::people: return _("People");
    case Kind::suppliers: return _("Suppliers");
    case Kind::coaches: return _("Coaches");
    case Kind::contracts: return _("Contracts");
    case Kind::engagements: return _("Engagements");
    case Kind::sessions: return _("Sessions");
    case Kind::invoices: return _("Invoices");
  }
  return "";
}

std::optional<Kind> kind_from(std::string_view text) {
  for (auto kind : kKinds)
    if (code(kind) == text) return kind;
  return std::nullopt;
}

std::span<const std::string_view> columns(Kind kind) {
  switch (kind) {
    case Kind::organisations: return kOrganisations;
    case Kind::people: return kPeople;
    case Kind::suppliers: return kSuppliers;
    case Kind::coaches: return kCoaches;
    case Kind::contracts: return kContracts;
    case Kind::engagements: return kEngagements;
    case Kind::sessions: return kSessions;
    case Kind::invoices: return kInvoices;
  }
  return {};
}

std::string Finding::str() const { return fmt::format("{}:{}:{}: {}", file, line, column, message); }

bool Result::changed_nothing() const {
  for (const auto& [kind, count] : counts)
    if (count.added + count.changed > 0) return false;
  return true;
}

}  // namespace waymark::imports
