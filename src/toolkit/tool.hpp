#pragma once
// What a development tool is.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.hpp"

namespace waymark::toolkit {

using ToolId = Id<struct ToolTag>;
using VersionId = Id<struct ToolVersionTag>;
using FileId = Id<struct ToolFileTag>;
using HandedId = Id<struct HandedToolTag>;

enum class Purpose { reflection, goal_setting, feedback, wellbeing, leadership, career, other };
inline constexpr Purpose kPurposes[] = {Purpose::reflection, Purpose::goal_setting, Purpose::feedback,
                                        Purpose::wellbeing,  Purpose::leadership,   Purpose::career,
                                        Purpose::other};
std::string_view code(Purpose purpose);  ///< "goal_setting": in the database and in files
const char* label(Purpose purpose);      ///< "Goal setting", in the reader's language
std::optional<Purpose> purpose_from(std::string_view code);

enum class Language { english, welsh, other };
inline constexpr Language kLanguages[] = {Language::english, Language::welsh, Language::other};
std::string_view code(Language language);  ///< "en", "cy", "other"
const char* label(Language language);
std::optional<Language> language_from(std::string_view code);

/// Who may hand it on: everybody's coaches, the coaches of one supplier, those of one programme's engagements.
enum class Audience { everyone, supplier, programme };
inline constexpr Audience kAudiences[] = {Audience::everyone, Audience::supplier, Audience::programme};
std::string_view code(Audience audience);
std::optional<Audience> audience_from(std::string_view code);

/// What it is made of. Questionnaires are to be a third kind.
enum class Kind { link, file };
inline constexpr Kind kKinds[] = {Kind::link, Kind::file};
std::string_view code(Kind kind);
const char* label(Kind kind);
std::optional<Kind> kind_from(std::string_view code);

/// Whose it is to keep: every administrator of its supplier, its coach, its programme manager.
enum class OfferedAs { supplier, coach, programme };
inline constexpr OfferedAs kOfferedAs[] = {OfferedAs::supplier, OfferedAs::coach, OfferedAs::programme};
std::string_view code(OfferedAs as);
std::optional<OfferedAs> offered_as_from(std::string_view code);

/// Where a version stands. It follows from what was done with it; nothing keeps it.
enum class State { draft, to_review, sent_back, released, withdrawn };
std::string_view code(State state);
const char* label(State state);

inline constexpr std::size_t kLongestTitle = 150, kLongestDescription = 2000, kLongestLicence = 200,
                             kLongestLink = 2000, kLongestTag = 40, kLongestReason = 500, kLongestNote = 2000;
inline constexpr std::size_t kMostTags = 10;
inline constexpr std::size_t kLargestFile = 10 * 1024 * 1024;

/// What is said of a tool.
struct ToolWords {
  std::string title;
  std::string description;
  Purpose purpose = Purpose::other;
  Language language = Language::english;
  std::string licence;
  Audience audience = Audience::everyone;
  SupplierId audience_supplier;    ///< of Audience::supplier
  ProgrammeId audience_programme;  ///< of Audience::programme
  std::vector<std::string> tags;
  Kind kind = Kind::link;
  std::string link;  ///< of Kind::link
};

/// A file, without its content.
struct FileFacts {
  FileId id;
  std::string name;
  std::string type;  ///< a code of file_type.hpp
  std::int64_t size = 0;
};

struct Version {
  VersionId id;
  ToolId tool;
  int number = 0;
  ToolWords words;
  std::string audience_name;  ///< of its supplier or programme
  std::optional<FileFacts> file;
  Instant drafted_at, changed_at;
  PersonId changed_by;
  std::optional<Instant> submitted_at, sent_back_at, released_at;
  PersonId submitted_by;
};

struct Tool {
  ToolId id;
  OfferedAs offered_as = OfferedAs::coach;
  SupplierId supplier;  ///< on whose behalf it is offered; empty for internal coaches and programme managers
  std::string supplier_name;
  PersonId author;
  std::string author_name;
  Instant added_at;
  std::optional<Instant> withdrawn_at;
  std::optional<Instant> at_start_since;  ///< since when each new coachee of its supplier is given it
  Version latest;
  std::optional<Version> released;  ///< also while it is withdrawn

  bool in_library() const { return released && !withdrawn_at; }
  /// Where one of its versions stands.
  State state_of(const Version& version) const;
};

/// What became of a tool.
struct ToolEvent {
  int version = 0;
  Instant at;
  std::string by_name;
  std::string kind;  ///< "drafted", "submitted", "released", "sent_back", "withdrawn"
  std::string reason;
};
const char* event_label(std::string_view kind);

/// A tool in a coachee's hands.
struct Handed {
  HandedId id;
  ToolId tool;
  EngagementId engagement;
  PersonId person;
  std::string person_name;
  Instant handed_at;
  PersonId handed_by;  ///< empty where it was given at the start
  std::string handed_by_name;
  bool has_note = false;
  std::optional<Instant> opened_at, done_at;
  std::string title;        ///< of the released version
  bool in_library = false;  ///< it can be opened
};

/// "goals, values": as they are shown; and read again, each once, trimmed.
std::string tags_text(const std::vector<std::string>& tags);
std::vector<std::string> tags_from(std::string_view text);

}  // namespace waymark::toolkit
