#pragma once
// Coaching programmes: what a scheme is for, how it usually runs, who pays, and the reasons people choose from.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "base/base.hpp"
#include "web/route.hpp"

namespace waymark::programmes {

/// Whose budget pays: the centre's or the agency's own.
enum class Funded { central, local };
std::string_view code(Funded funded);  ///< "central": in the database and in files
const char* label(Funded funded);      ///< in the reader's language
std::optional<Funded> funded_from(std::string_view code);

/// When an engagement of a programme asks for attention, in days.
struct Thresholds {
  int not_started_days = 30;
  int quiet_days = 60;
  int contract_warning_days = 60;
};

/// What is said about a programme; how its engagements are unless they say otherwise.
struct Details {
  std::string name;  ///< unique, 1 to 200 characters
  std::string aims;
  std::optional<Date> starts_on;
  std::optional<Date> ends_on;
  int planned_sessions = 6;  ///< 1 to 60
  int planned_minutes = 90;  ///< 15 to 480
  int cadence_days = 30;     ///< 1 to 365
  Funded funded = Funded::central;
  bool managers_see_progress = false;
  Thresholds thresholds;
};

/// What a programme asks of the coaching agreements of its engagements.
struct AgreementRule {
  bool required = false;   ///< before a session counts as completed
  bool three_way = false;  ///< the coachee may name their line manager or a sponsor, who sees and signs its aims
  bool operator==(const AgreementRule&) const = default;
};

struct Programme : Details {
  ProgrammeId id;
  AgreementRule agreement;
  Instant changed_at = {};
};

std::optional<Programme> find(db::Connection& db, const ProgrammeId& id);
std::optional<Programme> find_by_name(db::Connection& db, std::string_view name);
/// Every programme by name.
std::vector<Programme> all(db::Connection& db);
/// Those this actor may see, by name.
std::vector<Programme> visible(const access::Work& work);
/// What programmes are called, by name: for choosing one, where the rest is not asked for.
struct ProgrammeName {
  ProgrammeId id;
  std::string name;
};
std::vector<ProgrammeName> names(db::Connection& db);
std::vector<ProgrammeName> visible_names(const access::Work& work);

/// For imports: the programme of that name, made with the usual details when there is none.
ProgrammeId find_or_make(const access::Work& work, std::string_view name);

/// Needs manage_programmes in an organisation. Refuses not_allowed; problems at the field names of Details.
Checked<ProgrammeId> create(const access::Work& work, const Details& details);
/// Needs may_manage. Publishes "programme_changed", so that what follows from its thresholds is worked out anew.
/// `seen` is the changed_at the details were drawn from, if they were: refuses out_of_turn when it has changed since.
Checked<Done> edit(const access::Work& work, const ProgrammeId& id, const Details& details,
                   const std::optional<Instant>& seen = {});

/// Needs may_manage: not_found, not_allowed.
void set_agreement_rule(const access::Work& work, const ProgrammeId& id, const AgreementRule& rule);

/// What a reason explains.
enum class ReasonKind { cancel, rearrange, end, pause, change_coach, decline };
std::string_view code(ReasonKind kind);
const char* label(ReasonKind kind);  ///< "Cancelling a session"
std::optional<ReasonKind> reason_kind_from(std::string_view code);
inline constexpr ReasonKind kReasonKinds[] = {ReasonKind::cancel, ReasonKind::rearrange,    ReasonKind::end,
                                              ReasonKind::pause,  ReasonKind::change_coach, ReasonKind::decline};

/// The code an import leaves where nobody chose; in every programme, never offered.
inline constexpr std::string_view kNotRecorded = "not_recorded";

struct Reason {
  std::string code;   ///< lower-case letters, digits and _
  std::string label;  ///< as the programme words it
};
/// The reasons a person may choose from, in the programme's order.
std::vector<Reason> reasons(db::Connection& db, const ProgrammeId& id, ReasonKind kind);
/// Whether this code may be chosen now.
bool is_reason(db::Connection& db, const ProgrammeId& id, ReasonKind kind, std::string_view code);
/// How a reason recorded earlier is worded, withdrawn ones too; "Not recorded" for what is unknown.
std::string reason_label(db::Connection& db, const ProgrammeId& id, ReasonKind kind, std::string_view code);
/// Sets the wording and order; a reason no longer named is withdrawn, not deleted. Needs may_manage.
Checked<Done> set_reasons(const access::Work& work, const ProgrammeId& id, ReasonKind kind,
                          const std::vector<std::string>& labels);

struct Places {
  OrganisationId organisation;
  int places = 0;
};
/// How many places each agency has, by its name; an agency that is not named has no limit set.
std::vector<Places> places(db::Connection& db, const ProgrammeId& id);
/// Needs may_manage. 0 takes the limit away.
Checked<Done> set_places(const access::Work& work, const ProgrammeId& id, const std::vector<Places>& places);

/// Whoever tracks engagements, sees figures or manages programmes: everywhere, or this one alone.
bool may_see(const access::Actor& actor, const ProgrammeId& id);
/// Whoever manages programmes of an organisation, or this one.
bool may_manage(const access::Actor& actor, const ProgrammeId& id);
bool may_create(const access::Actor& actor);
/// Whether the list of programmes is open to this actor; it shows those they may see.
bool may_see_list(const access::Actor& actor);
/// Whether the list of engagements is open to this actor.
bool may_track(const access::Actor& actor);

std::vector<web::Route> routes();
/// The same in JSON, under /api/v1/.
std::vector<web::Route> api_routes();

}  // namespace waymark::programmes
