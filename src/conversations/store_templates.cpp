#include "conversations/store.hpp"

namespace waymark::conversations::store {

std::vector<Field> fields(db::Connection& db, const ProgrammeId& programme, int version) {
  std::vector<Field> all;
  for (const db::Row& row : db.query("select key, kind, label, hint from conversation_field"
                                     " where programme_id = $1 and version = $2 order by place",
                                     programme, version))
    all.push_back({row.get<std::string>(0),
                   row.text(1) == code(FieldKind::rating) ? FieldKind::rating : FieldKind::text,
                   row.get<std::string>(2), row.get<std::string>(3)});
  return all;
}

int latest_version(db::Connection& db, const ProgrammeId& programme) {
  return static_cast<int>(
      db.value<std::int64_t>("select max(version) from conversation_field where programme_id = $1", programme)
          .value_or(0));
}

void insert_fields(db::Connection& db, const ProgrammeId& programme, int version, const std::vector<Field>& fields) {
  int place = 0;
  for (const auto& field : fields)
    db.run(
        "insert into conversation_field (programme_id, version, place, key, kind, label, hint)"
        " values ($1, $2, $3, $4, $5, $6, $7)",
        programme, version, ++place, field.key, code(field.kind), field.label, field.hint);
}

}  // namespace waymark::conversations::store
