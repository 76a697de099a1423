#include "jobs/store.hpp"

#include <charconv>

namespace waymark::jobs {
namespace {

News news_of(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
          row.get<std::string>(3), row.get<Instant>(4),     row.get<Instant>(5)};
}

}  // namespace

// --- Notices

void tell(const access::Work& work, PersonId whom, std::string_view kind, std::string_view about_kind,
          std::string_view about_id, Instant happened_at, std::string_view link) {
  if (whom.empty() || whom == work.actor.person) return;
  work.db.run(
      "insert into notice (id, person_id, kind, about_kind, about_id, by_name, happened_at, written_at, link,"
      " by_person_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      new_id(), whom, kind, about_kind, about_id, work.actor.name, happened_at, work.now, link, work.actor.person);
  mail(work, whom, kind, about_kind, about_id, happened_at, link);
}

std::string NoticeMark::text() const { return fmt::format("{}-{}", written_at.micros(), id); }

std::optional<NoticeMark> NoticeMark::parse(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos || !looks_like_id(text.substr(dash + 1))) return std::nullopt;
  std::int64_t micros = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + dash, micros);
  if (error != std::errc() || end != text.data() + dash) return std::nullopt;
  return NoticeMark{Instant::micros(micros), std::string(text.substr(dash + 1))};
}

NoticePage unread(db::Connection& db, const PersonId& person, const std::optional<NoticeMark>& after, int size) {
  const NoticeMark from = after.value_or(NoticeMark{Instant::micros(INT64_MAX), ""});
  const int most = std::clamp(size, 1, 1000);
  NoticePage page;
  for (const db::Row& row :
       db.query("select id, kind, about_kind, about_id, by_name, happened_at, written_at, link from notice"
                " where person_id = $1 and read_at is null and (written_at, id) < ($2, $3)"
                " order by written_at desc, id desc limit $4",
                person, from.written_at, from.id, most + 1)) {
    if (static_cast<int>(page.notices.size()) == most) {
      page.next = NoticeMark{page.notices.back().written_at, page.notices.back().id};
      break;
    }
    page.notices.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
                            row.get<std::string>(3), row.get<std::string>(4), row.get<Instant>(5),
                            row.get<Instant>(6), row.get<std::string>(7)});
  }
  return page;
}

std::int64_t unread_count(db::Connection& db, const PersonId& person, std::int64_t most) {
  return db
      .value<std::int64_t>(
          "select count(*) from"
          " (select 1 from notice where person_id = $1 and read_at is null limit $2) as unread",
          person, most)
      .value_or(0);
}

void mark_read(const access::Work& work, std::string_view notice_id) {
  const auto changed =
      work.db.run("update notice set read_at = coalesce(read_at, $1) where id = $2 and person_id = $3", work.now,
                  notice_id, work.actor.person);
  if (changed == 0) throw Refused(Refusal::not_found);
}

void mark_read_about(const access::Work& work, std::string_view about_kind, std::string_view about_id) {
  work.db.run(
      "update notice set read_at = $1 where person_id = $2 and read_at is null and about_kind = $3 and about_id = $4",
      work.now, work.actor.person, about_kind, about_id);
}

std::int64_t mark_all_read(const access::Work& work) {
  return work.db.run("update notice set read_at = $1 where person_id = $2 and read_at is null", work.now,
                     work.actor.person);
}

// --- News

void publish(const access::Work& work, std::string_view kind, std::string_view subject_id, std::string_view detail,
             Instant due_at) {
  work.db.run(
      "insert into news (id, kind, subject_id, detail, written_at, due_at, next_try_at, attempts, last_error)"
      " values ($1, $2, $3, $4, $5, $6, $7, 0, '')",
      new_id(), kind, subject_id, detail, work.now, due_at, due_at);
}

std::int64_t withdraw(const access::Work& work, std::string_view kind, std::string_view subject_id) {
  return work.db.run("delete from news where subject_id = $1 and kind = $2 and delivered_at is null", subject_id,
                     kind);
}

std::vector<WaitingNews> waiting(db::Connection& db, int size) {
  std::vector<WaitingNews> all;
  for (const db::Row& row :
       db.query("select id, kind, subject_id, detail, written_at, due_at, next_try_at, attempts, last_error from news"
                " where delivered_at is null order by attempts desc, next_try_at, id limit $1",
                std::clamp(size, 1, 1000)))
    all.push_back({news_of(row), row.get<Instant>(6), row.integer(7), row.get<std::string>(8)});
  return all;
}

namespace store {

std::vector<std::string> due(db::Connection& db, Instant now, int size) {
  std::vector<std::string> ids;
  for (const db::Row& row : db.query("select id from news where delivered_at is null and next_try_at <= $1"
                                     " order by next_try_at, written_at, id limit $2",
                                     now, size))
    ids.push_back(row.get<std::string>(0));
  return ids;
}

std::optional<News> claim(db::Connection& db, std::string_view id, Instant now) {
  std::optional<News> claimed;
  for (const db::Row& row :
       db.query("update news set delivered_at = $1 where id = $2 and delivered_at is null and next_try_at <= $1"
                " returning id, kind, subject_id, detail, written_at, due_at",
                now, id))
    claimed = news_of(row);
  return claimed;
}

void failed(db::Connection& db, std::string_view id, std::string_view error, Instant next_try_at) {
  db.run(
      "update news set attempts = attempts + 1, last_error = $1, next_try_at = $2"
      " where id = $3 and delivered_at is null",
      error, next_try_at, id);
}

std::optional<std::int64_t> attempts(db::Connection& db, std::string_view id) {
  return db.value<std::int64_t>("select attempts from news where id = $1 and delivered_at is null", id);
}

}  // namespace store
}  // namespace waymark::jobs
