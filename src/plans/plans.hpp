#pragma once
// Action plans: what a coachee works towards, in steps, and how far they have come.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engagements/engagements.hpp"
#include "jobs/jobs.hpp"
#include "plans/goal.hpp"
#include "vault/vault.hpp"
#include "web/route.hpp"

namespace waymark::plans {

// Everything here is for the partners of an engagement that was agreed: today's coach, for every coachee's plan, and
// each coachee, for their own; not_found to all others. Once the engagement is over, the coach only reads
// (out_of_turn) and the coachee goes on with steps, levels, evidence and sharing. Opening and changing write audit
// lines: all in a change.

/// A coachee's plan: their goals as they were added. `gone` says that what was written has been shredded.
struct Plan {
  std::vector<Goal> goals;
  bool gone = false;
};
Plan plan_of(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const PersonId& whose);
/// Refuses not_found also when what was written has been shredded.
Goal find_goal(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const GoalId& id);

/// Problems at: title, description, measure, importance, difficulty, level_much_less … level_much_more, start; the
/// whole when the plan is full.
Checked<GoalId> add_goal(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                         const PersonId& whose, const GoalWords& words);
/// `seen` is the worded_at the form was drawn with; out_of_turn when somebody has worded it anew since.
Checked<Done> edit_goal(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                        const GoalId& id, const GoalWords& words, Instant seen);
void set_status(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const GoalId& id,
                Status status);
/// Takes it out of the vault with all that belongs to it.
void delete_goal(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const GoalId& id);

struct StepWords {
  std::string text;
  std::optional<Date> due_on;
};
/// Problems at: step_text, step_due (in the past).
Checked<Done> add_step(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                       const GoalId& id, const StepWords& words);
Checked<Done> edit_step(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                        const GoalId& id, const StepId& step, const StepWords& words);
void remove_step(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const GoalId& id,
                 const StepId& step);
/// Twice is as good as once.
void mark_step(const access::Work& work, const EngagementId& engagement, const GoalId& id, const StepId& step,
               bool done);
/// Where the goal stands on a day: in place of what was recorded for that day. Problems at: reading_level,
/// reading_on, reading_note.
Checked<Done> record_level(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                           const GoalId& id, const Reading& reading);
/// Its id and who are made here. Problems at: evidence_text, evidence_on.
Checked<Done> add_evidence(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                           const GoalId& id, Evidence evidence);
/// By who wrote it, or whose plan it is.
void remove_evidence(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const GoalId& id,
                     const EvidenceId& evidence);

// --- The line manager ---

/// The coachee lets their line manager of the day see title, measure, target date and latest level of this goal, or
/// no more. Refuses not_allowed to the coach.
void share_goal(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const GoalId& id,
                bool shown);

struct SharedEntry {
  EngagementId engagement;
  PersonId whose;
  std::string whose_name;
  SharedGoal goal;
};
struct SharedPage {
  std::vector<SharedEntry> entries;
  std::int64_t total = 0;
};
/// What the actor's own people share with them, by their names; `page` from 1.
inline constexpr int kSharedPageSize = 20;
SharedPage shared_with_me(vault::Vault& vault, const access::Work& work, int page);
/// The same of one engagement; refuses not_found to who is nobody's line manager there.
std::vector<SharedEntry> shared_in(vault::Vault& vault, const access::Work& work, const EngagementId& engagement);

// --- The program's machines ---

/// All goals of that person's own plans, the oldest first.
std::vector<vault::Packed> packed_for(vault::Vault& vault, const access::Work& work,
                                      const vault::SubjectAccessPacker& packer, const PersonId& person);
/// How many plans of these engagements have a score, and the mean of it; nothing when they are fewer than five. In a
/// change, by the program.
std::optional<vault::Summary> attainment_over(vault::Vault& vault, const access::Work& work,
                                              const vault::Aggregator& aggregator,
                                              std::span<const EngagementId> engagements);

// --- When somebody is erased: the deed that does it has asked whether it may ---

/// The pieces of that person's own plans, in all engagements, as far as they are not shredded.
std::vector<vault::Place> own_pieces(vault::Vault& vault, const access::Work& work, const PersonId& person);
/// Destroys them: their goals with steps, levels and evidence, what their line manager saw and the scores; how many
/// pieces.
std::int64_t erase_own(vault::Vault& vault, const access::Work& work, const PersonId& person);

/// "/engagements/…/plan" and a goal's page below it.
std::string plan_path(const EngagementId& engagement);
std::string goal_path(const EngagementId& engagement, const GoalId& id);

/// What this room tells people.
std::vector<jobs::MailKind> mail_kinds();
/// Reminders to the coachee: the day before a step is due, and three days after when it is not done.
std::vector<jobs::DailyWork> daily_work();

std::vector<web::Route> routes();

}  // namespace waymark::plans
