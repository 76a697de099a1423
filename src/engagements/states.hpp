#pragma once
#include <span>

#include "engagements/engagements.hpp"

namespace waymark::engagements {

/// Who may make a move: partners are the coach and the coachees.
enum class Mover { manager, partner_or_manager };

/// A line of the table of moves: a verb is in turn in these states and leads to one of those.
struct Move {
  Verb verb;
  Mover mover;
  std::vector<State> from;
  std::vector<State> to;  ///< empty: the state stays
};
std::span<const Move> moves();
const Move& move_of(Verb verb);
bool in_turn(Verb verb, State state);

/// docs/engagement-states.md, drawn from the table.
std::string states_as_markdown();

/// The twin of state_on() in SQL: the state's code, for a relation `alias` with the engagement's columns, at the end
/// of a day given as placeholders: its number, and the first moment of the next day.
std::string state_sql(std::string_view alias, std::string_view day, std::string_view day_end);
/// The twin of is_live(state_on()), and of the state being paused, without the CASE.
std::string live_sql(std::string_view alias, std::string_view day, std::string_view day_end);
std::string paused_sql(std::string_view alias, std::string_view day, std::string_view day_end);

/// Throws out_of_turn, saying why, unless the verb is in turn today.
void require_turn(const access::Work& work, const Engagement& engagement, Verb verb);

}  // namespace waymark::engagements
