#include <array>

#include "engagements/engagements.hpp"

namespace waymark::engagements {
namespace {

template <class Code>
struct Name {
  Code value;
  std::string_view code;
  const char* label;
};

constexpr std::array<Name<State>, 8> kStateNames{{
    {State::proposed, "proposed", "Proposed"},
    {State::waiting, "waiting", "Waiting"},
    {State::declined, "declined", "Declined"},
    {State::agreed, "agreed", "Agreed"},
    {State::active, "active", "Active"},
    {State::paused, "paused", "Paused"},
    {State::completed, "completed", "Completed"},
    {State::ended_early, "ended_early", "Ended early"},
}};
constexpr std::array<Name<Mode>, 3> kModeNames{{
    {Mode::in_person, "in person", "In person"},
    {Mode::telephone, "telephone", "Telephone"},
    {Mode::video, "video", "Video"},
}};
constexpr std::array<Name<Side>, 3> kSideNames{{
    {Side::coach, "coach", "The coach"},
    {Side::coachee, "coachee", "The person coached"},
    {Side::programme, "programme", "The programme"},
}};
constexpr std::array<Name<SessionState>, 5> kSessionStateNames{{
    {SessionState::arranged, "arranged", "Arranged"},
    {SessionState::to_be_logged, "to_be_logged", "To be logged"},
    {SessionState::completed, "completed", "Completed"},
    {SessionState::cancelled, "cancelled", "Cancelled"},
    {SessionState::not_attended, "did_not_attend", "Did not attend"},
}};
constexpr std::array<Name<Flag>, 10> kFlagNames{{
    {Flag::not_started, "not_started", "Not started"},
    {Flag::quiet, "quiet", "No recent session"},
    {Flag::to_be_logged, "to_be_logged", "Session to be logged"},
    {Flag::behind_plan, "behind_plan", "Behind plan"},
    {Flag::contract_ending, "contract_ending", "Contract ends soon"},
    {Flag::contract_ended_open, "contract_ended_open", "Contract ended, work open"},
    {Flag::over_ceiling, "over_ceiling", "Contract over its ceiling"},
    {Flag::over_ceiling_ordered, "over_ceiling_ordered", "Contract going over its ceiling"},
    {Flag::coach_over_capacity, "coach_over_capacity", "Coach over capacity"},
    {Flag::accreditation_expired, "accreditation_expired", "Accreditation expired"},
}};
constexpr std::array<std::string_view, 19> kVerbCodes{
    "propose",          "ask",
    "accept",           "decline",
    "withdraw",         "pause",
    "resume",           "extend",
    "change_coach",     "complete",
    "end_early",        "decide",
    "arrange_session",  "rearrange_session",
    "cancel_session",   "not_attended",
    "complete_session", "log_session",
    "undo_log",
};

template <class Code, std::size_t size>
std::optional<Code> from(const std::array<Name<Code>, size>& names, std::string_view code) {
  for (const auto& name : names)
    if (name.code == code) return name.value;
  return std::nullopt;
}

}  // namespace

std::string_view code(State state) { return kStateNames[static_cast<std::size_t>(state)].code; }
const char* label(State state) { return _(kStateNames[static_cast<std::size_t>(state)].label); }
std::optional<State> state_from(std::string_view code) { return from(kStateNames, code); }

std::string_view code(Mode mode) { return kModeNames[static_cast<std::size_t>(mode)].code; }
const char* label(Mode mode) { return _(kModeNames[static_cast<std::size_t>(mode)].label); }
std::optional<Mode> mode_from(std::string_view code) { return from(kModeNames, code); }

std::string_view code(Side side) { return kSideNames[static_cast<std::size_t>(side)].code; }
const char* label(Side side) { return _(kSideNames[static_cast<std::size_t>(side)].label); }
std::optional<Side> side_from(std::string_view code) { return from(kSideNames, code); }

std::string_view code(SessionState state) { return kSessionStateNames[static_cast<std::size_t>(state)].code; }
const char* label(SessionState state) { return _(kSessionStateNames[static_cast<std::size_t>(state)].label); }

std::string_view code(Flag flag) { return kFlagNames[static_cast<std::size_t>(flag)].code; }
const char* label(Flag flag) { return _(kFlagNames[static_cast<std::size_t>(flag)].label); }
std::optional<Flag> flag_from(std::string_view code) { return from(kFlagNames, code); }

std::string_view code(Verb verb) { return kVerbCodes[static_cast<std::size_t>(verb)]; }

}  // namespace waymark::engagements
