#include "programmes/check.hpp"

namespace waymark::programmes {
namespace {

void whole(Problems& problems, const char* field, int value, int least, int most, const char* what) {
  if (value < least || value > most)
    problems.add(field, fill(_("{} must be a number between {} and {}"), std::string(what), least, most));
}

}  // namespace

Problems check(db::Connection& db, Details& details, const ProgrammeId& self) {
  Problems problems;
  details.name = std::string(trimmed(details.name));
  details.aims = std::string(trimmed(details.aims));
  if (details.name.empty()) problems.add("name", _("Enter the name of the programme"));
  else if (length(details.name) > 200) problems.add("name", _("The name must be 200 characters or fewer"));
  else if (const auto other = find_by_name(db, details.name); other && other->id != self)
    problems.add("name", _("Another programme already has this name"));
  if (length(details.aims) > 4000) problems.add("aims", _("The aims must be 4,000 characters or fewer"));
  if (details.starts_on && details.ends_on && *details.ends_on < *details.starts_on)
    problems.add("ends_on", _("The last day must be the same as or after the first day"));
  whole(problems, "planned_sessions", details.planned_sessions, 1, 60, _("Planned sessions"));
  whole(problems, "planned_minutes", details.planned_minutes, 15, 480, _("Minutes of a session"));
  whole(problems, "cadence_days", details.cadence_days, 1, 365, _("Days from one session to the next"));
  whole(problems, "not_started_days", details.thresholds.not_started_days, 1, 365, _("Days until not started"));
  whole(problems, "quiet_days", details.thresholds.quiet_days, 1, 365, _("Days without a session"));
  whole(problems, "contract_warning_days", details.thresholds.contract_warning_days, 1, 365,
        _("Days before a contract ends"));
  return problems;
}

}  // namespace waymark::programmes
