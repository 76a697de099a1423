#pragma once
// Reading many engagements: the tracking list, what waits for whom, figures for reports.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engagements/engagement.hpp"

namespace waymark::engagements {

/// Why an engagement asks for attention on a day.
enum class Flag {
  not_started,
  quiet,
  to_be_logged,
  behind_plan,
  contract_ending,
  contract_ended_open,
  over_ceiling,
  over_ceiling_ordered,
  coach_over_capacity,
  accreditation_expired,
};
inline constexpr Flag kFlags[] = {Flag::not_started,         Flag::quiet,
                                  Flag::to_be_logged,        Flag::behind_plan,
                                  Flag::contract_ending,     Flag::contract_ended_open,
                                  Flag::over_ceiling,        Flag::over_ceiling_ordered,
                                  Flag::coach_over_capacity, Flag::accreditation_expired};
std::string_view code(Flag flag);
const char* label(Flag flag);
std::optional<Flag> flag_from(std::string_view code);

/// What the flags follow from on a day.
struct Attention {
  State state = State::proposed;
  std::optional<Date> not_started_from, quiet_from, behind_from;
  bool to_be_logged = false;
  std::optional<Date> contract_ends_on;
  int contract_warning_days = 60;
  bool over_ceiling = false, over_ceiling_ordered = false;
  bool coach_over_capacity = false;
  std::optional<Date> accreditation_expires_on;
};
/// Paused engagements carry only the contract flags; those that are over none.
std::vector<Flag> flags_on(const Attention& attention, Date day);

/// The day a page or report speaks of, and the moment that stands for on that day.
struct AsOf {
  Date day;
  Date today;
  Instant now;
  /// Sessions that end before it and are not logged are to be logged: now today, else the start of that day.
  Instant moment() const;
  bool past() const { return day < today; }
};
inline AsOf as_of(const access::Work& work, std::optional<Date> day = std::nullopt) {
  return {day.value_or(work.today), work.today, work.now};
}

struct Filter {
  std::vector<OrganisationId> agencies;
  std::vector<SupplierId> suppliers;
  std::vector<CoachId> coaches;
  std::vector<ProgrammeId> programmes;
  std::vector<std::string> grades;
  std::vector<State> states;
  std::vector<Flag> attention;  ///< any of them
  std::optional<Funded> funded;
  bool needs_decision = false;
  bool mine = false;       ///< only where the actor is coach or coachee
  std::string name;        ///< part of a coachee's name
  std::string coach_name;  ///< part of a coach’s name
};
enum class SortBy { name, agency, supplier, coach, starts_on, progress, next_session };
struct Order {
  SortBy by = SortBy::name;
  bool descending = false;
};
std::string code(Order order);  ///< "name", "-progress": the ?sort= of the page
std::optional<Order> order_from(std::string_view code);

/// A line of the tracking list.
struct Line {
  EngagementId id;
  std::string ref;
  std::string coachee_name;
  int coachees = 1;
  std::string programme;
  std::string agency_code, agency;
  std::string grade;  ///< empty where the actor may not see it
  std::string coach;
  std::string coach_kind;
  std::string supplier;
  Funded funded = Funded::central;
  Date starts_on;
  int planned_sessions = 0;
  int sessions_completed = 0;
  std::optional<Date> last_completed_on;
  std::optional<Instant> next_session_at;
  State state = State::proposed;
  std::string decision_needed;
  std::vector<Flag> flags;
};
struct Listing {
  std::vector<Line> lines;
  int total = 0;  ///< 1,001 means more than 1,000
  AsOf as_of;
};
inline constexpr int kCountedUpTo = 1000;
/// What this actor may see, and no more: one query, and one for the total. Pages count from 1.
Listing list(const access::Work& work, const AsOf& as_of, const Filter& filter, Order order, int page,
             int page_size = 20);
/// The same, each line handed over as it is read, for as long as the call lasts; gives the total.
int list(const access::Work& work, const AsOf& as_of, const Filter& filter, Order order, int page, int page_size,
         const std::function<void(const Line&)>& take);
/// All of it, row by row: for CSV.
void each_line(const access::Work& work, const AsOf& as_of, const Filter& filter, Order order,
               const std::function<void(const Line&)>& take);
/// Whether any engagement this actor sees may show its grade.
bool sees_grades(const access::Actor& actor);
/// Whether this actor follows more than their own engagements.
bool tracks(const access::Actor& actor);
/// The grades engagements report under, for a filter.
std::vector<std::string> grades(db::Connection& db);

/// How many of the engagements this actor may see carry each flag, and how many need a decision: one query.
struct AttentionCounts {
  int live = 0;
  int needs_decision = 0;
  std::vector<std::pair<Flag, int>> flags;  ///< those above 0, in the order of kFlags
};
AttentionCounts attention_counts(const access::Work& work, const AsOf& as_of);

/// Something that waits for the actor, or comes next, as coach or coachee: soonest first.
struct Task {
  enum class Kind { answer, log, upcoming, decide } kind;
  EngagementId engagement;
  SessionId session;          ///< for log and upcoming
  std::string with;           ///< the other partners' names
  std::optional<Instant> at;  ///< when the session is, or the asking was
};
std::vector<Task> tasks(const access::Work& work, int at_most = 50);

/// What a line manager sees of a report's engagement, where the programme lets managers.
struct Progress {
  PersonId person;
  std::string name;
  std::string programme;
  int planned_sessions = 0;
  int sessions_completed = 0;
};
std::vector<Progress> progress_of_reports(const access::Work& work);

/// A row of `waymark report engagements`; invoiced and paid are joined by whoever knows the invoices.
struct FiguresRow {
  EngagementId id;
  std::string ref, programme, agency, grade, coach_kind, supplier, contract_ref;
  ProgrammeId programme_id;
  OrganisationId agency_id;
  SupplierId supplier_id;
  ContractId contract_id;
  CoachId coach_id;
  Date starts_on;
  int planned_sessions = 0;
  int coachees = 1;
  int sessions_completed = 0, minutes_completed = 0, sessions_cancelled = 0, sessions_not_attended = 0;
  std::optional<Date> last_session_on, next_session_on, ended_on;
  State state = State::proposed;
  Funded funded = Funded::central;
  Money ordered_net, delivered_net;  ///< as they stand today, whatever the day
};
/// Every engagement there was on that day, by ref, whoever asks: the caller has judged that.
void each_figures_row(db::Connection& db, const AsOf& as_of, const std::function<void(const FiguresRow&)>& take);

// Who may see what.
bool may_see(const access::Work& work, const Engagement& engagement);
/// Arrange, rearrange, cancel, log: its coach, a coachee of it, or a programme manager on their behalf.
bool may_log(const access::Work& work, const Engagement& engagement);
bool may_manage(const access::Work& work, const Engagement& engagement);
bool may_see_grade(const access::Work& work, const Engagement& engagement);
/// The line manager of a coachee, if the programme lets managers: done of planned and nothing else.
bool may_see_progress(const access::Work& work, const Engagement& engagement);
/// The engagement, if this actor may see it; throws not_found.
Engagement seen(const access::Work& work, const EngagementId& id);

/// Works out the kept columns of one engagement anew and tells contracts what changed.
void recount(const access::Work& work, const EngagementId& id);
/// The same for many, in few statements.
void recount(const access::Work& work, const std::vector<EngagementId>& ids);
void recount_all(const access::Work& work);
/// Keeps what lists say under a contract whose orders or invoices went over its ceiling, or back under it.
void keep_ceiling(const access::Work& work, const ContractId& contract);
/// What the kept columns say that a recount would not: a line each, for `waymark check`. Changes nothing.
std::vector<std::string> compare_with_recount(db::Connection& db);

}  // namespace waymark::engagements
