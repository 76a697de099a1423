#include "imports/store.hpp"

#include "imports/ids.hpp"

namespace waymark::imports {
namespace {

template <class Value>
std::unordered_map<std::string, Value> by_code(db::Connection& db, std::string_view sql) {
  std::unordered_map<std::string, Value> found;
  for (const auto& row : db.query(sql)) found.emplace(row.text(0), row.get<Value>(1));
  return found;
}

}  // namespace

std::unordered_map<std::string, PersonId> person_ids(db::Connection& db) {
  return by_code<PersonId>(db, "select staff_number, id from person_v where staff_number is not null");
}
std::unordered_map<std::string, SupplierId> supplier_ids(db::Connection& db) {
  return by_code<SupplierId>(db, "select code, id from supplier_v");
}
std::unordered_map<std::string, CoachId> coach_ids(db::Connection& db) {
  return by_code<CoachId>(db, "select code, id from coach_v");
}
std::unordered_map<std::string, ContractId> contract_ids(db::Connection& db) {
  return by_code<ContractId>(db, "select ref, id from contract_v");
}
std::unordered_map<std::string, EngagementId> engagement_ids(db::Connection& db) {
  return by_code<EngagementId>(db, "select ref, id from engagement_v");
}
std::unordered_map<std::string, std::string> engagement_refs(db::Connection& db) {
  return by_code<std::string>(db, "select id, ref from engagement_v");
}

References known_references(db::Connection& db) {
  References references;
  const auto know = [&](Kind kind, std::string_view sql) {
    for (const auto& row : db.query(sql)) references.know(kind, row.get<std::string>(0));
  };
  know(Kind::organisations, "select code from organisation_v");
  know(Kind::people, "select staff_number from person_v where staff_number is not null");
  know(Kind::suppliers, "select code from supplier_v");
  for (const auto& row :
       db.query("select c.code, s.code from coach_v c left join supplier_v s on s.id = c.supplier_id")) {
    references.know(Kind::coaches, row.get<std::string>(0));
    references.supplier_of_coach.emplace(row.text(0), row.text(1));
  }
  for (const auto& row :
       db.query("select c.ref, s.code from contract_v c join supplier_v s on s.id = c.supplier_id")) {
    references.know(Kind::contracts, row.get<std::string>(0));
    references.supplier_of_contract.emplace(row.text(0), row.text(1));
  }
  for (const auto& row :
       db.query("select e.ref, c.ref from engagement_v e left join contract_v c on c.id = e.contract_id")) {
    references.know(Kind::engagements, row.get<std::string>(0));
    references.contract_of_engagement.emplace(row.text(0), row.text(1));
  }
  for (const auto& row : db.query("select ref, staff_number from engagement_sealed_v"))
    references.sealed_with.emplace(row.text(0), row.text(1));
  return references;
}

void count_anew(db::Connection& db) {
  if (db.engine() == db::Engine::postgresql)
    db.run("analyze organisation, person, coach, contract, engagement, engagement_coachee, session");
}

std::unordered_map<std::string, std::string> digests(db::Connection& db, Kind kind) {
  std::unordered_map<std::string, std::string> found;
  for (const auto& row : db.query("select row_key, digest from imported_row where kind = $1", code(kind)))
    found.emplace(row.text(0), row.text(1));
  return found;
}

void keep_digests(const access::Work& work, Kind kind, const std::vector<std::pair<std::string, std::string>>& rows,
                  const std::unordered_map<std::string, std::string>& known) {
  constexpr std::string_view kColumns[] = {"kind", "row_key", "digest", "imported_at"};
  std::vector<std::vector<db::Value>> fresh;
  for (const auto& [key, digest] : rows) {
    const auto before = known.find(key);
    if (before == known.end()) {
      fresh.push_back({code(kind), key, digest, work.now});
    } else if (before->second != digest) {
      work.db.run("update imported_row set digest = $3, imported_at = $4 where kind = $1 and row_key = $2",
                  code(kind), key, digest, work.now);
    }
  }
  work.db.bulk_insert("imported_row", kColumns, fresh);
}

std::string keep_drafts(const access::Work& work, std::span<const File> files) {
  const auto batch = new_id();
  for (const auto& file : files)
    work.db.run(
        "insert into import_draft (id, batch_id, kind, file_name, content, made_by, made_at) "
        "values ($1, $2, $3, $4, $5, $6, $7)",
        new_id(), batch, code(file.kind), file.name, db::Bytes{file.content}, work.actor.person, work.now);
  return batch;
}

std::vector<File> find_drafts(db::Connection& db, const access::Actor& actor, std::string_view batch) {
  std::vector<File> files;
  for (const auto& row : db.query("select kind, file_name, content from import_draft "
                                  "where batch_id = $1 and made_by = $2 and done_at is null order by id",
                                  batch, actor.person))
    if (const auto kind = kind_from(row.text(0)))
      files.push_back({*kind, row.get<std::string>(1), std::string(row.bytes(2))});
  return files;
}

void close_drafts(const access::Work& work, std::string_view batch) {
  work.db.run("update import_draft set done_at = $2, content = $3 where batch_id = $1", batch, work.now,
              db::Bytes{""});
}

}  // namespace waymark::imports
