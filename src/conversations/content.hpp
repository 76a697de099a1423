#pragma once
// The kinds of content of this room. The object of each is the id of its row.
#include "vault/vault.hpp"

namespace waymark::conversations {

class Policy;

/// What a partners' conversation of a session says.
struct SharedConversation {
  static constexpr std::string_view kind = "conversation";
  using Policy = conversations::Policy;
  using Machines = vault::Machines<vault::SubjectAccessPacker>;
};
struct ConversationDraft {
  static constexpr std::string_view kind = "conversation_draft";
  using Policy = conversations::Policy;
  using Machines = vault::Machines<vault::SubjectAccessPacker>;
};
struct PrivateNote {
  static constexpr std::string_view kind = "private_note";
  using Policy = conversations::Policy;
  using Machines = vault::Machines<vault::SubjectAccessPacker>;
};
struct Preparation {
  static constexpr std::string_view kind = "session_preparation";
  using Policy = conversations::Policy;
  using Machines = vault::Machines<vault::SubjectAccessPacker>;
};
struct Reflection {
  static constexpr std::string_view kind = "session_reflection";
  using Policy = conversations::Policy;
  using Machines = vault::Machines<vault::SubjectAccessPacker>;
};

}  // namespace waymark::conversations
