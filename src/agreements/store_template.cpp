#include "agreements/store.hpp"

namespace waymark::agreements::store {

std::optional<Template> own_template(db::Connection& db, const ProgrammeId& id) {
  std::optional<Template> found;
  for (const db::Row& row : db.query("select section, heading, hint, wording, changed_at, changed_by "
                                     "from agreement_template where programme_id = $1",
                                     id)) {
    if (!found) found.emplace();
    for (const Part part : kParts)
      if (row.text(0) == code(part))
        (*found)[part] = {row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)};
    found->changed_at = row.get<Instant>(4);
    found->changed_by = row.get<std::string>(5);
  }
  return found;
}

void write_template(const access::Work& work, const ProgrammeId& id, const Template& wording) {
  for (const Part part : kParts) {
    const auto& one = wording[part];
    work.db.run(
        "insert into agreement_template (programme_id, section, heading, hint, wording, changed_at, changed_by) "
        "values ($1, $2, $3, $4, $5, $6, $7) on conflict (programme_id, section) do update set heading = "
        "excluded.heading, hint = excluded.hint, wording = excluded.wording, changed_at = excluded.changed_at, "
        "changed_by = excluded.changed_by",
        id, code(part), one.heading, one.hint, one.wording, work.now, work.actor.name);
  }
}

void remove_template(db::Connection& db, const ProgrammeId& id) {
  db.run("delete from agreement_template where programme_id = $1", id);
}

}  // namespace waymark::agreements::store
