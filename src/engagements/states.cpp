#include "engagements/states.hpp"

#include <algorithm>

namespace waymark::engagements {

Events Engagement::events() const {
  return {starts_on, asked_at,     declined_at,    agreed_at,
          paused_on, completed_on, ended_early_on, sessions_completed > 0};
}

State state_on(const Events& events, Date day, Instant day_end) {
  const auto happened = [&](const std::optional<Instant>& at) { return at && *at < day_end; };
  const auto came = [&](const std::optional<Date>& on) { return on && *on <= day; };
  if (happened(events.declined_at)) return State::declined;
  if (came(events.completed_on)) return State::completed;
  if (came(events.ended_early_on)) return State::ended_early;
  if (happened(events.agreed_at)) {
    if (came(events.paused_on)) return State::paused;
    return events.starts_on <= day || events.any_session_completed ? State::active : State::agreed;
  }
  return happened(events.asked_at) ? State::waiting : State::proposed;
}

bool is_live(State state) {
  return state != State::declined && state != State::completed && state != State::ended_early;
}

std::string state_sql(std::string_view e, std::string_view day, std::string_view day_end) {
  return fmt::format(
      "case when {0}.declined_at < {2} then 'declined' when {0}.completed_on <= {1} then 'completed' "
      "when {0}.ended_early_on <= {1} then 'ended_early' "
      "when {0}.agreed_at < {2} then case when {0}.paused_on <= {1} then 'paused' "
      "when {0}.starts_on <= {1} or {0}.sessions_completed > 0 then 'active' else 'agreed' end "
      "when {0}.asked_at < {2} then 'waiting' else 'proposed' end",
      e, day, day_end);
}

std::string live_sql(std::string_view e, std::string_view day, std::string_view day_end) {
  return fmt::format(
      "({0}.declined_at is null or {0}.declined_at >= {2}) and ({0}.completed_on is null or {0}.completed_on > {1}) "
      "and ({0}.ended_early_on is null or {0}.ended_early_on > {1})",
      e, day, day_end);
}

std::string paused_sql(std::string_view e, std::string_view day, std::string_view day_end) {
  return fmt::format(
      "({0}.paused_on is not null and {0}.paused_on <= {1} and {0}.agreed_at is not null and {0}.agreed_at < {2})", e,
      day, day_end);
}

std::optional<Instant> Session::ends_at() const {
  if (!starts_at) return std::nullopt;
  return starts_at->plus(std::chrono::minutes(minutes));
}

SessionState state_at(const Session& session, Instant now) {
  if (session.completed_at) return SessionState::completed;
  if (session.cancelled_at) return SessionState::cancelled;
  if (session.not_attended_at) return SessionState::not_attended;
  const auto ends_at = session.ends_at();
  return ends_at && *ends_at <= now ? SessionState::to_be_logged : SessionState::arranged;
}

std::span<const Move> moves() {
  using enum State;
  static const std::vector<Move> all{
      {Verb::propose, Mover::manager, {}, {proposed}},
      {Verb::ask, Mover::manager, {proposed}, {waiting}},
      {Verb::accept, Mover::partner_or_manager, {waiting}, {waiting, agreed, active}},
      {Verb::decline, Mover::partner_or_manager, {waiting}, {waiting, agreed, active, declined}},
      {Verb::withdraw, Mover::manager, {proposed, waiting}, {declined}},
      {Verb::pause, Mover::partner_or_manager, {agreed, active}, {paused}},
      {Verb::resume, Mover::partner_or_manager, {paused}, {agreed, active}},
      {Verb::extend, Mover::manager, {proposed, waiting, agreed, active, paused}, {}},
      {Verb::change_coach, Mover::manager, {agreed, active, paused}, {}},
      {Verb::complete, Mover::partner_or_manager, {active}, {completed}},
      {Verb::end_early, Mover::partner_or_manager, {agreed, active, paused}, {ended_early}},
      {Verb::decide, Mover::manager, {proposed, waiting, agreed, active, paused}, {}},
      {Verb::arrange_session, Mover::partner_or_manager, {agreed, active}, {}},
      {Verb::rearrange_session, Mover::partner_or_manager, {agreed, active, paused}, {}},
      {Verb::cancel_session, Mover::partner_or_manager, {agreed, active, paused}, {}},
      {Verb::not_attended, Mover::partner_or_manager, {agreed, active, paused}, {}},
      {Verb::complete_session, Mover::partner_or_manager, {agreed, active, paused}, {active, paused}},
      {Verb::log_session, Mover::partner_or_manager, {agreed, active, paused}, {active, paused}},
      {Verb::undo_log, Mover::partner_or_manager, {agreed, active, paused}, {agreed, active, paused}},
  };
  return all;
}

const Move& move_of(Verb verb) {
  const auto all = moves();
  return *std::find_if(all.begin(), all.end(), [&](const Move& move) { return move.verb == verb; });
}

bool in_turn(Verb verb, State state) {
  const auto& from = move_of(verb).from;
  return std::find(from.begin(), from.end(), state) != from.end();
}

void require_turn(const access::Work& work, const Engagement& engagement, Verb verb) {
  const State state = engagement.state(work.today);
  if (!in_turn(verb, state))
    throw Refused(Refusal::out_of_turn,
                  fill(_("This cannot be done any more: the engagement is now “{}”."), std::string(label(state))));
}

std::string states_as_markdown() {
  std::string text =
      "# The states of an engagement\n\n"
      "Drawn from the table of moves in `src/engagements/states.cpp`; a test holds them equal. A state is never "
      "kept:\n"
      "it follows from the days and moments of the events. *Agreed* becomes *active* without a verb when the start\n"
      "date comes or a session is completed.\n\n```mermaid\nstateDiagram-v2\n  [*] --> proposed: propose\n";
  for (const auto& move : moves())
    for (State from : move.from)
      for (State to : move.to)
        if (from != to) text += fmt::format("  {} --> {}: {}\n", code(from), code(to), code(move.verb));
  text +=
      "  agreed --> active: start date\n  declined --> [*]\n  completed --> [*]\n  ended_early --> [*]\n```\n\n"
      "| Verb | Who | In turn when | Leads to |\n|---|---|---|---|\n";
  const auto listed = [](const std::vector<State>& states, const char* none) {
    std::vector<std::string> codes;
    for (State state : states) codes.emplace_back(code(state));
    return codes.empty() ? none : joined(codes, ", ");
  };
  for (const auto& move : moves())
    text += fmt::format(
        "| {} | {} | {} | {} |\n", code(move.verb),
        move.mover == Mover::manager ? "programme manager" : "coach, coachee, or a programme manager on their behalf",
        listed(move.from, "nothing is there yet"), listed(move.to, "the same"));
  return text;
}

}  // namespace waymark::engagements
