#include "agreements/agreement.hpp"

#include <algorithm>

namespace waymark::agreements {
namespace {

constexpr struct {
  ThirdKind kind;
  std::string_view code;
  const char* label;
} kThirdKinds[] = {{ThirdKind::line_manager, "line_manager", N_("Line manager")},
                   {ThirdKind::sponsor, "sponsor", N_("Sponsor")}};

}  // namespace

std::string_view code(ThirdKind kind) { return kThirdKinds[static_cast<std::size_t>(kind)].code; }
const char* label(ThirdKind kind) { return _(kThirdKinds[static_cast<std::size_t>(kind)].label); }

const Signature* Version::signed_by(const PersonId& person) const {
  for (const auto& one : signatures)
    if (one.person == person) return &one;
  return nullptr;
}

bool Agreement::is_current(const Version& version) const {
  if (partnership.coach().empty()) return false;
  const auto& today = partnership.coaches.back();
  return version.coach == today.coach && version.coach_since == today.from;
}

const Version* Agreement::latest() const {
  for (const auto& version : versions)
    if (is_current(version)) return &version;
  return nullptr;
}

const Version* Agreement::draft() const {
  const auto* newest = latest();
  return newest && newest->is_draft() ? newest : nullptr;
}

const Version* Agreement::to_sign() const {
  const auto* newest = latest();
  return newest && newest->is_open() ? newest : nullptr;
}

const Version* Agreement::in_force() const {
  for (const auto& version : versions)
    if (version.in_force_at && is_current(version)) return &version;
  return nullptr;
}

const Version* Agreement::find(const AgreementId& id) const {
  for (const auto& version : versions)
    if (version.id == id) return &version;
  return nullptr;
}

Standing Agreement::standing(const Version& version) const {
  if (version.sent_back_at) return Standing::sent_back;
  if (!is_current(version)) return Standing::past;
  if (version.is_draft()) return Standing::draft;
  if (version.is_open()) return Standing::to_sign;
  return in_force() == &version ? Standing::in_force : Standing::replaced;
}

std::vector<PersonId> Agreement::waited_for(const Version& version) const {
  auto all = partnership.partners();
  std::erase_if(all, [&](const PersonId& person) { return version.signed_by(person) != nullptr; });
  return all;
}

std::vector<std::string> Agreement::names_waited_for(const Version& version) const {
  std::vector<std::string> names;
  if (!version.signed_by(partnership.coach())) names.push_back(partnership.coaches.back().name);
  for (const auto& coachee : partnership.coachees)
    if (!version.signed_by(coachee.person)) names.push_back(coachee.name);
  return names;
}

std::string Agreement::coach_name(const Version& version) const {
  for (const auto& time : partnership.coaches)
    if (time.coach == version.coach) return time.name;
  return {};
}

bool Agreement::is_open_on(Date day) const {
  using engagements::State;
  const auto state = partnership.engagement.state(day);
  return !partnership.coach().empty() && (state == State::agreed || state == State::active || state == State::paused);
}

bool Agreement::may_be_three_way() const {
  const auto* agreed = in_force();
  return rule.three_way && partnership.coachees.size() == 1 &&
         !(agreed && std::count_if(agreed->signatures.begin(), agreed->signatures.end(),
                                   [](const Signature& one) { return !one.aims_only; }) > 2);
}

std::string path_of(const EngagementId& id) { return engagements::path_of(id) + "/agreement"; }
std::string aims_path_of(const EngagementId& id) { return path_of(id) + "/aims"; }

}  // namespace waymark::agreements
