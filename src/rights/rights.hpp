#pragma once
// How long what was said is kept, what must be kept longer, what is held about a person, and erasing it.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "jobs/jobs.hpp"
#include "people/people.hpp"
#include "vault/vault.hpp"
#include "web/route.hpp"

namespace waymark::rights {

// --- What the rooms with content do -----------------------------------------------------------------------------

/// Counts what must outlive a scope; run before it is shredded, in the same transaction, and for every kind of scope.
using Aggregation = std::function<void(vault::Vault&, const access::Work&, const keys::Scope&)>;

/// A scope whose time is over on a date of its own: a concern. Holds on the engagement or the people it is about hold
/// it too.
struct DueScope {
  keys::Scope scope;
  Date due_on;
  EngagementId engagement = {};
  std::vector<PersonId> people = {};
};
/// All of a kind that are due by that day, shredded ones too.
using OwnDates = std::function<std::vector<DueScope>(const access::Work&, Date until)>;

/// Where a pack, or a file in it, goes piece by piece.
using Sink = std::function<void(std::string_view)>;
struct PackedFile {
  std::string name;
  std::int64_t bytes = 0;  ///< exactly how many there are
  /// Gives it all, in order. Called once, after the transaction it was gathered in, in a reading one.
  std::function<void(db::Connection&, const Sink&)> pieces;
};
/// One thing somebody is given: a text, or a file.
struct Section {
  Instant at;
  std::string title;
  std::string text = {};
  std::optional<PackedFile> file = {};
};
/// What one room holds in confidence that its person may have. It leaves out what is others', and says so in
/// `withheld`: a sentence in English, empty when it leaves out nothing.
struct Source {
  std::string title;
  std::function<std::vector<Section>(vault::Vault&, const access::Work&, const vault::SubjectAccessPacker&,
                                     const PersonId&)>
      gather;
  std::string withheld = {};
};

/// What one room holds that is one person's alone, also in scopes that stay: others' are in them too.
struct Erasing {
  /// Where each piece of it stands.
  std::function<std::vector<vault::Place>(vault::Vault&, const access::Work&, const PersonId&)> pieces;
  /// Destroys it, and says how many pieces there were. Run when they are erased, in the same transaction, once what
  /// was theirs alone as a whole has been shredded.
  std::function<std::int64_t(vault::Vault&, const access::Work&, const PersonId&)> erase;
};

/// All of them, listed by app, in Site::rights.
struct Rooms {
  std::vector<Aggregation> aggregations = {};
  std::vector<OwnDates> own_dates = {};
  std::vector<Source> sources = {};
  std::vector<Erasing> erasing = {};
};

// --- Retention --------------------------------------------------------------------------------------------------

/// What a programme says.
struct Schedule {
  int months = 12;          ///< content is kept after an engagement's end: 0 to 120
  int invoice_months = 72;  ///< an invoice can be traced to its person after its date: 0 to 120
  std::optional<Instant> changed_at = {};
};
inline constexpr int kMostMonths = 120;
/// How long there is at least between a schedule's change, or a hold's lifting, and a shredding because of it, so
/// that the partners hear of it thirty days before.
inline constexpr int kNoticeDays = 31;

Schedule schedule_of(db::Connection& db, const ProgrammeId& programme);
/// By who manages the programme. Problems at: months, invoice_months. Refuses out_of_turn when it has changed since
/// `seen`.
Checked<Done> set_schedule(const access::Work& work, const ProgrammeId& programme, const Schedule& schedule,
                           const std::optional<Instant>& seen = {});

/// That many months later: the last of the month when it has no such day.
Date plus_months(Date day, int months);
/// The day on which content is shredded. It follows from facts: nothing keeps it.
Date due_on(Date ended_on, const Schedule& schedule, const std::optional<Instant>& hold_lifted_at);

/// Content whose time is over, or will be.
struct Due {
  keys::Scope scope;
  EngagementId engagement;  ///< itself, or the one it is about
  std::string ref;          ///< the engagement's
  std::string programme;    ///< by name
  std::optional<Date> ended_on;
  Date due_on;
  bool held = false;
};
/// What is due by that day and not shredded, in the order of the days.
std::vector<Due> due_within(const access::Work& work, const Rooms& rooms, Date until);

/// Shreds what is due today and not held, each in a change of its own, and then destroys the keys of what was
/// shredded and is not held now. For the program to call once an hour. How many scopes were shredded.
int keep_to_schedule(db::Database& database, vault::Vault& vault, const Rooms& rooms, Instant now);
/// Whether a hold stands on it.
bool is_held(const access::Work& work, const Rooms& rooms, const keys::Scope& scope);

/// Tells partners thirty days before what was written is shredded.
std::vector<jobs::DailyWork> daily_work();
std::vector<jobs::MailKind> mail_kinds();

// --- Legal holds ------------------------------------------------------------------------------------------------

enum class HoldReason { legal_claim, inquiry, complaint, investigation, audit };
inline constexpr HoldReason kHoldReasons[] = {HoldReason::legal_claim, HoldReason::inquiry, HoldReason::complaint,
                                              HoldReason::investigation, HoldReason::audit};
std::string_view code(HoldReason reason);
const char* label(HoldReason reason);
std::optional<HoldReason> hold_reason_from(std::string_view code);

/// On one engagement, or on a person: all their engagements, as coachee and as coach, and all there is of them.
struct HoldOn {
  EngagementId engagement = {};
  PersonId person = {};
};
struct Hold {
  std::string id;
  HoldOn on;
  std::string on_words;  ///< an engagement's reference, or a person's name
  HoldReason reason = HoldReason::legal_claim;
  std::string reference;  ///< of the case
  Instant laid_at;
  std::string laid_by_name;
  std::optional<Instant> lifted_at;
  std::string lifted_by_name;
};
// By who keeps rights; not_found to everybody else.
/// Problem at reference (1 to 60 characters). It beats the schedule and an erasure from now on.
Checked<std::string> lay_hold(const access::Work& work, const HoldOn& on, HoldReason reason,
                              std::string_view reference);
/// Refuses out_of_turn when it was lifted before.
void lift_hold(const access::Work& work, std::string_view id);
std::optional<Hold> find_hold(const access::Work& work, std::string_view id);
/// The latest first: those that stand, then those lifted.
std::vector<Hold> holds(const access::Work& work, int skip, int size);

// --- Subject access ---------------------------------------------------------------------------------------------

/// Gathers everything held about a person, others' confidences withheld, in a zip of index.html, data.json and files
/// (docs/how-to/subject-access.md). Opens transactions of its own: a change that gathers and leaves the audit's
/// lines, and reading ones for files. By themselves, by who keeps rights, or by the program; not_found to others. The
/// whole form is the problem's place when the files come to more than `most_bytes`.
Checked<Done> pack(db::Database& database, vault::Vault& vault, const Rooms& rooms, const access::Actor& asked_by,
                   const PersonId& whose, Instant now, const Sink& sink,
                   std::optional<std::int64_t> most_bytes = std::nullopt);

// --- Erasure ----------------------------------------------------------------------------------------------------

/// What goes.
struct Goes {
  std::int64_t engagements = 0;  ///< whose content is shredded
  std::int64_t pieces = 0;       ///< of content, in those
  std::int64_t own = 0;          ///< pieces that are theirs alone in engagements that stay
  std::int64_t notices = 0;
  std::int64_t mails = 0;
  std::int64_t sign_ins = 0;
  bool account = false;
  bool operator==(const Goes&) const = default;
};
/// What stays as a figure, with dates and agency.
struct Stays {
  std::int64_t engagements = 0;
  std::int64_t sessions = 0;
  std::int64_t minutes = 0;
  Money delivered;
  std::int64_t shared = 0;  ///< engagements that are others' too: what was shared in them stays
  bool operator==(const Stays&) const = default;
};
struct Preview {
  people::Person person;
  Goes goes;
  Stays stays;
  std::vector<std::string> blocks;  ///< a sentence for each thing that keeps them from being erased
};
/// By who keeps rights; not_found to others, and for nobody.
Preview preview(vault::Vault& vault, const access::Work& work, const Rooms& rooms, const PersonId& person);
/// What has to be typed to confirm: the staff number, or the address of who has none.
std::string confirmed_by(const people::Person& person);
/// All of it, in this transaction; keys are destroyed by keep_to_schedule(). The whole form is the place of what
/// blocks it; problem at `typed`. Refuses out_of_turn when it was done before.
Checked<Goes> erase(vault::Vault& vault, const access::Work& work, const Rooms& rooms, const PersonId& person,
                    std::string_view typed);

std::vector<web::Route> routes();

}  // namespace waymark::rights
