#include "people/api.hpp"
#include "people/store.hpp"

namespace waymark::people::api {
namespace {

void write_counted(JsonWriter& out, const store::CountedOrganisation& row) {
  const auto& organisation = row.organisation;
  out.begin_object().member("id", organisation.id.str()).member("code", organisation.code);
  out.member("name", organisation.name).member("kind", code(organisation.kind));
  web::write_id(out, "parent_id", organisation.parent);
  web::write_id(out, "agency_id", organisation.agency);
  out.member("people", row.headcount).member("directly_below", row.below).end_object();
}

}  // namespace

web::Response organisations(web::Visit& visit) {
  const auto sight = people_seen_by(visit.work);
  if (sight.nobody()) throw Refused(Refusal::not_found);
  const auto ids = sight.everyone ? store::tops(visit.work.db) : sight.organisations;
  return web::json_whole_list(store::counted(visit.work.db, ids, visit.work.today), write_counted);
}

web::Response organisation(web::Visit& visit) {
  const auto found = find_organisation(visit.work.db, visit.id<OrganisationId>());
  if (!found || !may_see(visit.work, *found)) throw Refused(Refusal::not_found);
  const auto all = store::with_children(visit.work.db, found->id, visit.work.today);
  JsonWriter out;
  out.begin_object().key("organisation");
  write_counted(out, all.front());
  out.key("below").begin_array();
  for (const auto& one : std::span(all).subspan(1)) write_counted(out, one);
  out.end_array().end_object();
  return web::json(std::move(out).str());
}

}  // namespace waymark::people::api
