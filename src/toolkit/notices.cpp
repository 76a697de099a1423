#include <array>

#include "toolkit/policy.hpp"

namespace waymark::toolkit {
namespace {

using Urgency = jobs::MailKind::Urgency;

/// Whether there is nothing left to do about what a mail asks for.
template <State state>
jobs::MailFacts unless_moved_on(db::Connection& db, const jobs::Mail& mail, const jobs::Recipient&,
                                const jobs::Sender&, Instant) {
  const auto tool = store::find(db, ToolId(mail.about_id));
  return {.moot = !tool || tool->state_of(tool->latest) != state};
}

struct Told {
  std::string_view kind;
  const char* words;  ///< {by} is who did it
  Urgency urgency = Urgency::news;
  decltype(jobs::MailKind::facts) facts = nullptr;
};
constexpr std::array<Told, 7> kTold{{
    {"tool_to_review", N_("{by} sent a development tool for review"), Urgency::needs_answer,
     unless_moved_on<State::to_review>},
    {"tool_released", N_("{by} released your development tool")},
    {"tool_sent_back", N_("{by} sent your development tool back"), Urgency::needs_answer,
     unless_moved_on<State::sent_back>},
    {"tool_withdrawn", N_("{by} withdrew your development tool")},
    {"tool_handed", N_("{by} handed you a development tool")},
    {"tool_given", N_("A development tool is ready for the start of your coaching")},
    {"tool_done", N_("{by} has done a development tool")},
}};

}  // namespace

std::vector<jobs::MailKind> mail_kinds() {
  std::vector<jobs::MailKind> kinds;
  for (const auto& told : kTold)
    kinds.push_back(
        {.kind = std::string(told.kind), .words = told.words, .urgency = told.urgency, .facts = told.facts});
  return kinds;
}

}  // namespace waymark::toolkit
