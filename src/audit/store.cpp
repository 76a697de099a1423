#include "audit/audit.hpp"

#include <array>
#include <charconv>

namespace waymark::audit {

void record(const access::Work& work, std::string_view action, std::string_view subject_kind,
            std::string_view subject_id, std::string_view detail) {
  work.db.run(
      "insert into audit_line (id, at, actor_person_id, actor_name, action, subject_kind, subject_id, detail)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8)",
      new_id(), work.now, work.actor.person, work.actor.name, action, subject_kind, subject_id, detail);
}

void record_all(const access::Work& work, std::string_view action, std::string_view subject_kind,
                std::span<const std::string> subject_ids, std::string_view detail) {
  static constexpr std::array<std::string_view, 8> kColumns{"id",     "at",           "actor_person_id", "actor_name",
                                                            "action", "subject_kind", "subject_id",      "detail"};
  std::vector<std::string> ids(subject_ids.size());
  std::generate(ids.begin(), ids.end(), new_id);
  std::sort(ids.begin(), ids.end());  // rising, so that they go to the end of an index and not all over it
  std::vector<std::vector<db::Value>> rows;
  rows.reserve(subject_ids.size());
  for (std::size_t i = 0; i < subject_ids.size(); ++i) {
    rows.push_back(
        {ids[i], work.now, work.actor.person, work.actor.name, action, subject_kind, subject_ids[i], detail});
  }
  work.db.bulk_insert("audit_line", kColumns, rows);
}

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
  std::string sql =
      "select id, at, actor_person_id, actor_name, action, subject_kind, subject_id, detail from audit_line"
      " where (at, id) < ($1, $2)";
  // A moment later than any: the first page starts above everything.
  const Mark from = after.value_or(Mark{Instant::micros(INT64_MAX), ""});
  const int most = std::clamp(size, 1, 1000);
  std::vector<db::Value> args{from.at, from.id};
  if (!filter.subject_id.empty()) {
    args.emplace_back(filter.subject_id);
    sql += fmt::format(" and subject_id = ${}", args.size());
  }
  if (filter.actor) {
    args.emplace_back(filter.actor);
    sql += fmt::format(" and actor_person_id = ${}", args.size());
  }
  args.emplace_back(most + 1);
  sql += fmt::format(" order by at desc, id desc limit ${}", args.size());

  LinePage page;
  for (const db::Row& row : db.query_list(sql, args)) {
    if (static_cast<int>(page.lines.size()) == most) {
      page.next = Mark{page.lines.back().at, page.lines.back().id};
      break;
    }
    page.lines.push_back({row.get<std::string>(0), row.get<Instant>(1), row.get<PersonId>(2), row.get<std::string>(3),
                          row.get<std::string>(4), row.get<std::string>(5), row.get<std::string>(6),
                          row.get<std::string>(7)});
  }
  return page;
}

}  // namespace waymark::audit
