#pragma once
// Messages between the partners of an engagement.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engagements/engagements.hpp"
#include "jobs/jobs.hpp"
#include "vault/vault.hpp"
#include "web/route.hpp"

namespace waymark::messages {

using MessageId = Id<struct MessageTag>;

inline constexpr std::size_t kLongest = 5'000;  ///< characters
inline constexpr int kPageSize = 20;
inline constexpr std::chrono::hours kWithdrawWithin{24};

/// What is known of a message without opening it.
struct Message {
  MessageId id;
  EngagementId engagement;
  PersonId by;
  std::string by_name;
  bool by_erased = false;  ///< by somebody who was erased since
  Instant written_at;
  std::optional<Instant> withdrawn_at;
  std::int64_t readers = 0;  ///< whom it was for
  std::int64_t read_by = 0;  ///< how many of those have read it
  bool unread = false;       ///< it was for who asks, and they had not read it
};

/// A message and what it says; nothing when it was withdrawn or shredded.
struct OpenedMessage {
  Message message;
  std::optional<std::string> text;
};
struct Page {
  std::vector<OpenedMessage> messages;  ///< oldest first
  bool has_older = false;
  std::int64_t older_unread = 0;
};

/// Seals a message of the actor's to all other partners, and tells those who are not already told of unread ones.
/// Refuses not_found to who is no partner, out_of_turn when the engagement is over or nobody else is there.
/// Problem at: text.
Checked<MessageId> send(vault::Vault& vault, const access::Work& work, const EngagementId& id,
                        const std::string& text);

/// Opens the messages before that one (the newest for an empty id), as far as the actor may see them: they are read
/// from now on. Refuses not_found to who is no partner.
Page open_page(vault::Vault& vault, const access::Work& work, const EngagementId& id, const MessageId& before = {});

/// Takes what the actor wrote away; that they wrote and withdrew it stays. Refuses not_found, not_allowed for
/// another's message, out_of_turn after kWithdrawWithin, twice, or when the engagement is over.
void withdraw(vault::Vault& vault, const access::Work& work, const EngagementId& id, const MessageId& message);

/// What the packer's person wrote, and what was written to them that they may still see; oldest first.
std::vector<vault::Packed> packed_for(vault::Vault& vault, const access::Work& work,
                                      const vault::SubjectAccessPacker& packer, const PersonId& person);

/// What `person` wrote as a coachee, in all engagements, and neither withdrew nor lost to shredding. What a coach
/// wrote was written to coachees, and stays with them.
std::vector<vault::Place> own_pieces(vault::Vault& vault, const access::Work& work, const PersonId& person);
/// Destroys it when they are erased; how many pieces. That there was a message, and when, stays. Asks no permission:
/// the deed that erases them does.
std::int64_t erase_own(vault::Vault& vault, const access::Work& work, const PersonId& person);

std::vector<web::Route> routes();
/// What this room tells people: its mail is left out when all was read or withdrawn before it is carried.
std::vector<jobs::MailKind> mail_kinds();

}  // namespace waymark::messages
