#pragma once
// Documents the partners of an engagement give each other: sealed, in versions, checked before the other sees them.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engagements/engagements.hpp"
#include "jobs/jobs.hpp"
#include "vault/vault.hpp"
#include "web/route.hpp"

namespace waymark::documents {

using DocumentId = Id<struct DocumentTag>;
using VersionId = Id<struct DocumentVersionTag>;

struct Settings {
  std::int64_t most_bytes = 25 * 1024 * 1024;    ///< of one file; at most kMostBytes
  std::int64_t quota_bytes = 200 * 1024 * 1024;  ///< of all somebody's documents together
  std::string clamd;  ///< "/run/clamd.ctl" or "host:port"; empty: nothing is scanned, all is released at once
};
inline constexpr std::int64_t kMostBytes = 100 * 1024 * 1024;
inline constexpr int kPageSize = 10;
inline constexpr std::size_t kLongestTitle = 150, kLongestNote = 1'000;  ///< characters

/// held: waits for the scanner; its owner alone knows of it. refused: harmful, its content is destroyed.
enum class Standing { held, released, refused };

struct Version {
  VersionId id;
  int number = 0;
  std::int64_t bytes = 0;
  Instant added_at;
  std::optional<Instant> released_at, refused_at;
  Standing standing() const {
    return refused_at ? Standing::refused : released_at ? Standing::released : Standing::held;
  }
};

/// What is known of a document without opening it.
struct Document {
  DocumentId id;
  EngagementId engagement;
  PersonId owner;
  std::string owner_name;
  Instant added_at;
  std::optional<Instant> shared_at, withdrawn_at;
  Version newest;  ///< of those who asks may see
};

/// What is sealed beside the file.
struct Words {
  std::string title;
  std::string note;
  std::string file_name;  ///< fit to be saved under: no folders, no hidden characters, an ending that fits the type
  std::string content_type;  ///< as its content says
};

/// A document as it is opened; no words when it was withdrawn, refused or shredded.
struct OpenedDocument {
  Document document;
  std::optional<Words> words;
};

struct Order {
  enum class By { date, size } by = By::date;
  bool ascending = false;
};
struct Page {
  std::vector<OpenedDocument> documents;
  int number = 1, of = 1;
};
/// The documents the actor sees, opened: the newest version of each. Refuses not_found to who is no partner.
Page open_page(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const Order& order = {},
               int page = 1);

/// One of them with all its versions, newest first.
struct OpenedVersion {
  Version version;
  std::optional<Words> words;
};
struct OpenedVersions {
  Document document;
  std::vector<OpenedVersion> versions;
};
OpenedVersions open_versions(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                             const DocumentId& document);

/// Gives the file of a version, piece by piece; holds one piece in memory.
class FileReader {
 public:
  FileReader(VersionId version, vault::StreamOpener opener)
      : version_(std::move(version)), opener_(std::move(opener)), bytes_(opener_.bytes()) {}
  /// Some hundred kilobytes at most; empty once all was given. Throws Tampered when it is not what was sealed, or
  /// Gone when it was taken away meanwhile.
  std::string next(db::Connection& db);
  std::int64_t bytes() const { return bytes_; }

 private:
  VersionId version_;
  vault::StreamOpener opener_;
  std::int64_t bytes_, given_ = 0, piece_ = 0;
};
class Gone : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A released version's file. Refuses not_found otherwise, also to its owner: they have it.
struct OpenedFile {
  Words words;
  FileReader file;
};
OpenedFile open_file(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                     const DocumentId& document, const VersionId& version);

/// A file on its way in. Made when it begins, fed by web, given to add() or add_version() when all is there.
class Intake;

/// What somebody writes with a file.
struct Given {
  std::string title;  ///< empty: the file's name
  std::string note;
};
/// Makes the file a document of the actor's, and tells the other partners once it is released. Refuses not_found to
/// who is no partner, out_of_turn when the engagement is over. Problems at: file, title, note.
Checked<DocumentId> add(vault::Vault& vault, const access::Work& work, const Settings& settings,
                        const EngagementId& engagement, Intake* intake, const Given& given);
/// The same for a new version, by the document's owner; not_allowed to the others.
Checked<Done> add_version(vault::Vault& vault, const access::Work& work, const Settings& settings,
                          const EngagementId& engagement, const DocumentId& document, Intake* intake,
                          const Given& given);

/// Takes all versions away, by their owner; that there was a document, whose and when, stays. Refuses not_found,
/// not_allowed for another's, out_of_turn twice or when the engagement is over.
void withdraw(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
              const DocumentId& document);

/// Shows the coach of today a document from before their time, or no longer: by its owner, or by a coachee when its
/// owner is no partner any more. Refuses as withdraw() does.
void show_to_coach(const access::Work& work, const EngagementId& engagement, const DocumentId& document, bool shown);

/// How much of their quota somebody's documents take, in all engagements, uploads under way too.
std::int64_t used_by(db::Connection& db, const PersonId& person);

/// Scans what is due, one at a time, each in transactions of its own; how many. For a thread of its own: a scan takes
/// as long as the scanner does. Of several processes one scans each. Without a scanner, what waited for one is
/// released.
int scan_due(db::Database& database, vault::Vault& vault, const Clock& clock, const Settings& settings);

/// Clears uploads away that never ended, some at a time; how many. For the start and now and then.
int clear_away(db::Database& database, const Clock& clock);

/// Takes the pieces of a shredded engagement's documents away: in the transaction of its shredding.
void forget_pieces(vault::Vault& vault, const access::Work& work, const keys::Scope& scope);

/// A document of a person's, for them.
struct Packed {
  Instant at;
  std::string title;
  std::string text;
  std::string file_name;
  std::int64_t bytes;
  std::function<void(db::Connection&, const std::function<void(std::string_view)>&)> pieces;
};
std::vector<Packed> packed_for(vault::Vault& vault, const access::Work& work,
                               const vault::SubjectAccessPacker& packer, const PersonId& person);

/// The pieces of the documents that `person` added as a coachee, in all engagements, neither withdrawn nor shredded;
/// as a coach, of those that nobody else was ever given.
std::vector<vault::Place> own_pieces(vault::Vault& vault, const access::Work& work, const PersonId& person);
/// Destroys them when they are erased, as if their owner had withdrawn them; how many pieces. Asks no permission: the
/// deed that erases them does.
std::int64_t erase_own(vault::Vault& vault, const access::Work& work, const PersonId& person);

std::vector<web::Route> routes();
std::vector<jobs::MailKind> mail_kinds();
/// What is questionable about the settings: sentences for `waymark config check`; and what is wrong, at their names.
std::vector<std::string> warnings(const Settings& settings);
Problems check(const Settings& settings);

std::string documents_path(const EngagementId& engagement);
std::string document_path(const EngagementId& engagement, const DocumentId& document);

}  // namespace waymark::documents
