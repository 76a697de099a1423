#pragma once
// What goes by mail, to whom, how often and in which words.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"

namespace waymark::jobs {

/// Writes a mail in the transaction of what it tells, to be carried once that is kept. It holds a kind, what it is
/// about and a path of this site: never content, names of files or free text. jobs::tell calls it for each notice.
void mail(const access::Work& work, const PersonId& whom, std::string_view kind, std::string_view about_kind,
          std::string_view about_id, Instant happened_at, std::string_view link);

/// A mail as it was written.
struct Mail {
  std::string id;
  PersonId person;
  std::string kind;
  std::string about_kind;
  std::string about_id;
  std::string link;  ///< a path: "/engagements/…"
  PersonId by;       ///< empty for the program itself
  std::string by_name;
  Instant happened_at;
  Instant written_at;
};

// --- How often a person wants it --------------------------------------------------------------------------------

enum class HowOften { at_once, daily, needs_answer };
inline constexpr HowOften kHowOften[] = {HowOften::at_once, HowOften::daily, HowOften::needs_answer};
std::string_view code(HowOften how_often);
std::optional<HowOften> how_often_from(std::string_view code);

HowOften how_often(db::Connection& db, const PersonId& person);  ///< at once until they choose
/// The actor's own choice. It holds for what is carried from now on.
void choose_how_often(const access::Work& work, HowOften how_often);

/// When in London's morning digests go and reminders are made: minutes after midnight.
inline constexpr int kMorning = 7 * 60;
/// The next morning after that moment.
Instant next_morning(Instant after);

// --- Kinds of mail ----------------------------------------------------------------------------------------------

/// Who gets a mail, and where.
struct Recipient {
  std::string name;
  std::string email;
};

/// What the service that writes is called, where it is reached, and the address it writes from.
struct Sender {
  std::string service_name;
  std::string base_url;
  std::string from;
};

/// A text/calendar part: its METHOD and the whole iCalendar text.
struct Invitation {
  std::string method;
  std::string text;
};

/// What is known of a mail's matter when it is carried, which may be later than when it was written.
struct MailFacts {
  bool moot = false;                 ///< there is no longer anything to tell: it is left out
  std::optional<Instant> when = {};  ///< what {when} says; when it happened if empty
  std::optional<Invitation> invitation = {};
};

/// A kind of mail a room writes.
struct MailKind {
  enum class Urgency {
    news,          ///< goes in the digest; those who want only what needs an answer do not get it
    needs_answer,  ///< goes in the digest, and to everybody
    always,        ///< at once, whatever was chosen: what keeps an account safe
  };
  std::string kind;
  std::string words;  ///< English, one sentence without its full stop: "{by} arranged a session"
  std::string notice = {};  ///< what the notice says when a mail, which others may see, is to say less
  Urgency urgency = Urgency::news;
  bool has_time = false;  ///< {when} is worth a line
  MailFacts (*facts)(db::Connection&, const Mail&, const Recipient&, const Sender&, Instant now) = nullptr;
};

/// What a notice of this kind says, in the reader's language.
std::string notice_words(const MailKind& kind, std::string_view by_name);

/// The kind of the digest itself, which this room writes: its text may hold {list}.
inline constexpr std::string_view kDigest = "daily_digest";
/// The kinds of this room.
std::vector<MailKind> mail_kinds();

// --- Templates --------------------------------------------------------------------------------------------------

/// A mail's words, with placeholders: {name} who it is to, {by} who did it, {when}, {link}, {service}.
struct Template {
  std::string subject;
  std::string text;
  bool operator==(const Template&) const = default;
};

/// What stands for each placeholder.
struct MailValues {
  std::string name = {}, by = {}, when = {}, link = {}, service = {}, list = {};
};

/// The words built in for a kind.
Template built_in(const MailKind& kind);
/// Problems at: subject, text. They must not be empty or too long (150 and 4,000 characters), the subject is one
/// line, and every brace belongs to a placeholder there is.
Problems check_template(std::string_view kind, const Template& words);
/// Puts the values where the placeholders stand; the subject is kept to one line. Whatever a value holds stays text.
Template filled(const Template& words, const MailValues& values);

/// What an administrator changed a kind's words to, who and when.
struct OwnTemplate {
  Template words;
  Instant changed_at;
  std::string changed_by;
};
std::optional<OwnTemplate> own_template(db::Connection& db, std::string_view kind);
std::vector<std::string> kinds_with_own_template(db::Connection& db);
/// By who may run the service; not_found for a kind that is none of these. Problems as check_template.
Checked<Done> save_template(const access::Work& work, std::span<const MailKind> kinds, std::string_view kind,
                            const Template& words);
/// Back to the words built in.
void reset_template(const access::Work& work, std::span<const MailKind> kinds, std::string_view kind);

/// The kind of that name among these, or nothing.
const MailKind* kind_of(std::span<const MailKind> kinds, std::string_view kind);

}  // namespace waymark::jobs
