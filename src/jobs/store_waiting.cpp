// What waits and what failed: mail, news and daily work as one list.
#include "jobs/policy.hpp"
#include "jobs/store_mail.hpp"
#include "jobs/waiting.hpp"

namespace waymark::jobs {
namespace {

// $1 is now. A mail is being carried while its lease lasts.
#define WAYMARK_MAIL_JOB                                                                         \
  "select id, 'mail' as what, kind, sent_to, written_at,"                                        \
  " case when settled_at is null then next_try_at end as next_try_at, attempts, last_error,"     \
  " case when settled_as is not null then settled_as when lease_until > $1 then 'being_carried'" \
  " when held_since is not null then 'held' else 'waiting' end as state from mail where "
#define WAYMARK_NEWS_JOB                                                                           \
  "select id, 'news' as what, kind, '' as sent_to, written_at, next_try_at, attempts, last_error," \
  " 'waiting' as state from news where delivered_at is null"
#define WAYMARK_DAILY_JOB                                                                                    \
  "select name as id, 'daily' as what, name as kind, '' as sent_to, next_try_at as written_at, next_try_at," \
  " attempts, last_error, 'waiting' as state from daily_work where attempts > 0"
#define WAYMARK_JOB_COLUMNS \
  "select id, what, kind, sent_to, written_at, next_try_at, attempts, last_error, state from ("
#define WAYMARK_JOB_PAGE \
  ") as jobs where written_at < $2 or (written_at = $2 and id < $3) order by written_at desc, id desc limit $4"

constexpr const char* kWaiting = WAYMARK_JOB_COLUMNS WAYMARK_MAIL_JOB
    "settled_at is null union all " WAYMARK_NEWS_JOB " union all " WAYMARK_DAILY_JOB WAYMARK_JOB_PAGE;
constexpr const char* kFailed = WAYMARK_JOB_COLUMNS WAYMARK_MAIL_JOB
    "settled_as in ('bounced', 'given_up', 'doubtful') union all " WAYMARK_MAIL_JOB
    "settled_at is null and attempts > 0 and last_error <> '' union all " WAYMARK_NEWS_JOB
    " and attempts > 0 union all " WAYMARK_DAILY_JOB WAYMARK_JOB_PAGE;

Job::What what_from(std::string_view what) {
  return what == "mail" ? Job::What::mail : what == "news" ? Job::What::news : Job::What::daily;
}

Job job_of(const db::Row& row) {
  return {what_from(row.text(1)),  row.get<std::string>(0), row.get<std::string>(2),
          row.get<std::string>(3), row.get<Instant>(4),     row.get<std::optional<Instant>>(5),
          row.integer(6),          row.get<std::string>(7), row.get<std::string>(8)};
}

}  // namespace

JobPage job_page(db::Connection& db, Show show, Instant now, const std::optional<JobMark>& after, int size) {
  const JobMark from = after.value_or(JobMark{Instant::micros(INT64_MAX), ""});
  const int most = std::clamp(size, 1, 1000);
  JobPage page;
  for (const db::Row& row :
       db.query(show == Show::waiting ? kWaiting : kFailed, now, from.written_at, from.id, most + 1)) {
    if (static_cast<int>(page.jobs.size()) == most) {
      page.next = JobMark{page.jobs.back().written_at, page.jobs.back().id};
      break;
    }
    page.jobs.push_back(job_of(row));
  }
  return page;
}

namespace store {

bool retry_mail(const access::Work& work, std::string_view id) {
  return work.db.run(
             "update mail set settled_at = null, settled_as = null, next_try_at = $2, give_up_at = $3,"
             " handed_over_at = null, lease = null, lease_until = null where id = $1 and held_since is null"
             " and (settled_as in ('bounced', 'given_up', 'doubtful') or (settled_at is null"
             " and (lease_until is null or lease_until <= $2)))",
             id, work.now, work.now.plus(kTriedFor)) == 1;
}

bool retry_news(const access::Work& work, std::string_view id) {
  return work.db.run("update news set next_try_at = $2 where id = $1 and delivered_at is null and due_at <= $2", id,
                     work.now) == 1;
}

bool retry_daily(const access::Work& work, std::string_view name) {
  return work.db.run("update daily_work set next_try_at = $2 where name = $1 and attempts > 0", name, work.now) == 1;
}

bool is_a_job(db::Connection& db, std::string_view id) {
  return db
      .value<std::int64_t>(
          "select 1 from mail where id = $1 union all select 1 from news where id = $1"
          " union all select 1 from daily_work where name = $1",
          id)
      .has_value();
}

}  // namespace store
}  // namespace waymark::jobs
