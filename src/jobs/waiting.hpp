#pragma once
// What waits and what failed, for those who keep the service running.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"

namespace waymark::jobs {

/// A mail, a piece of news or a day's work that waits or failed. It says nothing of whom it is about.
struct Job {
  enum class What { mail, news, daily };
  What what;
  std::string id;
  std::string kind;
  std::string to;  ///< the address a mail was last carried to; empty before the first try
  Instant written_at;
  std::optional<Instant> next_try_at;  ///< nothing when it is not tried again by itself
  std::int64_t attempts = 0;
  std::string last_error;
  std::string state;  ///< waiting, held, being_carried, bounced, given_up, doubtful
};
const char* label(Job::What what);
/// What a job's state means, in the reader's language.
const char* state_label(std::string_view state);

/// Where a page of jobs ends.
struct JobMark {
  Instant written_at;
  std::string id;
  std::string text() const;
  static std::optional<JobMark> parse(std::string_view text);
};
struct JobPage {
  std::vector<Job> jobs;
  std::optional<JobMark> next;
};

enum class Show { waiting, failed };
/// What waits, or what failed: bounced, given up, doubtful, or failing so far. Newest first, at most `size` (1 to
/// 1000), older than `after`. Asks nobody's permission: the page does.
JobPage job_page(db::Connection& db, Show show, Instant now, const std::optional<JobMark>& after, int size);

/// Tries a job again at once, by who may run the service; a settled mail gets two more days. Refuses not_found for
/// none of ours, and out_of_turn for one that is being carried or is done.
void retry(const access::Work& work, std::string_view id);

}  // namespace waymark::jobs
