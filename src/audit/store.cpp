#include "audit/store.hpp"

#include <array>
#include <charconv>

namespace waymark::audit {
namespace {

#define WAYMARK_LINE                                                                                               \
  "select id, at, actor_person_id, actor_name, action, subject_kind, subject_id, detail, about_person_id, stream," \
  " number, mac_before, mac from audit_line"

Line line_of(const db::Row& row) {
  return {row.get<std::string>(0),   row.get<Instant>(1),     row.get<PersonId>(2),    row.get<std::string>(3),
          row.get<std::string>(4),   row.get<std::string>(5), row.get<std::string>(6), row.get<std::string>(7),
          row.get<PersonId>(8),      row.get<std::string>(9), row.integer(10),         std::string(row.bytes(11)),
          std::string(row.bytes(12))};
}

std::vector<Line> read(db::Rows rows) {
  std::vector<Line> all;
  for (const db::Row& row : rows) all.push_back(line_of(row));
  return all;
}

// A page of what may be one line more than fits.
LinePage page_of(std::vector<Line> lines, int most) {
  LinePage page{std::move(lines), std::nullopt};
  if (static_cast<int>(page.lines.size()) > most) {
    page.lines.pop_back();
    page.next = Mark{page.lines.back().at, page.lines.back().id};
  }
  return page;
}

}  // namespace

std::string Mark::text() const { return fmt::format("{}-{}", at.micros(), id); }

std::optional<Mark> Mark::parse(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos || !looks_like_id(text.substr(dash + 1))) return std::nullopt;
  std::int64_t micros = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + dash, micros);
  if (error != std::errc() || end != text.data() + dash) return std::nullopt;
  return Mark{Instant::micros(micros), std::string(text.substr(dash + 1))};
}

LinePage lines(db::Connection& db, const Filter& filter, const std::optional<Mark>& after, int size) {
  std::string sql = WAYMARK_LINE " where (at, id) < ($1, $2)";
  // A moment later than any: the first page starts above everything.
  const Mark from = after.value_or(Mark{Instant::micros(INT64_MAX), ""});
  const int most = std::clamp(size, 1, 1000);
  std::vector<db::Value> args{from.at, from.id};
  const auto only = [&](std::string_view column, const db::Value& value) {
    args.push_back(value);
    sql += fmt::format(" and {} = ${}", column, args.size());
  };
  if (!filter.subject_id.empty()) only("subject_id", filter.subject_id);
  if (filter.actor) only("actor_person_id", filter.actor);
  if (filter.about) only("about_person_id", filter.about);
  if (!filter.action.empty()) only("action", filter.action);
  args.emplace_back(most + 1);
  sql += fmt::format(" order by at desc, id desc limit ${}", args.size());
  return page_of(read(db.query_list(sql, args)), most);
}

LinePage lines_between(db::Connection& db, Instant from, Instant until, const std::optional<Mark>& after, int size) {
  const Mark start = after.value_or(Mark{from, ""});
  const int most = std::clamp(size, 1, 10'000);
  return page_of(read(db.query(WAYMARK_LINE " where (at, id) > ($1, $2) and at < $3 order by at, id limit $4",
                               start.at, start.id, until, most + 1)),
                 most);
}

namespace store {
namespace {

constexpr std::string_view kChange =
    "insert into audit_head (stream, number, mac) values ($1, $2, $3)"
    " on conflict (stream) do update set ";

}  // namespace

// An upsert each time, and no select or update: on PostgreSQL those would be remembered as having read the page of
// the index around the row, and two changes to neighbouring rows would be taken for a conflict.
Head advance(db::Connection& db, std::string_view stream, std::int64_t count) {
  static const std::string sql =
      std::string(kChange) + "number = audit_head.number + excluded.number returning number, mac";
  Head before;
  for (const db::Row& row : db.query(sql, stream, count, db::Bytes{""}))
    before = {row.integer(0) - count, std::string(row.bytes(1))};
  return before;
}

void set_head(db::Connection& db, std::string_view stream, const Head& head) {
  static const std::string sql = std::string(kChange) + "mac = excluded.mac";
  db.run(sql, stream, head.number, db::Bytes{head.mac});
}

void insert(db::Connection& db, const Line& line) {
  db.run(
      "insert into audit_line (id, at, actor_person_id, actor_name, action, subject_kind, subject_id, detail,"
      " about_person_id, stream, number, mac_before, mac)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      line.id, line.at, line.actor, line.actor_name, line.action, line.subject_kind, line.subject_id, line.detail,
      line.about, line.stream, line.number, db::Bytes{line.mac_before}, db::Bytes{line.mac});
}

void insert_all(db::Connection& db, std::span<const Line> lines) {
  static constexpr std::array<std::string_view, 13> kColumns{
      "id",         "at",     "actor_person_id", "actor_name", "action", "subject_kind",
      "subject_id", "detail", "about_person_id", "stream",     "number", "mac_before",
      "mac"};
  std::vector<std::vector<db::Value>> rows;
  rows.reserve(lines.size());
  for (const Line& line : lines)
    rows.push_back({line.id, line.at, line.actor, line.actor_name, line.action, line.subject_kind, line.subject_id,
                    line.detail, line.about, line.stream, line.number, db::Bytes{line.mac_before},
                    db::Bytes{line.mac}});
  db.bulk_insert("audit_line", kColumns, rows);
}

void chain(db::Connection& db, const Line& line) {
  db.run("update audit_line set stream = $1, number = $2, mac_before = $3, mac = $4 where id = $5", line.stream,
         line.number, db::Bytes{line.mac_before}, db::Bytes{line.mac}, line.id);
}

std::vector<Line> unchained(db::Connection& db, const Mark& after, int size) {
  return read(db.query(WAYMARK_LINE " where stream is null and (at, id) > ($1, $2) order by at, id limit $3",
                       after.at, after.id, size));
}

std::int64_t count_unchained(db::Connection& db) {
  return db.value<std::int64_t>("select count(*) from audit_line where stream is null").value_or(0);
}

std::optional<Head> head(db::Connection& db, std::string_view stream) {
  for (const db::Row& row : db.query("select number, mac from audit_head where stream = $1", stream))
    return Head{row.integer(0), std::string(row.bytes(1))};
  return std::nullopt;
}

std::vector<std::pair<std::string, Head>> heads(db::Connection& db) {
  std::vector<std::pair<std::string, Head>> all;
  for (const db::Row& row : db.query("select stream, number, mac from audit_head order by stream"))
    all.emplace_back(row.get<std::string>(0), Head{row.integer(1), std::string(row.bytes(2))});
  return all;
}

std::int64_t count_lines(db::Connection& db) {
  return db.value<std::int64_t>("select count(*) from audit_line").value_or(0);
}

// The id tells lines apart that were given the same number, once the index that forbids it is gone.
std::vector<Line> walk(db::Connection& db, const WalkMark& after, int size) {
  return read(db.query(WAYMARK_LINE
                       " where (stream, number, id) > ($1, $2, $3) and stream is not null and number is not null"
                       " order by stream, number, id limit $4",
                       after.stream, after.number, after.id, size));
}

std::vector<Line> stream_from(db::Connection& db, std::string_view stream, std::int64_t number, int size) {
  return read(db.query(WAYMARK_LINE " where stream = $1 and number >= $2 order by number, id limit $3", stream,
                       number, size));
}

}  // namespace store
#undef WAYMARK_LINE
}  // namespace waymark::audit
