#include <array>

#include "engagements/appointments.hpp"
#include "engagements/verbs.hpp"

namespace waymark::engagements {
namespace {

using Urgency = jobs::MailKind::Urgency;

struct Told {
  std::string_view kind;
  const char* words;  ///< {by} is who did it
  Urgency urgency = Urgency::news;
  MailFactsOf facts = nullptr;
};
constexpr std::array<Told, 21> kTold{{
    {"engagement_asked", N_("{by} asks whether you agree to a coaching engagement"), Urgency::needs_answer},
    {"engagement_accepted", N_("{by} has agreed to the engagement")},
    {"engagement_agreed", N_("{by} said yes: the engagement is agreed by everybody")},
    {"engagement_declined", N_("{by} declined the engagement")},
    {"engagement_paused", N_("{by} paused the engagement")},
    {"engagement_resumed", N_("{by} resumed the engagement")},
    {"engagement_extended", N_("{by} added sessions to the engagement")},
    {"coach_changed", N_("{by} changed the coach of the engagement")},
    {"engagement_completed", N_("{by} completed the engagement")},
    {"engagement_ended_early", N_("{by} ended the engagement early")},
    {"engagement_decided", N_("{by} decided that the engagement goes on")},
    {"session_arranged", N_("{by} arranged a session"), Urgency::news, facts_of_open_session},
    {"session_rearranged", N_("{by} rearranged a session"), Urgency::news, facts_of_open_session},
    {"session_cancelled", N_("{by} cancelled a session"), Urgency::news, facts_of_cancelled_session},
    {"session_not_attended", N_("{by} logged that a session was not attended")},
    {"session_completed", N_("{by} logged a session")},
    {"session_log_undone", N_("{by} took back the log of a session")},
    {"partner_left", N_("Your coaching partner has left: sessions ahead are cancelled")},
    {"partner_returned", N_("Your coaching partner is back: the engagement can go on")},
    {"session_tomorrow", N_("You have a session tomorrow"), Urgency::news, facts_of_session_ahead},
    {"session_to_log", N_("A session has taken place and is to be logged"), Urgency::needs_answer,
     facts_of_session_to_log},
}};

}  // namespace

std::vector<jobs::MailKind> mail_kinds() {
  std::vector<jobs::MailKind> kinds;
  for (const auto& told : kTold)
    kinds.push_back({.kind = std::string(told.kind),
                     .words = told.words,
                     .urgency = told.urgency,
                     .has_time = told.facts != nullptr,
                     .facts = told.facts});
  return kinds;
}

}  // namespace waymark::engagements
