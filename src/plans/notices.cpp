#include <array>

#include "plans/plans.hpp"
#include "plans/store.hpp"

namespace waymark::plans {
namespace {

using jobs::MailFacts;

/// Nothing is left to remind of once the steps are done, moved, or the goal is closed.
MailFacts unless_done(db::Connection& db, const jobs::Mail& mail, int days_ahead) {
  const auto day = london(mail.happened_at).date.plus(days_ahead);
  return {.moot = !store::has_step_due_by(db, GoalId(mail.about_id), day)};
}
MailFacts facts_of_due(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient&, const jobs::Sender&,
                       Instant) {
  return unless_done(db, mail, 1);
}
MailFacts facts_of_overdue(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient&, const jobs::Sender&,
                           Instant) {
  return unless_done(db, mail, -3);
}

struct Told {
  std::string_view kind;
  const char* words;  ///< {by} is who did it
  decltype(jobs::MailKind::facts) facts = nullptr;
};
constexpr std::array<Told, 6> kTold{{
    {"goal_added", N_("{by} added a goal to the action plan")},
    {"goal_changed", N_("{by} changed a goal of the action plan")},
    {"goal_deleted", N_("{by} deleted a goal of the action plan")},
    {"goal_shared", N_("{by} shares a goal with you")},
    {"step_due", N_("A step of your action plan is due tomorrow"), facts_of_due},
    {"step_overdue", N_("A step of your action plan is overdue"), facts_of_overdue},
}};

}  // namespace

std::vector<jobs::MailKind> mail_kinds() {
  std::vector<jobs::MailKind> kinds;
  for (const auto& told : kTold)
    kinds.push_back({.kind = std::string(told.kind), .words = told.words, .facts = told.facts});
  return kinds;
}

}  // namespace waymark::plans
