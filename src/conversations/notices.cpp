#include "conversations/conversations.hpp"

namespace waymark::conversations {
namespace {

struct Told {
  std::string_view kind;
  const char* words;  ///< {by} is who did it
};
constexpr Told kTold[] = {
    {"conversation_shared", N_("{by} shared a conversation with you")},
    {"conversation_changed", N_("{by} changed a conversation you share")},
    {"reflection_shared", N_("{by} shared a reflection with you")},
};

}  // namespace

std::vector<jobs::MailKind> mail_kinds() {
  std::vector<jobs::MailKind> kinds;
  for (const auto& told : kTold) kinds.push_back({.kind = std::string(told.kind), .words = told.words});
  return kinds;
}

}  // namespace waymark::conversations
