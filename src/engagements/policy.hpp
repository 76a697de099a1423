#pragma once
#include <deque>

#include "engagements/states.hpp"

namespace waymark::engagements {

/// A condition with its arguments, put together piece by piece. The texts live as long as it does.
class Condition {
 public:
  /// Keeps an argument; its placeholder.
  std::string arg(std::string text) {
    texts_.push_back(std::move(text));
    args_.emplace_back(texts_.back());
    return fmt::format("${}", args_.size());
  }
  std::string arg(std::int64_t number) {
    args_.emplace_back(number);
    return fmt::format("${}", args_.size());
  }
  std::span<const db::Value> args() const { return args_; }

 private:
  std::deque<std::string> texts_;
  std::vector<db::Value> args_;
};

/// What an actor sees of the engagements e, as SQL: the rows, and those among them whose grade they see.
struct Visible {
  std::string rows;                           ///< "true", "false" or a condition
  std::string grades;                         ///< likewise
  std::optional<OrganisationId> agency = {};  ///< set when the rows are those of this one agency
  std::optional<CoachId> coach = {};          ///< or of this one coach
};
Visible visible_to(const access::Work& work, Condition& condition);
/// Whether all this actor tracks is one agency's.
bool sees_one_agency(const access::Work& work);
/// Only where the actor is coach or coachee.
std::string own(const access::Work& work, Condition& condition);

/// Refuses: not_found what the actor may not see, not_allowed what is not theirs to do.
void require_may(const access::Work& work, const Engagement& engagement, Verb verb);
/// Whether the actor may propose for these: where each coachee stands on that day, or in the programme.
bool may_propose(const access::Work& work, const ProgrammeId& programme, const std::vector<OrganisationId>& places);
/// Whether the actor may propose anything anywhere.
bool may_propose(const access::Actor& actor);
/// Which of the sides this actor stands on: a partner's own, else the programme's.
Side side_of(const access::Work& work, const Engagement& engagement);

}  // namespace waymark::engagements
