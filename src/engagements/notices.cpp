#include <array>

#include "engagements/appointments.hpp"
#include "engagements/verbs.hpp"

namespace waymark::engagements {
namespace {

using Urgency = jobs::MailKind::Urgency;

struct Told {
  std::string_view kind;
  const char* words;  ///< {} is who did it
  Urgency urgency = Urgency::news;
  MailFactsOf facts = nullptr;
};
constexpr std::array<Told, 21> kTold{{
    {"engagement_asked", "{} asks whether you agree to a coaching engagement", Urgency::needs_answer},
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
    {"session_arranged", "{} arranged a session", Urgency::news, facts_of_open_session},
    {"session_rearranged", "{} rearranged a session", Urgency::news, facts_of_open_session},
    {"session_cancelled", "{} cancelled a session", Urgency::news, facts_of_cancelled_session},
    {"session_not_attended", "{} logged that a session was not attended"},
    {"session_completed", "{} logged a session"},
    {"session_log_undone", "{} took back the log of a session"},
    {"partner_left", "Your coaching partner has left: sessions ahead are cancelled"},
    {"partner_returned", "Your coaching partner is back: the engagement can go on"},
    {"session_tomorrow", "You have a session tomorrow", Urgency::news, facts_of_session_ahead},
    {"session_to_log", "A session has taken place and is to be logged", Urgency::needs_answer,
     facts_of_session_to_log},
}};

}  // namespace

std::optional<std::string> notice_words(std::string_view kind, std::string_view by_name) {
  for (const auto& told : kTold)
    if (told.kind == kind) return fill(_(told.words), by_name);
  return std::nullopt;
}

std::vector<jobs::MailKind> mail_kinds() {
  std::vector<jobs::MailKind> kinds;
  for (const auto& told : kTold)
    kinds.push_back({.kind = std::string(told.kind),
                     .words = fill(told.words, "{by}"),
                     .urgency = told.urgency,
                     .has_time = told.facts != nullptr,
                     .facts = told.facts});
  return kinds;
}

}  // namespace waymark::engagements
