#pragma once
// Development tools that suppliers, coaches and programme managers offer, and coaches hand to coachees.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engagements/engagements.hpp"
#include "jobs/jobs.hpp"
#include "toolkit/tool.hpp"
#include "vault/vault.hpp"
#include "web/route.hpp"

namespace waymark::toolkit {

// --- Offering ---

/// On whose behalf somebody offers a tool.
struct Capacity {
  OfferedAs as = OfferedAs::coach;
  SupplierId supplier;  ///< the administrator's, or an external coach's
  bool operator==(const Capacity&) const = default;
};
/// A file as it was sent.
struct SentFile {
  std::string name;
  std::string content;
};

/// A draft. Refuses not_found to who may not offer as that. Problems at: title, description, purpose, language,
/// licence, audience, audience_supplier, audience_programme, tags, kind, link, file.
Checked<ToolId> add_tool(const access::Work& work, const Capacity& capacity, const ToolWords& words,
                         const std::optional<SentFile>& file);
/// By who keeps it: changes the draft, or what was sent back; what was released gets a new version, a draft. Without
/// a file the one there is stays. Refuses out_of_turn while it is reviewed, and when it has changed since `seen`.
Checked<Done> edit_tool(const access::Work& work, const ToolId& id, const ToolWords& words,
                        const std::optional<SentFile>& file, Instant seen);
/// By who keeps it: those who may review it are told.
void submit_tool(const access::Work& work, const ToolId& id);

// --- Reviewing: by who may, and never their own (not_allowed) ---

/// The latest version becomes the one coaches hand on. `seen` is its changed_at as the page showed it.
void release_tool(const access::Work& work, const ToolId& id, Instant seen);
/// Problem at: reason.
Checked<Done> send_back_tool(const access::Work& work, const ToolId& id, const std::string& reason, Instant seen);
/// Out of the library, by who keeps or reviews it; a new version can bring it back. Problem at: reason.
Checked<Done> withdraw_tool(const access::Work& work, const ToolId& id, const std::string& reason);

// --- Handing on ---

/// By the coach, to these coachees of theirs, with a note for each that is sealed. Who has it already is left out.
/// Refuses not_found, out_of_turn (it is over). Problems at: coachees, note.
Checked<Done> hand_tool(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                        const ToolId& tool, const std::vector<PersonId>& coachees, const std::string& note);
/// What was handed on in an engagement: to the coach all of it, to a coachee what they were. `page` from 1.
struct HandedPage {
  std::vector<Handed> tools;
  std::int64_t total = 0;
};
inline constexpr int kPageSize = 20;
HandedPage handed_in(const access::Work& work, const EngagementId& engagement, int page);
Handed find_handed(const access::Work& work, const EngagementId& engagement, const HandedId& id);
/// What the coach wrote with it, for the coachee and for who wrote it, with an audit line; nothing for anybody else,
/// and when it has been shredded.
std::optional<std::string> note_of(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                                   const Handed& handed);
/// Where the tool is to be had: an address, or the path of its file. That the coachee opened it is noted once, while
/// the engagement lasts. Refuses not_found when it is out of the library.
std::string open_handed(const access::Work& work, const EngagementId& engagement, const HandedId& id);
/// By the coachee. Twice is as good as once.
void mark_done(const access::Work& work, const EngagementId& engagement, const HandedId& id);
/// From now on each new coachee of the supplier is given it, or no longer; by an administrator of that supplier.
void give_at_start(const access::Work& work, const ToolId& id, bool given);

/// "/tools/…", "/engagements/…/tools" and one below it.
std::string tool_path(const ToolId& id);
std::string handed_path(const EngagementId& engagement);
std::string handed_path(const EngagementId& engagement, const HandedId& id);

// --- The program ---

/// The tools that person was handed, what became of them and what their coaches wrote with them, the oldest first.
std::vector<vault::Packed> packed_for(vault::Vault& vault, const access::Work& work,
                                      const vault::SubjectAccessPacker& packer, const PersonId& person);

/// What coaches wrote to `person` when handing them tools, as far as it is not shredded.
std::vector<vault::Place> own_pieces(vault::Vault& vault, const access::Work& work, const PersonId& person);
/// Destroys it when they are erased; how many pieces. That they were handed a tool, and used it, stays as a figure.
/// Asks no permission: the deed that erases them does.
std::int64_t erase_own(vault::Vault& vault, const access::Work& work, const PersonId& person);

/// Hears "engagement_agreed": what is given at the start is handed to each coachee.
std::vector<jobs::Listener> listeners();
/// What this room tells people.
std::vector<jobs::MailKind> mail_kinds();
std::vector<web::Route> routes();

}  // namespace waymark::toolkit
