#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"

namespace waymark::audit {

// --- Writing --------------------------------------------------------------------------------------------------

/// What a line concerns beyond its subject.
struct About {
  EngagementId engagement = {};  ///< in whose stream it stands; known without saying when it is itself the subject
  PersonId person = {};          ///< whose the thing is: they see that it was opened, by whom and when
};

/// Writes one line in the transaction of the change it tells of. `action` is a deed in the past tense
/// ("session_completed"); `detail` names codes, dates and numbers, never content. Needs a database opened with the
/// audit key.
void record(const access::Work& work, std::string_view action, std::string_view subject_kind,
            std::string_view subject_id, std::string_view detail = {}, const About& about = {});

/// The same for many subjects at once, all in one stream: for imports.
void record_all(const access::Work& work, std::string_view action, std::string_view subject_kind,
                std::span<const std::string> subject_ids, std::string_view detail = {}, const About& about = {});

/// Writes that the actor opened something sealed, of about.person: a line for each person whose it is.
inline constexpr std::string_view kOpened = "opened";
void opened(const access::Work& work, std::string_view subject_kind, std::string_view subject_id, const About& about,
            std::string_view detail = {});

/// What Work::stream says for lines that are to stand in a new stream of their own.
std::string new_stream(std::string_view what);

// --- Reading --------------------------------------------------------------------------------------------------

/// A line as it was written.
struct Line {
  std::string id;
  Instant at;
  PersonId actor;  ///< empty for the program itself and for visitors
  std::string actor_name;
  std::string action;
  std::string subject_kind;
  std::string subject_id;
  std::string detail;
  PersonId about;           ///< whose it was that was opened
  std::string stream;       ///< empty for a line that is in no chain
  std::int64_t number = 0;  ///< in its stream, from 1
  std::string mac_before;   ///< of the line before; empty for the first
  std::string mac;          ///< 32 bytes
};

/// Its MAC in hexadecimal digits.
std::string mac_digits(const Line& line);

/// Which lines; empty members mean any.
struct Filter {
  std::string subject_id = {};
  PersonId actor = {};
  PersonId about = {};
  std::string action = {};
};

/// Where a page of lines ends; the next one continues after it.
struct Mark {
  Instant at;
  std::string id;
  /// As one piece of text for a link, and back; nothing when it is none of ours.
  std::string text() const;
  static std::optional<Mark> parse(std::string_view text);
};

struct LinePage {
  std::vector<Line> lines;
  std::optional<Mark> next;  ///< set when there are older lines
};

/// Lines, newest first, at most `size` (1 to 1000) of them, older than `after`. Asks nobody's permission: the page
/// that shows them does.
LinePage lines(db::Connection& db, const Filter& filter, const std::optional<Mark>& after, int size);

/// Lines of [from, until), oldest first, at most `size` of them, later than `after`: for taking the trail elsewhere.
LinePage lines_between(db::Connection& db, Instant from, Instant until, const std::optional<Mark>& after, int size);

// --- The key --------------------------------------------------------------------------------------------------

/// The key file is missing where it must not be, or is not one.
class KeyFault : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The key in a file of 64 hexadecimal digits; null when there is no such file. Throws KeyFault when it is something
/// else or others than its owner may read it.
std::shared_ptr<const db::RowKey> read_key(const std::string& path);
/// The same, made (mode 0600, its folder 0700) when there is none.
std::shared_ptr<const db::RowKey> read_or_make_key(const std::string& path);

/// 16 characters by which two keys are told apart, and neither is known.
std::string fingerprint(const db::RowKey& key);

/// Whether the trail of this database has begun, and under the key it was opened with.
enum class Trail { not_begun, begun, begun_with_another_key };
Trail trail(db::Connection& db);

/// Begins the trail, once: lines from before there was a chain become its first stream, in the order of their times,
/// and a line says so. Does nothing when it has begun. How many lines it found.
std::int64_t begin_trail(const access::Work& work);

// --- Checkpoints ----------------------------------------------------------------------------------------------

struct CheckpointMade {
  std::int64_t number = 0;           ///< 0: no stream has grown since the last
  std::int64_t streams = 0;          ///< how many had
  std::vector<std::string> shorter;  ///< streams that end before where an earlier checkpoint saw them
};

/// Writes down the heads of all streams that have grown since the last checkpoint: a row in the database, then a line
/// in `file`, which is on the disk when this returns. Also writes there what an earlier call could not. Throws
/// std::system_error when the file cannot be written.
CheckpointMade make_checkpoint(db::Database& database, const std::string& file, Instant now);

// --- Verifying ------------------------------------------------------------------------------------------------

enum class Wrong { altered, missing, inserted, reordered, cut_tail, rebuilt };
std::string_view code(Wrong wrong);  ///< "altered", "cut tail", …

/// The first link of a stream that does not hold.
struct Break {
  std::string stream;         ///< "checkpoints" for those; empty for lines in no chain
  std::int64_t number = 0;    ///< in the stream
  std::string line_id;        ///< of the line found there; empty when none is
  std::optional<Instant> at;  ///< when that line says it was written
  Wrong wrong = Wrong::altered;
  std::string detail;  ///< a phrase
  std::string str() const;
};

struct Report {
  std::int64_t streams = 0;
  std::int64_t lines = 0;
  std::int64_t checkpoints = 0;
  std::vector<Break> breaks;  ///< at most one for each stream, in their order
  bool stopped = false;       ///< it was not walked to the end
  bool whole() const { return breaks.empty() && !stopped; }
};

struct VerifyOptions {
  std::string checkpoint_file;
  /// Told now and then how many lines of how many are done; walking stops when it answers false.
  std::function<bool(std::int64_t done, std::int64_t total)> progress = {};
};

/// Walks along every stream, in one reading transaction: each line's MAC, its number, the MAC of the line before, the
/// stream's head, and every checkpoint in the database and in the file.
Report verify(db::Database& database, const VerifyOptions& options);

/// What the last walk found, and the last checkpoint: for those who watch over the service.
struct ChainStatus {
  struct Verified {
    Instant at;
    std::int64_t streams, lines, broken;
    std::string first_break;
  };
  std::optional<Verified> verified;
  std::int64_t checkpoint = 0;  ///< its number; 0: none yet
  std::optional<Instant> checkpoint_at;
  std::int64_t streams = 0;
};
ChainStatus chain_status(db::Connection& db);
void note_verification(const access::Work& work, const Report& report);

// --- Alerts ---------------------------------------------------------------------------------------------------

/// Something those who watch over the service must know.
struct Alert {
  std::string kind;     ///< one of kAlerts
  std::string subject;  ///< whom or what it is about: told apart by it
  std::string detail;   ///< codes, dates and numbers
  Instant raised_at;
};
inline constexpr std::string_view kMassReading = "audit_mass_reading";
inline constexpr std::string_view kManyRefusals = "audit_many_refusals";
inline constexpr std::string_view kChainBroken = "audit_chain_broken";
inline constexpr std::string_view kSealRefused = "audit_seal_refused";
inline constexpr std::string_view kAlerts[] = {kMassReading, kManyRefusals, kChainBroken, kSealRefused};
/// Its words in English, to be translated; null for another kind.
const char* alert_words(std::string_view kind);

/// Notes an alert and writes a line of it, unless the same was raised at or after `not_since`; whether it did.
bool raise_alert(const access::Work& work, const Alert& alert, Instant not_since);
/// The latest alerts, at most `size`.
std::vector<Alert> alerts(db::Connection& db, int size);

/// Somebody who opened more than so many different sealed things since then.
struct Reader {
  PersonId person;
  std::string name;
  std::int64_t opened;
};
std::vector<Reader> mass_readers(db::Connection& db, Instant since, std::int64_t more_than);

}  // namespace waymark::audit
