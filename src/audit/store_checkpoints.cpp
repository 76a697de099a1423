#include "audit/store.hpp"

namespace waymark::audit {
namespace store {

std::vector<Grown> grown(db::Connection& db) {
  std::vector<Grown> all;
  for (const db::Row& row :
       db.query("select h.stream, h.number, h.mac from audit_head h left join audit_anchor a on a.stream = h.stream"
                " where a.number is null or a.number < h.number order by h.stream"))
    all.push_back({row.get<std::string>(0), {row.integer(1), std::string(row.bytes(2))}});
  return all;
}

std::vector<std::string> shorter(db::Connection& db) {
  std::vector<std::string> all;
  for (const db::Row& row :
       db.query("select a.stream from audit_anchor a left join audit_head h on h.stream = a.stream"
                " where h.number is null or h.number < a.number order by a.stream"))
    all.push_back(row.get<std::string>(0));
  return all;
}

std::optional<std::string> last_checkpoint(db::Connection& db) {
  return db.value<std::string>("select line from audit_checkpoint order by number desc limit 1");
}

std::vector<std::string> checkpoints_after(db::Connection& db, std::int64_t number, int size) {
  std::vector<std::string> lines;
  for (const db::Row& row :
       db.query("select line from audit_checkpoint where number > $1 order by number limit $2", number, size))
    lines.push_back(row.get<std::string>(0));
  return lines;
}

void insert_checkpoint(db::Connection& db, std::int64_t number, Instant at, std::string_view line) {
  db.run("insert into audit_checkpoint (number, at, line) values ($1, $2, $3)", number, at, line);
}

void set_anchor(db::Connection& db, const Grown& stream) {
  db.run(
      "insert into audit_anchor (stream, number) values ($1, $2)"
      " on conflict (stream) do update set number = excluded.number",
      stream.stream, stream.head.number);
}

}  // namespace store

ChainStatus chain_status(db::Connection& db) {
  ChainStatus status;
  for (const db::Row& row :
       db.query("select at, streams, lines, broken, first_break from audit_verification order by at desc limit 1"))
    status.verified = {row.get<Instant>(0), row.integer(1), row.integer(2), row.integer(3), row.get<std::string>(4)};
  for (const db::Row& row : db.query("select number, at from audit_checkpoint order by number desc limit 1")) {
    status.checkpoint = row.integer(0);
    status.checkpoint_at = row.get<Instant>(1);
  }
  status.streams = db.value<std::int64_t>("select count(*) from audit_head").value_or(0);
  return status;
}

void note_verification(const access::Work& work, const Report& report) {
  work.db.run(
      "insert into audit_verification (id, at, streams, lines, checkpoints, broken, first_break)"
      " values ($1, $2, $3, $4, $5, $6, $7)",
      new_id(), work.now, report.streams, report.lines, report.checkpoints,
      static_cast<std::int64_t>(report.breaks.size()), report.breaks.empty() ? "" : report.breaks.front().str());
}

}  // namespace waymark::audit
