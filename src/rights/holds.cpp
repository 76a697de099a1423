#include "audit/audit.hpp"
#include "rights/policy.hpp"
#include "rights/store.hpp"

namespace waymark::rights {
namespace {

constexpr std::size_t kLongestReference = 60;

struct ReasonName {
  HoldReason reason;
  std::string_view code;
  const char* label;
};
constexpr ReasonName kNames[] = {
    {HoldReason::legal_claim, "legal_claim", N_("A legal claim")},
    {HoldReason::inquiry, "inquiry", N_("A public inquiry")},
    {HoldReason::complaint, "complaint", N_("A complaint")},
    {HoldReason::investigation, "investigation", N_("An investigation")},
    {HoldReason::audit, "audit", N_("An audit")},
};

std::string_view kind_of(const HoldOn& on) { return on.person ? "person" : "engagement"; }
const std::string& id_of(const HoldOn& on) { return on.person ? on.person.str() : on.engagement.str(); }

}  // namespace

std::string_view code(HoldReason reason) { return kNames[static_cast<std::size_t>(reason)].code; }
const char* label(HoldReason reason) { return _(kNames[static_cast<std::size_t>(reason)].label); }
std::optional<HoldReason> hold_reason_from(std::string_view code) {
  for (const auto& name : kNames)
    if (name.code == code) return name.reason;
  return std::nullopt;
}

Checked<std::string> lay_hold(const access::Work& work, const HoldOn& on, HoldReason reason,
                              std::string_view reference) {
  must_keep_rights(work.actor);
  const bool exists = on.person ? people::find_person(work.db, on.person).has_value()
                                : on.engagement && store::ref_and_programme(work.db, on.engagement).has_value();
  if (!exists) throw Refused(Refusal::not_found);
  Problems problems;
  const auto named = trimmed(reference);
  if (named.empty()) problems.add("reference", _("Enter the reference of the case"));
  else if (length(named) > kLongestReference)
    problems.add("reference", _("The reference must be 60 characters or fewer"));
  if (problems) return problems;
  Hold hold;
  hold.id = new_id();
  hold.on = on;
  hold.reason = reason;
  hold.reference = named;
  store::insert(work, hold);
  audit::record(work, "hold_laid", kind_of(on), id_of(on), fmt::format("{}, hold {}", code(reason), hold.id));
  return hold.id;
}

void lift_hold(const access::Work& work, std::string_view id) {
  must_keep_rights(work.actor);
  const auto hold = store::hold(work.db, id);
  if (!hold) throw Refused(Refusal::not_found);
  if (!store::lift(work, id)) throw Refused(Refusal::out_of_turn);
  audit::record(work, "hold_lifted", kind_of(hold->on), id_of(hold->on),
                fmt::format("{}, hold {}", code(hold->reason), id));
}

std::optional<Hold> find_hold(const access::Work& work, std::string_view id) {
  must_keep_rights(work.actor);
  return store::hold(work.db, id);
}

std::vector<Hold> holds(const access::Work& work, int skip, int size) {
  must_keep_rights(work.actor);
  return store::holds(work.db, skip, size);
}

}  // namespace waymark::rights
