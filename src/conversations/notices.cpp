#include "conversations/conversations.hpp"

namespace waymark::conversations {
namespace {

struct Told {
  std::string_view kind;
  const char* words;  ///< {} is who did it
};
constexpr Told kTold[] = {
    {"conversation_shared", "{} shared a conversation with you"},
    {"conversation_changed", "{} changed a conversation you share"},
    {"reflection_shared", "{} shared a reflection with you"},
};

}  // namespace

std::optional<std::string> notice_words(std::string_view kind, std::string_view by_name) {
  for (const auto& told : kTold)
    if (told.kind == kind) return fill(_(told.words), by_name);
  return std::nullopt;
}

std::vector<jobs::MailKind> mail_kinds() {
  std::vector<jobs::MailKind> kinds;
  for (const auto& told : kTold) kinds.push_back({.kind = std::string(told.kind), .words = fill(told.words, "{by}")});
  return kinds;
}

}  // namespace waymark::conversations
