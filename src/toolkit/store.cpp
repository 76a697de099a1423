#include "toolkit/store.hpp"

#include <stdexcept>

namespace waymark::toolkit::store {
namespace {

template <class T>
T known(const std::optional<T>& code) {
  if (!code) throw std::logic_error("toolkit: a code nobody knows");
  return *code;
}

/// "|goals|values|": what a tag is found by.
std::string tag_keys(const std::vector<std::string>& tags) {
  std::string keys = "|";
  for (const auto& tag : tags) keys += search_key(tag) + "|";
  return keys;
}

std::string search_text(const ToolWords& words) {
  return search_key(words.title + " " + words.description + " " + tags_text(words.tags));
}

std::optional<Version> version(db::Connection& db, const VersionId& id) {
  for (const db::Row& row : db.query("select " WAYMARK_TOOL_VERSION_COLUMNS
                                     " from tool_version v" WAYMARK_TOOL_VERSION_JOINS " where v.id = $1",
                                     id))
    return version_from(row);
  return std::nullopt;
}

}  // namespace

Version version_from(const db::Row& row) {
  Version version;
  version.id = row.get<VersionId>(0);
  version.tool = row.get<ToolId>(1);
  version.number = row.get<int>(2);
  auto& words = version.words;
  words.kind = known(kind_from(row.text(3)));
  words.title = row.get<std::string>(4);
  words.description = row.get<std::string>(5);
  words.purpose = known(purpose_from(row.text(6)));
  words.language = known(language_from(row.text(7)));
  words.licence = row.get<std::string>(8);
  words.audience = known(audience_from(row.text(9)));
  words.audience_supplier = row.get<SupplierId>(10);
  words.audience_programme = row.get<ProgrammeId>(11);
  words.tags = tags_from(row.text(12));
  words.link = row.get<std::string>(13);
  version.drafted_at = row.get<Instant>(14);
  version.changed_at = row.get<Instant>(15);
  version.changed_by = row.get<PersonId>(16);
  version.submitted_at = row.get<std::optional<Instant>>(17);
  version.submitted_by = row.get<PersonId>(18);
  version.sent_back_at = row.get<std::optional<Instant>>(19);
  version.released_at = row.get<std::optional<Instant>>(20);
  version.audience_name = row.get<std::string>(21);
  if (!row.is_null(22))
    version.file =
        FileFacts{row.get<FileId>(22), row.get<std::string>(23), row.get<std::string>(24), row.integer(25)};
  return version;
}

void insert(db::Connection& db, const Tool& tool) {
  db.run(
      "insert into tool (id, offered_as, supplier_id, author_id, added_at, latest_version_id)"
      " values ($1, $2, $3, $4, $5, $6)",
      tool.id, code(tool.offered_as), tool.supplier, tool.author, tool.added_at, tool.latest.id);
}

void update(db::Connection& db, const Tool& tool) {
  db.run(
      "update tool set latest_version_id = $2, released_version_id = $3, withdrawn_at = $4, at_start_since = $5"
      " where id = $1",
      tool.id, tool.latest.id, tool.released ? tool.released->id : VersionId(), tool.withdrawn_at,
      tool.at_start_since);
}

void insert(db::Connection& db, const Version& version) {
  db.run(
      "insert into tool_version (id, tool_id, number, kind, title, sort_key, description, search_key, purpose, "
      "language,"
      " licence, audience, tags, tag_keys, link, drafted_at, changed_at, changed_by)"
      " values ($1, $2, $3, '', '', '', '', '', '', '', '', 'everyone', '', '', '', $4, $5, $6)",
      version.id, version.tool, version.number, version.drafted_at, version.changed_at, version.changed_by);
}

void update(db::Connection& db, const Version& version) {
  const auto& words = version.words;
  db.run(
      "update tool_version set kind = $2, title = $3, sort_key = $4, description = $5, search_key = $6, purpose = $7,"
      " language = $8, licence = $9, audience = $10, audience_supplier_id = $11, audience_programme_id = $12, tags = "
      "$13,"
      " tag_keys = $14, link = $15, file_id = $16, changed_at = $17, changed_by = $18, submitted_at = $19,"
      " submitted_by = $20, sent_back_at = $21, released_at = $22 where id = $1",
      version.id, code(words.kind), words.title, sort_key(words.title), words.description, search_text(words),
      code(words.purpose), code(words.language), words.licence, code(words.audience), words.audience_supplier,
      words.audience_programme, tags_text(words.tags), tag_keys(words.tags), words.link,
      version.file ? version.file->id : FileId(), version.changed_at, version.changed_by, version.submitted_at,
      version.submitted_by, version.sent_back_at, version.released_at);
}

void insert_file(db::Connection& db, const ToolId& tool, const FileFacts& facts, std::string_view content,
                 Instant now) {
  db.run(
      "insert into tool_file (id, tool_id, name, type, size, content, added_at) values ($1, $2, $3, $4, $5, $6, $7)",
      facts.id, tool, facts.name, facts.type, facts.size, db::Bytes{content}, now);
}

void remove_unused_files(db::Connection& db, const ToolId& tool) {
  db.run(
      "delete from tool_file where tool_id = $1 and not exists (select 1 from tool_version v where v.file_id ="
      " tool_file.id)",
      tool);
}

std::string file_content(db::Connection& db, const FileId& id) {
  for (const db::Row& row : db.query("select content from tool_file where id = $1", id))
    return std::string(row.bytes(0));
  throw std::logic_error("toolkit: a version without its file");
}

std::optional<Tool> find(db::Connection& db, const ToolId& id) {
  Tool tool;
  VersionId latest, released;
  for (const db::Row& row : db.query(
           "select t.id, t.offered_as, t.supplier_id, coalesce(s.name, ''), t.author_id,"
           " coalesce(p.first_name || ' ' || p.last_name, ''), t.added_at, t.withdrawn_at, t.at_start_since,"
           " t.latest_version_id, t.released_version_id from tool t left join supplier_v s on s.id = t.supplier_id"
           " left join person_v p on p.id = t.author_id where t.id = $1",
           id)) {
    tool.id = row.get<ToolId>(0);
    tool.offered_as = known(offered_as_from(row.text(1)));
    tool.supplier = row.get<SupplierId>(2);
    tool.supplier_name = row.get<std::string>(3);
    tool.author = row.get<PersonId>(4);
    tool.author_name = row.get<std::string>(5);
    tool.added_at = row.get<Instant>(6);
    tool.withdrawn_at = row.get<std::optional<Instant>>(7);
    tool.at_start_since = row.get<std::optional<Instant>>(8);
    latest = row.get<VersionId>(9);
    released = row.get<VersionId>(10);
  }
  if (tool.id.empty()) return std::nullopt;
  tool.latest = version(db, latest).value();
  if (released == latest) tool.released = tool.latest;
  else if (!released.empty()) tool.released = version(db, released);
  return tool;
}

void add_event(const access::Work& work, const Version& version, std::string_view kind, std::string_view reason) {
  work.db.run(
      "insert into tool_event (id, tool_id, version, at, by_person_id, by_name, kind, reason)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8)",
      new_id(), version.tool, version.number, work.now, work.actor.person, work.actor.name, kind, reason);
}

std::vector<ToolEvent> events(db::Connection& db, const ToolId& id) {
  std::vector<ToolEvent> all;
  for (const db::Row& row : db.query("select version, at, by_name, kind, reason from tool_event where tool_id = $1"
                                     " order by at desc, id desc limit 100",
                                     id))
    all.push_back({row.get<int>(0), row.get<Instant>(1), row.get<std::string>(2), row.get<std::string>(3),
                   row.get<std::string>(4)});
  return all;
}

}  // namespace waymark::toolkit::store
