#include "audit/audit.hpp"
#include "imports/apply.hpp"
#include "imports/store.hpp"

namespace waymark::imports {
namespace {

/// Thrown to take back all that a preview has done.
struct TakenBack {};

void order_by_place(std::vector<Finding>& findings, std::span<const File> files) {
  const auto place = [&](const Finding& finding) {
    for (std::size_t i = 0; i < files.size(); ++i)
      if (files[i].name == finding.file) return i;
    return files.size();
  };
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
    return std::pair(place(a), a.line) < std::pair(place(b), b.line);
  });
}

}  // namespace

void apply(const access::Work& work, const Rows& rows, const Options& options, const Progress& progress,
           Result& result) {
  using Step = void (*)(const access::Work&, const Rows&, const Options&, Result&);
  constexpr std::pair<std::string_view, Step> steps[] = {{"organisations", apply_organisations},
                                                         {"people", apply_people},
                                                         {"suppliers", apply_suppliers},
                                                         {"coaches", apply_coaches},
                                                         {"contracts", apply_contracts},
                                                         {"engagements and sessions", apply_engagements_and_sessions},
                                                         {"invoices", apply_invoices}};
  std::size_t done = 0;
  for (const auto& [name, step] : steps) {
    if (progress) progress(name, done++, std::size(steps));
    step(work, rows, options, result);
  }
  constexpr std::size_t kMany = 100;
  if (rows.sessions.size() + rows.engagements.size() + rows.people.size() > kMany) count_anew(work.db);
  warn(work, rows, result);
}

Result import_files(db::Database& database, const access::Actor& actor, const Clock& clock,
                    std::span<const File> files, const Options& options, const Progress& progress) {
  if (!actor.may(access::Permission::import_files)) throw Refused(Refusal::not_allowed);
  References references;
  std::unordered_map<std::string, std::string> owners;
  database.read([&](db::Connection& db) {
    references = known_references(db);
    owners = people::email_owners(db);
  });
  auto checked = check_files(files, std::move(references), std::move(owners), progress);
  Result checked_result;
  checked_result.refusals = std::move(checked.refusals);
  checked_result.warnings = std::move(checked.warnings);
  order_by_place(checked_result.refusals, files);
  for (const auto& file : files) checked_result.counts[file.kind].left_out = checked.refused_rows[file.kind];
  if (!checked_result.refusals.empty() && (!options.skip_bad_rows || checked.a_whole_file)) {
    checked_result.refused = true;
    return checked_result;
  }

  Result result;
  try {
    database.change_now([&](db::Connection& db) {
      result = checked_result;  // a change may be run again, whole
      const auto now = clock.now();
      const auto stream = audit::new_stream("import");  // so that it waits for nobody, and nobody for it
      const access::Work work{db, actor, now, london(now).date, stream};
      apply(work, checked.rows, options, progress, result);
      if (options.preview) throw TakenBack();
      if (!result.changed_nothing()) audit::record(work, "files_imported", "import", "files");
    });
  } catch (const TakenBack&) {}
  order_by_place(result.warnings, files);
  order_by_place(result.conflicts, files);
  return result;
}

}  // namespace waymark::imports
