#include "engagements/store_lines.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "engagements/states.hpp"

namespace waymark::engagements::store {
namespace {

/// A name as a field: fields end where the text goes to a new line.
std::string name(const char* column) { return fmt::format("replace(coalesce({}, ''), '\n', ' ')", column); }
std::string code(const char* column) { return fmt::format("coalesce({}, '')", column); }
std::string number(const char* column) { return fmt::format("coalesce(cast({} as text), '')", column); }
std::string yes(const std::string& condition) { return fmt::format("case when {} then '1' else '' end", condition); }

}  // namespace

const char* const kLineJoins =
    " join programme_v p on p.id = e.programme_id left join coach_card co on co.coach_id = e.coach_id "
    "left join organisation_v o on o.id = e.agency_id left join supplier_v su on su.id = e.supplier_id "
    "left join contract_v c on c.id = e.contract_id ";

std::string line_sql(const char* open_engagements) {
  return joined({"e.id", "e.ref", name("e.coachee_name"), number("e.coachees"), name("p.name"), code("o.code"),
                 name("o.name"), name("e.grade"), name("co.name"), code("e.coach_kind"), name("su.name"), "e.funded",
                 number("e.planned_sessions"), number("e.sessions_completed"), number("e.last_completed_on"),
                 code("e.decision_needed"),
                 // Its events.
                 number("e.starts_on"), number("e.asked_at"), number("e.declined_at"), number("e.agreed_at"),
                 number("e.paused_on"), number("e.completed_on"), number("e.ended_early_on"),
                 // What asks for attention.
                 number("e.not_started_from"), number("e.quiet_from"), number("e.behind_from"),
                 number("e.next_open_until"), number("c.ends_on"), number("p.contract_warning_days"),
                 number("co.accreditation_expires_on"), yes("c.invoiced_net > c.ceiling"),
                 yes("c.ordered_net > c.ceiling"), yes(std::string(open_engagements) + " > co.capacity")},
                " || '\n' || ");
}

/// The fields of a text one after another.
class LineReader::Fields {
 public:
  explicit Fields(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  std::string_view text() {
    const char* const from = at_;
    const char* const to = std::find(from, end_, '\n');
    at_ = to == end_ ? end_ : to + 1;
    return {from, to};
  }
  void skip(int count) {
    while (count-- > 0) text();
  }
  std::string copy() { return std::string(text()); }
  std::optional<std::int64_t> number() {
    const auto field = text();
    if (field.empty()) return std::nullopt;
    std::int64_t number = 0;
    const auto end = field.data() + field.size();
    if (std::from_chars(field.data(), end, number).ptr != end)
      throw std::logic_error("the kept line of an engagement has a field that is not a number");
    return number;
  }
  int count() { return static_cast<int>(number().value()); }
  std::optional<Date> day() {
    const auto days = number();
    return days ? std::optional(Date::from_days(*days)) : std::nullopt;
  }
  std::optional<Instant> moment() {
    const auto micros = number();
    return micros ? std::optional(Instant::micros(*micros)) : std::nullopt;
  }
  bool yes() { return !text().empty(); }

 private:
  const char* at_;
  const char* end_;
};

LineReader::LineReader(const AsOf& as_of)
    : day_(as_of.day), day_end_(start_of_day(as_of.day.plus(1))), moment_(as_of.moment()) {}

void LineReader::read(std::string_view text, Line& line) const {
  Fields fields(text);
  line.id = EngagementId(fields.copy());
  line.ref = fields.text();
  line.coachee_name = fields.text();
  line.coachees = fields.count();
  line.programme = fields.text();
  line.agency_code = fields.text();
  line.agency = fields.text();
  line.grade = fields.text();
  line.coach = fields.text();
  line.coach_kind = fields.text();
  line.supplier = fields.text();
  line.funded = programmes::funded_from(fields.text()).value();
  line.planned_sessions = fields.count();
  line.sessions_completed = fields.count();
  line.last_completed_on = fields.day();
  line.decision_needed = fields.text();
  auto standing = stand(fields, line.sessions_completed > 0);
  line.starts_on = standing.starts_on;
  line.state = standing.state;
  line.flags = std::move(standing.flags);
}

Standing LineReader::standing(std::string_view text) const {
  Fields fields(text);
  fields.skip(13);  // up to the sessions completed
  const bool any_session_completed = fields.count() > 0;
  fields.skip(1);
  const bool needs_decision = fields.yes();
  auto standing = stand(fields, any_session_completed);
  standing.needs_decision = needs_decision;
  return standing;
}

Standing LineReader::stand(Fields& fields, bool any_session_completed) const {
  Events events;
  events.starts_on = fields.day().value();
  events.asked_at = fields.moment();
  events.declined_at = fields.moment();
  events.agreed_at = fields.moment();
  events.paused_on = fields.day();
  events.completed_on = fields.day();
  events.ended_early_on = fields.day();
  events.any_session_completed = any_session_completed;
  Standing standing;
  standing.starts_on = events.starts_on;
  standing.state = state_on(events, day_, day_end_);
  if (!is_live(standing.state)) return standing;  // nothing asks for attention any more

  Attention attention;
  attention.state = standing.state;
  attention.not_started_from = fields.day();
  attention.quiet_from = fields.day();
  attention.behind_from = fields.day();
  const auto open_until = fields.moment();
  attention.to_be_logged = open_until && *open_until <= moment_;
  attention.contract_ends_on = fields.day();
  attention.contract_warning_days = fields.count();
  attention.accreditation_expires_on = fields.day();
  attention.over_ceiling = fields.yes();
  attention.over_ceiling_ordered = fields.yes();
  attention.coach_over_capacity = fields.yes();
  standing.flags = flags_on(attention, day_);
  return standing;
}

}  // namespace waymark::engagements::store
