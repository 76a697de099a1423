#include "people/api.hpp"
#include "people/lists.hpp"

namespace waymark::people::api {
namespace {

struct CoachesAsked {
  web::PageAsked page;
  CoachQuestion question;
};

CoachesAsked read_coaches(web::QueryReader& query) {
  CoachesAsked asked;
  asked.page = query.page();
  auto& question = asked.question;
  question.search = query.text("search");
  question.supplier = query.id<SupplierId>("supplier");
  question.kind = query.code("kind", coach_kind_from);
  question.expired_only = query.flag("expired");
  const auto sorting = read_sorting(query, {"name", "expiry"});
  question.by_expiry = sorting.by == "expiry";
  question.descending = sorting.descending;
  return asked;
}

void write_coach(JsonWriter& out, const Coach& coach, const std::string& supplier, Date today) {
  out.begin_object().member("id", coach.id.str()).member("code", coach.code);
  out.member("person_id", coach.person.str()).member("name", coach.name()).member("email", coach.email);
  out.member("kind", code(coach.kind));
  web::write_id(out, "supplier_id", coach.supplier);
  web::write_text(out, "supplier", supplier);
  web::write_text(out, "accreditation", coach.accreditation);
  web::write_day(out, "accreditation_expires_on", coach.accreditation_expires_on);
  out.member("accreditation_expired", coach.accreditation_expired_on(today)).member("capacity", coach.capacity);
  web::write_day(out, "left_on", coach.left_on);
  out.end_object();
}

web::Response answer_coaches(const web::Visit& visit, const CoachesAsked& asked) {
  const auto rows = list_coaches(visit.work, asked.question, asked.page.skip(), asked.page.size);
  return web::json_list(rows, count_coaches(visit.work, asked.question), asked.page,
                        [&](JsonWriter& out, const CoachRow& row) {
                          write_coach(out, row.coach, row.supplier_name, visit.work.today);
                        });
}

void write_facts(JsonWriter& out, const Supplier& supplier) {
  out.member("id", supplier.id.str()).member("code", supplier.code).member("name", supplier.name);
  out.member("sme", supplier.sme).member("contact_email", supplier.contact_email);
}

bool read_descending(web::QueryReader& query) { return read_sorting(query, {"name"}).descending; }

web::Response answer_suppliers(const web::Visit& visit, const bool& descending) {
  return web::json_whole_list(list_suppliers(visit.work, descending), [](JsonWriter& out, const SupplierRow& row) {
    out.begin_object();
    write_facts(out, row.supplier);
    out.member("coaches", row.coaches).member("capacity", row.capacity).end_object();
  });
}

}  // namespace

web::Response suppliers(web::Visit& visit) {
  if (suppliers_seen_by(visit.work).nothing()) throw Refused(Refusal::not_found);
  return web::with_query<bool>(visit, read_descending, answer_suppliers);
}

web::Response supplier(web::Visit& visit) {
  const auto found = find_supplier(visit.work.db, visit.id<SupplierId>());
  if (!found || !may_see(visit.work, *found)) throw Refused(Refusal::not_found);
  JsonWriter out;
  out.begin_object();
  write_facts(out, *found);
  return web::json(std::move(out.end_object()).str());
}

web::Response coaches(web::Visit& visit) {
  if (coaches_seen_by(visit.work).nothing()) throw Refused(Refusal::not_found);
  return web::with_query<CoachesAsked>(visit, read_coaches, answer_coaches);
}

web::Response coach(web::Visit& visit) {
  const auto found = find_coach(visit.work.db, visit.id<CoachId>());
  if (!found || !may_see(visit.work, *found)) throw Refused(Refusal::not_found);
  const auto supplier = find_supplier(visit.work.db, found->supplier);
  JsonWriter out;
  write_coach(out, *found, supplier ? supplier->name : std::string(), visit.work.today);
  return web::json(std::move(out).str());
}

}  // namespace waymark::people::api
