#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "access/access.hpp"
#include "base/base.hpp"
#include "web/route.hpp"

// What suppliers agreed to: their prices, for how long, and up to how much.
namespace waymark::contracts {

/// What the rate is for.
enum class Pricing {
  per_session,  ///< each completed session, however long
  per_hour,     ///< each hour of a completed session, by the minute
  fixed,        ///< one fee for a whole engagement
};
std::string_view code(Pricing pricing);  ///< "per_session": in the database and in files
const char* label(Pricing pricing);      ///< "Per session", in the reader's language
std::optional<Pricing> pricing_from(std::string_view code);

/// What was agreed. Amounts are net of VAT.
struct Terms {
  std::string ref;  ///< 1 to 40 characters, unique
  SupplierId supplier;
  Date starts_on, ends_on;  ///< both days inclusive
  Pricing pricing = Pricing::per_session;
  Money rate;                 ///< for one session, one hour or one engagement, as `pricing` says; above zero
  std::int64_t vat_rate = 0;  ///< hundredths of a percent: 2000 is 20%; 0 to 10000
  Money ceiling;              ///< the most that may be invoiced; above zero
  /// 1 to 1440. A cancellation with less notice than this many hours is charged as if held; nothing: never charged.
  std::optional<std::int64_t> charges_cancellation_within_hours = {};
  bool charges_not_attended = false;
  bool operator==(const Terms&) const = default;
};

struct Contract {
  ContractId id;
  Terms terms;
  std::string supplier_code, supplier_name;
  Money ordered_net;   ///< what its engagements are planned to cost, kept by engagements
  Money invoiced_net;  ///< what its invoice lines and credit notes come to, kept by money
  Instant changed_at;
};

// ---- Looking up (asks no permission: for rooms above and imports)

std::optional<Contract> find(db::Connection& db, const ContractId& id);
std::optional<Contract> find_by_ref(db::Connection& db, std::string_view ref);
/// Every contract by its ref: for imports.
std::unordered_map<std::string, Contract> all_by_ref(db::Connection& db);
/// Those in force on a day, by ref: for a form that chooses one. Only this supplier's unless empty.
std::vector<Contract> in_force(db::Connection& db, Date day, const SupplierId& supplier = {});

// ---- Pricing: pure. Every price is rounded half up to the penny, each session on its own.

/// What one completed session of that many minutes costs; nothing under a fixed fee, which is shared out by
/// delivered() instead.
Money price_of_session(const Contract& contract, std::int64_t minutes);
/// What a cancelled session costs: as if held when it was cancelled with less notice than the contract's
/// hours, else nothing. Notice not known is never charged; nor is anything under a fixed fee.
Money price_of_cancellation(const Contract& contract, std::int64_t minutes, std::optional<std::int64_t> notice_hours);
/// What a session the coachee did not attend costs: as if held when the contract says so.
Money price_of_non_attendance(const Contract& contract, std::int64_t minutes);

/// An engagement as pricing sees it.
struct Course {
  std::int64_t planned_sessions = 0;
  std::int64_t planned_minutes = 0;  ///< of each session
  std::int64_t completed_sessions = 0;
  /// price_of_session, price_of_cancellation and price_of_non_attendance of its sessions, added up.
  Money charged = {};
  enum class State { open, completed, ended_early } state = State::open;
};
/// What has been delivered: what was charged; of a fixed fee the share completed ÷ planned, half up and at most
/// the fee, and the whole fee once the engagement is completed.
Money delivered(const Contract& contract, const Course& course);
/// What is committed: planned sessions at the price of one, or the fee; once ended, what was delivered.
Money ordered(const Contract& contract, const Course& course);
/// VAT at the contract's rate, half up to the penny.
Money vat_on(const Contract& contract, Money net);

/// How a contract stands on a day.
struct Standing {
  bool ends_soon = false;     ///< its last day is that day or within so many days after
  bool ended = false;         ///< its last day is past
  bool over_ceiling = false;  ///< invoiced net is above the ceiling
  bool heading_over = false;  ///< not over yet, but ordered net is above the ceiling
  bool any() const { return ends_soon || ended || over_ceiling || heading_over; }
};
inline constexpr std::int64_t kUsualWarningDays = 60;
Standing standing(const Contract& contract, Date as_of, std::int64_t warning_days = kUsualWarningDays);

// ---- Kept totals, in the transaction of what changed them; called by rooms above

/// Adds to what is ordered under a contract; whether that took it over its ceiling, or back under it. Throws
/// std::logic_error for a contract that is not there.
bool add_ordered(const access::Work& work, const ContractId& id, Money change);
/// The same for what has been invoiced under it.
bool add_invoiced(const access::Work& work, const ContractId& id, Money change);

// ---- Deeds of programme managers and finance

/// What keeps these terms from being a contract, by field: ref, supplier, starts_on, ends_on, rate, vat_rate,
/// ceiling, charges_cancellation_within_hours. Does not ask whether the ref is taken.
Problems check(const Terms& terms);
/// Makes a contract. Problems as check() says, or a ref that is taken. Refuses (not_allowed) who may not.
Checked<ContractId> create(const access::Work& work, const Terms& terms);
/// Changes the terms of the contract last changed at `seen`; out_of_turn when it has changed since. Publishes
/// "contract_changed" (subject: the contract) so that what follows from them is worked out anew.
Checked<Done> edit(const access::Work& work, const ContractId& id, const Terms& terms, Instant seen);

/// A contract as a file gives it, checked by the importer with check().
using ContractRecord = Terms;
struct Saved {
  std::int64_t added = 0, changed = 0, unchanged = 0;
};
/// Makes or updates contracts by ref; publishes "contract_changed" for those that changed.
Saved save(const access::Work& work, std::span<const ContractRecord> records);

// ---- Who may see

/// Department-wide roles and programme managers see every contract; a supplier's people see their own.
bool may_see(const access::Work& work, const Contract& contract);
bool may_manage(const access::Work& work);

std::vector<web::Route> routes();
/// The same in JSON, under /api/v1/.
std::vector<web::Route> api_routes();

}  // namespace waymark::contracts
