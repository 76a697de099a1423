// What is held about somebody's coaching: engagements, sessions, what they did in them, money.
#include "rights/facts_reader.hpp"
#include "rights/store_people.hpp"

namespace waymark::rights::store {
namespace {

FactQuery engagements_of(std::string_view key, const char* title, const char* partner, const std::string& where) {
  return {key,
          title,
          "select e.ref, p.name, " + std::string(partner) +
              ", e.starts_on, e.proposed_at, e.agreed_at, e.declined_at, e.paused_on, e.completed_on,"
              " e.ended_early_on, e.planned_sessions, e.sessions_completed, e.minutes_completed from engagement_v e"
              " join programme_v p on p.id = e.programme_id join coach_v c on c.id = e.coach_id where " +
              where + " order by e.starts_on, e.id",
          {{"ref", "Reference"},
           {"programme", "Programme"},
           {"with", "With"},
           {"starts_on", "Starts", As::day},
           {"proposed_at", "Proposed", As::moment},
           {"agreed_at", "Agreed", As::moment},
           {"declined_at", "Declined", As::moment},
           {"paused_on", "Paused", As::day},
           {"completed_on", "Completed", As::day},
           {"ended_early_on", "Ended early", As::day},
           {"planned_sessions", "Sessions planned", As::number},
           {"sessions_completed", "Sessions done", As::number},
           {"minutes_completed", "Time", As::minutes}}};
}

FactQuery sessions() {
  return {"sessions",
          "Sessions of these engagements",
          "select e.ref, s.number, s.starts_at, s.duration_minutes, s.mode, s.completed_at, s.cancelled_at,"
          " s.cancelled_side, s.not_attended_at from session_v s join engagement_v e on e.id = s.engagement_id"
          " where s.engagement_id in " +
              engagements_of_person() + " order by e.ref, s.number",
          {{"engagement", "Engagement"},
           {"number", "Number", As::number},
           {"starts_at", "Starts", As::moment},
           {"minutes", "Length", As::minutes},
           {"mode", "How", As::code},
           {"completed_at", "Logged", As::moment},
           {"cancelled_at", "Cancelled", As::moment},
           {"cancelled_side", "By the side of", As::code},
           {"not_attended_at", "Not attended", As::moment}}};
}

FactQuery deeds() {
  return {
      "engagement_events",
      "What you did in engagements",
      "select e.ref, v.at, v.kind, v.reason from engagement_event_v v join engagement_v e on e.id = v.engagement_id"
      " where v.by_person_id = $1 order by v.at",
      {{"engagement", "Engagement"},
       {"at", "When", As::moment},
       {"kind", "What", As::code},
       {"reason", "Reason", As::code}}};
}

FactQuery invoices() {
  return {"invoice_lines",
          "Invoice lines of these engagements",
          "select l.invoice_ref, l.line_number, e.ref, l.invoiced_on, l.description, l.net, l.vat, l.paid_on"
          " from invoice_line_v l join engagement_v e on e.id = l.engagement_id where l.engagement_id in " +
              engagements_of_person() + " order by l.invoiced_on, l.invoice_ref, l.line_number",
          {{"invoice", "Invoice"},
           {"line", "Line", As::number},
           {"engagement", "Engagement"},
           {"invoiced_on", "Invoiced", As::day},
           {"description", "For"},
           {"net", "Net", As::pence},
           {"vat", "VAT", As::pence},
           {"paid_on", "Paid", As::day}}};
}

FactQuery shredded() {
  return {"shredded",
          "Content of these engagements that was shredded",
          "select e.ref, x.shredded_at, x.reason, x.objects, x.id from shredding_v x join engagement_v e"
          " on x.scope_kind = 'engagement' and e.id = x.scope_id where e.id in " +
              engagements_of_person() + " order by x.shredded_at",
          {{"engagement", "Engagement"},
           {"shredded_at", "Shredded", As::moment},
           {"reason", "Why", As::code},
           {"pieces", "Pieces", As::number},
           {"certificate", "Certificate"}}};
}

FactQuery notional_rates() {
  return {"notional_rates",
          "What an hour of your coaching counts for",
          "select r.from_on, r.per_hour from notional_rate_v r join coach_v c on c.id = r.coach_id"
          " where c.person_id = $1 order by r.from_on",
          {{"from", "From", As::day}, {"per_hour", "An hour", As::pence}}};
}

}  // namespace

std::span<const FactQuery> facts_of_work() {
  static const std::vector<FactQuery> all{
      engagements_of("coached_in", "Engagements you were coached in", "c.first_name || ' ' || c.last_name",
                     "e.id in (select k.engagement_id from engagement_coachee_v k where k.person_id = $1)"),
      engagements_of("coach_of", "Engagements you coached", "e.coachee_name",
                     "e.coach_id in (select o.id from coach_v o where o.person_id = $1) or e.id in"
                     " (select t.engagement_id from engagement_coach_v t join coach_v o on o.id = t.coach_id"
                     " where o.person_id = $1)"),
      sessions(),
      deeds(),
      invoices(),
      notional_rates(),
      shredded(),
  };
  return all;
}

}  // namespace waymark::rights::store
