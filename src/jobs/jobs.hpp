#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "jobs/daily.hpp"
#include "jobs/mail.hpp"
#include "jobs/outbox.hpp"
#include "jobs/waiting.hpp"

namespace waymark::jobs {

// --- Notices: what a person is told ---------------------------------------------------------------------------

/// Leaves an unread notice for `whom`, unless they are the one acting, and the mail that goes with it. `kind` is a
/// code ("session_arranged"); its words are made when it is drawn. `link` is the path of the page it leads to.
void tell(const access::Work& work, PersonId whom, std::string_view kind, std::string_view about_kind,
          std::string_view about_id, Instant happened_at, std::string_view link = "/notices");

struct Notice {
  std::string id;
  std::string kind;
  std::string about_kind;
  std::string about_id;
  std::string by_name;  ///< who did it
  Instant happened_at;
  Instant written_at;
  std::string link;  ///< where it leads; empty for nowhere
};

/// Where a page of notices ends; the next one continues after it.
struct NoticeMark {
  Instant written_at;
  std::string id;
  /// As one piece of text for a link, and back; nothing when it is none of ours.
  std::string text() const;
  static std::optional<NoticeMark> parse(std::string_view text);
};

struct NoticePage {
  std::vector<Notice> notices;
  std::optional<NoticeMark> next;  ///< set when there are older ones
};

/// A person's unread notices, newest first, at most `size` (1 to 1000), older than `after`.
NoticePage unread(db::Connection& db, const PersonId& person, const std::optional<NoticeMark>& after, int size);

/// How many are unread, counted up to `most`: `most` means that many or more.
std::int64_t unread_count(db::Connection& db, const PersonId& person, std::int64_t most = 100);

/// Marks one notice of the actor's own read; refuses not_found for anyone else's. Twice is as good as once.
void mark_read(const access::Work& work, std::string_view notice_id);

/// Marks the actor's notices about that thing read: they have looked at it.
void mark_read_about(const access::Work& work, std::string_view about_kind, std::string_view about_id);

/// Marks all the actor's notices read; how many were not.
std::int64_t mark_all_read(const access::Work& work);

/// What forget() took away.
struct Forgotten {
  std::int64_t notices = 0;
  std::int64_t mails = 0;
};
/// Takes away all notices and mails somebody had, and how often they wanted mail; in what others were told of them
/// `name` stands for `old_name` from now on. Asks no permission: the deed that erases them does.
Forgotten forget(const access::Work& work, const PersonId& person, std::string_view old_name, std::string_view name);

// --- News: what must happen because of something that happened below ------------------------------------------

/// Writes news in the transaction of what it tells of, to be delivered from `due_at` on.
void publish(const access::Work& work, std::string_view kind, std::string_view subject_id, std::string_view detail,
             Instant due_at);

/// Takes back news of this kind about this subject that is not yet delivered; how many there were.
std::int64_t withdraw(const access::Work& work, std::string_view kind, std::string_view subject_id);

struct News {
  std::string id;
  std::string kind;
  std::string subject_id;
  std::string detail;
  Instant written_at;
  Instant due_at;
};

/// A room above that wants to hear. What it does is one change with the delivery: both happen or neither.
struct Listener {
  std::string kind;
  void (*hear)(const access::Work&, const News&);
};

/// Delivers what is due, each in a change of its own, to every listener of its kind; how many were delivered.
/// Of several processes one delivers each. When a listener throws, nothing of that delivery stays, the error is
/// noted and it is tried again later: after a minute, then twice as long each time, at most six hours.
int deliver_due(db::Database& database, const Clock& clock, std::span<const Listener> listeners);

/// News not yet delivered, for those who keep the service running.
struct WaitingNews {
  News news;
  Instant next_try_at;
  std::int64_t attempts;  ///< 0: not yet tried; more: it failed that often
  std::string last_error;
};

/// News not yet delivered, at most `size`: what failed most often first, then what is due next.
std::vector<WaitingNews> waiting(db::Connection& db, int size);

}  // namespace waymark::jobs
