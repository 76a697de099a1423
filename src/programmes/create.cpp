#include "audit/audit.hpp"
#include "programmes/check.hpp"
#include "programmes/store.hpp"
#include "programmes/usual_reasons.hpp"

namespace waymark::programmes {
namespace {

ProgrammeId make(const access::Work& work, const Details& details) {
  Programme programme;
  static_cast<Details&>(programme) = details;
  programme.id = ProgrammeId::fresh();
  store::insert(work.db, programme, work.now);
  int place = 0;
  for (const auto& usual : usual_reasons())
    store::keep_reason(work.db, programme.id, usual.kind, {usual.code, usual.label}, ++place);
  audit::record(work, "programme_created", "programme", programme.id.str());
  return programme.id;
}

}  // namespace

Checked<ProgrammeId> create(const access::Work& work, const Details& given) {
  if (!may_create(work.actor)) throw Refused(Refusal::not_allowed);
  Details details = given;
  if (const auto problems = check(work.db, details)) return problems;
  return make(work, details);
}

ProgrammeId find_or_make(const access::Work& work, std::string_view name) {
  if (const auto found = find_by_name(work.db, name)) return found->id;
  Details usual;
  usual.name = std::string(name);
  return make(work, usual);
}

}  // namespace waymark::programmes
