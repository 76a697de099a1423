#pragma once
// The rows of the toolkit.
#include <functional>

#include "access/access.hpp"
#include "toolkit/tool.hpp"

namespace waymark::toolkit {
struct Standing;
}

namespace waymark::toolkit::store {

// --- Tools, versions, files (store.cpp) ---

void insert(db::Connection& db, const Tool& tool);
/// Writes what can change of a tool: its versions' places, withdrawn_at, at_start_since.
void update(db::Connection& db, const Tool& tool);
/// Its place; update() writes what is said in it.
void insert(db::Connection& db, const Version& version);
void update(db::Connection& db, const Version& version);
void insert_file(db::Connection& db, const ToolId& tool, const FileFacts& facts, std::string_view content,
                 Instant now);
/// Those no version has any more.
void remove_unused_files(db::Connection& db, const ToolId& tool);
std::string file_content(db::Connection& db, const FileId& id);
std::optional<Tool> find(db::Connection& db, const ToolId& id);
void add_event(const access::Work& work, const Version& version, std::string_view kind, std::string_view reason);
/// Newest first.
std::vector<ToolEvent> events(db::Connection& db, const ToolId& id);

/// The columns version_from() reads, of tool_version v and what it names.
#define WAYMARK_TOOL_VERSION_COLUMNS                                                                            \
  "v.id, v.tool_id, v.number, v.kind, v.title, v.description, v.purpose, v.language, v.licence, v.audience, "   \
  "v.audience_supplier_id, v.audience_programme_id, v.tags, v.link, v.drafted_at, v.changed_at, v.changed_by, " \
  "v.submitted_at, v.submitted_by, v.sent_back_at, v.released_at, coalesce(s.name, p.name, ''), f.id, f.name, " \
  "f.type, f.size"
#define WAYMARK_TOOL_VERSION_JOINS                                                              \
  " left join supplier_v s on s.id = v.audience_supplier_id left join programme_v p on p.id = " \
  "v.audience_programme_id left join tool_file f on f.id = v.file_id"
inline constexpr int kVersionColumns = 26;
Version version_from(const db::Row& row);

// --- People and places (store_places.cpp) ---

/// The programmes of the engagements somebody coaches, of those that are not declined.
std::vector<std::string> programmes_coached(db::Connection& db, const CoachId& coach);
/// Who holds one of these roles for an organisation, or for this programme.
std::vector<PersonId> holders(db::Connection& db, access::Role role, const ProgrammeId& programme);
/// Suppliers with a tool in the library.
std::vector<std::pair<std::string, std::string>> suppliers_with_tools(db::Connection& db);

// --- The library (store_library.cpp) ---

/// What a list shows: the released version of each tool, or the latest of those the actor keeps or may review.
enum class View { library, yours, to_review, withdrawn };
enum class SortBy { title, purpose, language, supplier, released };

struct Question {
  View view = View::library;
  std::string search;  ///< each word is in title, description or tags
  std::optional<Purpose> purpose;
  std::optional<Language> language;
  SupplierId supplier;
  std::string tag;
  SortBy sort = SortBy::title;
  bool descending = false;
};
struct Line {
  ToolId id;
  Version shown;
  std::string supplier_name;
  std::optional<Instant> withdrawn_at;
  bool at_start = false;
};
std::vector<Line> lines(db::Connection& db, const Standing& standing, const Question& question, std::int64_t skip,
                        std::int64_t size);
std::int64_t count(db::Connection& db, const Standing& standing, const Question& question);

/// Tools that may be handed on in such an engagement, by title.
std::vector<Line> usable(db::Connection& db, const SupplierId& supplier, const ProgrammeId& programme,
                         std::string_view search, std::int64_t skip, std::int64_t size);
std::int64_t count_usable(db::Connection& db, const SupplierId& supplier, const ProgrammeId& programme,
                          std::string_view search);

// --- In coachees' hands (store_handed.cpp) ---

void insert(db::Connection& db, const Handed& handed);
std::optional<Handed> find_handed(db::Connection& db, const HandedId& id);
/// Newest first; one coachee's alone, or everybody's for an empty person.
std::vector<Handed> handed_in(db::Connection& db, const EngagementId& engagement, const PersonId& person,
                              std::int64_t skip, std::int64_t size);
std::int64_t count_handed_in(db::Connection& db, const EngagementId& engagement, const PersonId& person);
/// The oldest first; of one tool unless it is empty.
std::vector<Handed> handed_to(db::Connection& db, const PersonId& person, const ToolId& tool);
bool was_handed(db::Connection& db, const PersonId& person, const ToolId& tool);
bool was_handed_any(db::Connection& db, const PersonId& person);
/// Which coachees of an engagement have it already.
std::vector<PersonId> who_has(db::Connection& db, const EngagementId& engagement, const ToolId& tool);
/// Whether it was not so already.
bool note_opened(db::Connection& db, const HandedId& id, Instant now);
bool note_done(db::Connection& db, const HandedId& id, Instant now);
/// Nothing was written with it, from now on.
void forget_note(db::Connection& db, const HandedId& id);
/// The tools in the library that a supplier gives at the start, since that moment or earlier.
std::vector<ToolId> given_at_start(db::Connection& db, const SupplierId& supplier, Instant since);
/// Engagements under way that somebody coaches, with their coachees' names.
struct Coached {
  EngagementId id;
  std::string coachee_name;
  std::int64_t coachees = 1;
};
std::vector<Coached> coached_with(db::Connection& db, const CoachId& coach, const Version& version, Date today,
                                  int at_most);

// --- Usage (store_usage.cpp) ---

/// Facts of one handing, without whom it was to.
struct Use {
  ToolId tool;
  std::string title;
  ProgrammeId programme;
  std::string programme_name;
  bool opened = false, done = false;
};
/// Of one tool, or of all for an empty one; in tools' order of titles, then by programme. Only of the programmes the
/// actor reviews tools of.
void each_use(db::Connection& db, const Standing& standing, const ToolId& tool,
              const std::function<void(const Use&)>& take);
struct Used {
  ToolId tool;
  std::string title, supplier_name;
  std::int64_t handed = 0, opened = 0, done = 0;
};
/// Of the tools that were released whose usage the actor sees: all of it for who keeps them, else what happened in
/// the programmes they review tools of. By title.
std::vector<Used> usage(db::Connection& db, const Standing& standing, const ToolId& tool, std::int64_t skip,
                        std::int64_t size);
std::int64_t count_usage(db::Connection& db, const Standing& standing);

/// Ids in one text: an argument for `like '%' || id || '%'`, which finds whole ids because all have one length.
std::string id_list(const std::vector<std::string>& ids);

}  // namespace waymark::toolkit::store
