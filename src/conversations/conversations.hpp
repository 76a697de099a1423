#pragma once
// The performance conversation of each session, and what each partner has for themselves: private notes,
// preparation, reflection.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engagements/engagements.hpp"
#include "jobs/jobs.hpp"
#include "programmes/programmes.hpp"
#include "vault/vault.hpp"
#include "web/route.hpp"

namespace waymark::conversations {

using ConversationId = Id<struct ConversationTag>;
using OwnId = Id<struct ConversationOwnTag>;

// --- Templates ------------------------------------------------------------------------------------------------

enum class FieldKind { text, rating };
std::string_view code(FieldKind kind);

/// One field of a conversation, as its programme words it.
struct Field {
  std::string key;
  FieldKind kind = FieldKind::text;
  std::string label;
  std::string hint;
  bool operator==(const Field&) const = default;
};
inline constexpr std::size_t kLongestLabel = 100, kLongestHint = 300;
/// The fields there are when a programme says nothing. Beside them a programme may have up to three of its own.
std::vector<Field> built_in_fields();
inline constexpr std::string_view kOwnFields[] = {"own_1", "own_2", "own_3"};
/// Its label and hint in the reader's language, where they are the ones built in.
Field shown(Field field);

/// Which fields, in which order. A changed template is a new version; what was written keeps the one it had.
struct Template {
  int version = 0;  ///< 0 is built in
  std::vector<Field> fields;
};
/// The one conversations are written with now.
Template template_of(db::Connection& db, const ProgrammeId& programme);
/// That version of it; the built-in one for 0, nothing when there is none.
std::optional<Template> template_of(db::Connection& db, const ProgrammeId& programme, int version);
/// Needs may_manage. `seen` is the version the fields were drawn from: refuses out_of_turn when it has changed since.
/// Problems at: fields, label_KEY, hint_KEY.
Checked<Done> set_template(const access::Work& work, const ProgrammeId& programme, int seen,
                           const std::vector<Field>& fields);

// --- What is written ------------------------------------------------------------------------------------------

inline constexpr std::size_t kLongestText = 20'000;  ///< characters of a field
inline constexpr int kBestRating = 10;

/// A field with what stands in it.
struct Entry {
  Field field;
  std::string value;  ///< of a rating, 0 to 10 in digits, or empty; a draft's may be anything
};
using Writing = std::vector<Entry>;
/// By the keys of fields.
using Values = std::map<std::string, std::string, std::less<>>;

/// That a conversation was written, by whom and when.
struct Conversation {
  ConversationId id;
  EngagementId engagement;
  SessionId session;
  int template_version = 0;
  int version = 1;
  Instant first_at;
  PersonId first_by;
  Instant changed_at;
  PersonId changed_by;
};

enum class OwnKind { draft, note, preparation, reflection };
std::string_view code(OwnKind kind);

/// That somebody has written something of their own about a session.
struct Own {
  OwnId id;
  EngagementId engagement;
  SessionId session;
  PersonId person;
  OwnKind kind = OwnKind::note;
  Instant changed_at;
  std::optional<Instant> sitting_at;
  int drawn_from = 0;
  int template_version = 0;
  std::optional<Instant> shared_at;
};

/// Drafts saved by the same person within this time of the first are one sitting, and one audit line.
inline constexpr std::chrono::minutes kSitting{30};

// --- Reading: each opening is an audit line -------------------------------------------------------------------

/// The conversation; nothing when it was shredded. Refuses not_found to whom it is not for.
std::optional<Writing> open(vault::Vault& vault, const access::Work& work,
                            const engagements::Partnership& partnership, const Conversation& conversation);
/// What the actor has of that kind; empty text when nothing, or when it was shredded.
std::string open_text(vault::Vault& vault, const access::Work& work, const engagements::Partnership& partnership,
                      const SessionId& session, OwnKind kind);
/// The actor's own draft, or their reflection, or one that was shared with them.
std::optional<Writing> open(vault::Vault& vault, const access::Work& work,
                            const engagements::Partnership& partnership, const Own& own);

// --- Writing. Refuses not_found to who is no partner, out_of_turn when it can no longer be written -----------------

/// What a form was drawn from.
struct Basis {
  int version = 0;  ///< of the conversation; 0 when there was none
  int template_version = 0;
};
/// Makes the conversation of a session what these values say, shared by its partners; the actor's draft is gone.
/// Problems at the keys of fields, and at "conflict" when the conversation was changed since.
Checked<Done> share(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                    const SessionId& session, const Basis& basis, const Values& values);
/// How a draft comes: what a script sends as it is typed may arrive after what was typed has been shared.
enum class Saved { by_button, as_typed };
/// Keeps them for the actor alone. Problems at the keys of fields. What was typed before the actor shared is refused
/// out_of_turn when it comes after.
Checked<Done> save_draft(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                         const SessionId& session, const Basis& basis, const Values& values, Saved how);
/// As often as wanted; a draft stays its author's to throw away when nothing can be written any more.
void discard_draft(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                   const SessionId& session);

/// Private notes, or preparation: the actor's own. Empty text takes it away. Problem at: text.
Checked<Done> save_text(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                        const SessionId& session, OwnKind kind, const std::string& text);
/// The three questions after a session.
std::vector<Field> reflection_fields();
/// The actor's own reflection, shared with the other side or taken back. Problems at the keys of its fields.
Checked<Done> save_reflection(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                              const SessionId& session, const Values& values, bool shared);

// --- After a change of coach ----------------------------------------------------------------------------------

/// A conversation of an earlier coach's time, as a coachee decides about it.
struct Earlier {
  Conversation conversation;
  bool let = false;      ///< this coachee has said yes
  bool visible = false;  ///< every coachee has: today's coach sees it
};
/// Those of an engagement, newest first; for a coachee, else not_found. Opens nothing.
std::vector<Earlier> earlier_conversations(const access::Work& work, const EngagementId& engagement);
/// Lets today's coach see these of them, and no others. Once the engagement is over nothing more can be let, but
/// everything taken back.
void let_coach_see(const access::Work& work, const EngagementId& engagement,
                   const std::vector<ConversationId>& these);

// --- For the rooms above --------------------------------------------------------------------------------------

/// A piece of what is kept about somebody, as text under headings.
struct PackedSection {
  EngagementId engagement;
  SessionId session;
  Instant at;                                              ///< when it was last changed
  std::string title;                                       ///< "Private notes"
  std::vector<std::pair<std::string, std::string>> texts;  ///< heading (may be empty) and text
};
/// All this room has that `person` may have: their own notes, preparations, reflections and drafts; the conversations
/// of their engagements as a coachee; as a coach those they wrote and may still see. Refuses not_found when the
/// packer is somebody else's.
std::vector<PackedSection> packed_for(vault::Vault& vault, const access::Work& work,
                                      const vault::SubjectAccessPacker& packer, const PersonId& person);

/// What `person` has for themselves in all engagements, as coachee or coach, and what is not shredded of it: private
/// notes, preparations, reflections and drafts. What they shared in a conversation is their partners' too.
std::vector<vault::Place> own_pieces(vault::Vault& vault, const access::Work& work, const PersonId& person);
/// Destroys it when they are erased; how many pieces. Asks no permission: the deed that erases them does.
std::int64_t erase_own(vault::Vault& vault, const access::Work& work, const PersonId& person);

/// What this room tells people.
std::vector<jobs::MailKind> mail_kinds();
std::vector<web::Route> routes();

}  // namespace waymark::conversations
