// This room in JSON.
#include "web/api.hpp"
#include "people/people.hpp"
#include "programmes/programmes.hpp"

namespace waymark::programmes {
namespace {

void write_details(JsonWriter& out, const Programme& programme) {
  out.member("id", programme.id.str()).member("name", programme.name).member("aims", programme.aims);
  web::write_day(out, "starts_on", programme.starts_on);
  web::write_day(out, "ends_on", programme.ends_on);
  out.member("planned_sessions", programme.planned_sessions).member("planned_minutes", programme.planned_minutes);
  out.member("cadence_days", programme.cadence_days).member("funded", code(programme.funded));
  out.member("managers_see_progress", programme.managers_see_progress);
  out.member("not_started_days", programme.thresholds.not_started_days);
  out.member("quiet_days", programme.thresholds.quiet_days);
  out.member("contract_warning_days", programme.thresholds.contract_warning_days);
}

void write_places(JsonWriter& out, db::Connection& db, const ProgrammeId& id) {
  out.key("places").begin_array();
  for (const auto& one : places(db, id)) {
    const auto organisation = people::find_organisation(db, one.organisation);
    out.begin_object().member("organisation_id", one.organisation.str());
    out.member("organisation", organisation ? organisation->name : "").member("places", one.places).end_object();
  }
  out.end_array();
}

web::Response api_list(web::Visit& visit) {
  if (!may_see_list(visit.work.actor)) throw Refused(Refusal::not_found);
  return web::json_whole_list(visible(visit.work), [](JsonWriter& out, const Programme& programme) {
    out.begin_object();
    write_details(out, programme);
    out.end_object();
  });
}

web::Response api_programme(web::Visit& visit) {
  const auto found = find(visit.work.db, visit.id<ProgrammeId>());
  if (!found || !may_see(visit.work.actor, found->id)) throw Refused(Refusal::not_found);
  JsonWriter out;
  out.begin_object();
  write_details(out, *found);
  write_places(out, visit.work.db, found->id);
  return web::json(std::move(out.end_object()).str());
}

}  // namespace

std::vector<web::Route> api_routes() {
  // Seen by whoever tracks engagements, sees figures or manages programmes: the policy judges.
  const auto see = access::Door::signed_in();
  return {
      {web::Method::get, "/api/v1/programmes", see, api_list},
      {web::Method::get, "/api/v1/programmes/{id}", see, api_programme},
  };
}

}  // namespace waymark::programmes
