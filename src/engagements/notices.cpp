#include <array>

#include "engagements/verbs.hpp"

namespace waymark::engagements {
namespace {

struct Told {
  std::string_view kind;
  const char* words;
};
constexpr std::array<Told, 19> kTold{{
    {"engagement_asked", "{} asks whether you agree to a coaching engagement"},
    {"engagement_accepted", "{} has agreed to the engagement"},
    {"engagement_agreed", "{} said yes: the engagement is agreed by everybody"},
    {"engagement_declined", "{} declined the engagement"},
    {"engagement_paused", "{} paused the engagement"},
    {"engagement_resumed", "{} resumed the engagement"},
    {"engagement_extended", "{} added sessions to the engagement"},
    {"coach_changed", "{} changed the coach of the engagement"},
    {"engagement_completed", "{} completed the engagement"},
    {"engagement_ended_early", "{} ended the engagement early"},
    {"engagement_decided", "{} decided that the engagement goes on"},
    {"session_arranged", "{} arranged a session"},
    {"session_rearranged", "{} rearranged a session"},
    {"session_cancelled", "{} cancelled a session"},
    {"session_not_attended", "{} logged that a session was not attended"},
    {"session_completed", "{} logged a session"},
    {"session_log_undone", "{} took back the log of a session"},
    {"partner_left", "Your coaching partner has left: sessions ahead are cancelled"},
    {"partner_returned", "Your coaching partner is back: the engagement can go on"},
}};

}  // namespace

std::optional<std::string> notice_words(std::string_view kind, std::string_view by_name) {
  for (const auto& told : kTold)
    if (told.kind == kind) return fill(_(told.words), by_name);
  return std::nullopt;
}

}  // namespace waymark::engagements
