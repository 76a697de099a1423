#include "imports/digest.hpp"

#include <sodium.h>

namespace waymark::imports {
namespace {

std::string_view say(std::string_view text) { return text; }
std::string say(std::int64_t number) { return std::to_string(number); }
std::string say(Date day) { return day.iso(); }
std::string say(Money amount) { return amount.plain(); }
template <class T>
std::string say(const std::optional<T>& maybe) {
  return maybe ? std::string(say(*maybe)) : std::string("-");
}

template <class... Parts>
std::string digest(const Parts&... parts) {
  std::string all;
  ((all += std::string(say(parts)), all += '\x1f'), ...);
  unsigned char hash[16];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(all.data()), all.size(), nullptr, 0);
  char hex[33];
  sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
  return hex;
}

}  // namespace

std::string digest_of(const people::OrganisationRecord& r) {
  return digest(r.code, r.name, r.parent_code, people::code(r.kind));
}
std::string digest_of(const people::PersonRecord& r) {
  return digest(r.staff_number, r.first_name, r.last_name, r.email, r.grade, r.organisation_code, r.unit, r.location,
                r.manager_staff_number, static_cast<std::int64_t>(r.on_leave), r.started_on, r.left_on);
}
std::string digest_of(const people::SupplierRecord& r) {
  return digest(r.code, r.name, static_cast<std::int64_t>(r.sme), r.contact_email);
}
std::string digest_of(const people::CoachRecord& r) {
  return digest(r.code, r.first_name, r.last_name, r.email, people::code(r.kind), r.supplier_code, r.staff_number,
                r.accreditation, r.accreditation_expires_on, static_cast<std::int64_t>(r.capacity));
}
std::string digest_of(const contracts::Terms& r) {
  return digest(r.ref, r.supplier.str(), r.starts_on, r.ends_on, contracts::code(r.pricing), r.rate, r.vat_rate,
                r.ceiling);
}
std::string digest_of(const engagements::EngagementRecord& r) {
  return digest(r.ref, r.programme.str(), r.coachee.str(), r.coach.str(), r.contract.str(), r.starts_on,
                static_cast<std::int64_t>(r.planned_sessions), static_cast<std::int64_t>(r.planned_minutes),
                programmes::code(r.funded), r.status, r.ended_on);
}
std::string digest_of(const engagements::SessionRecord& r) {
  return digest(r.engagement.str(), static_cast<std::int64_t>(r.number), r.starts_at.micros(),
                static_cast<std::int64_t>(r.minutes), r.status, engagements::code(r.mode),
                r.cancelled_hours_before ? std::optional<std::int64_t>(*r.cancelled_hours_before) : std::nullopt);
}
std::string digest_of(const money::InvoiceRecord& r) {
  return digest(r.invoice_ref, r.line_number, r.supplier.str(), r.contract.str(), r.engagement.str(), r.invoiced_on,
                r.description, money::code(r.kind), r.net, r.vat, r.paid_on);
}

}  // namespace waymark::imports
