#include "agreements/store.hpp"
#include "audit/audit.hpp"

namespace waymark::agreements {
namespace {

/// Refuses who may not change what this programme's agreements begin with.
void require_managed(const access::Work& work, const ProgrammeId& id) {
  if (!programmes::find(work.db, id) || !programmes::may_see(work.actor, id)) throw Refused(Refusal::not_found);
  if (!programmes::may_manage(work.actor, id)) throw Refused(Refusal::not_allowed);
}

void check_length(const char* what, Part part, const std::string& text, std::size_t longest, Problems& problems) {
  if (length(text) > longest)
    problems.add(fmt::format("{}-{}", what, code(part)),
                 fill(_("Use {} characters or fewer"), with_commas(static_cast<std::int64_t>(longest))));
}

Problems check(const Template& wording) {
  Problems problems;
  for (const Part part : kParts) {
    const auto& one = wording[part];
    if (trimmed(one.heading).empty())
      problems.add(fmt::format("heading-{}", code(part)), _("Enter a heading for this section"));
    check_length("heading", part, one.heading, kLongestHeading, problems);
    check_length("hint", part, one.hint, kLongestHint, problems);
    check_length("wording", part, one.wording, kLongestText, problems);
  }
  return problems;
}

}  // namespace

Template template_of(db::Connection& db, const ProgrammeId& id) {
  auto own = store::own_template(db, id);
  return own ? std::move(*own) : standard_template();
}

Checked<Done> save_template(const access::Work& work, const ProgrammeId& id, const Template& wording,
                            const programmes::AgreementRule& rule, Instant seen) {
  require_managed(work, id);
  const auto own = store::own_template(work.db, id);
  if ((own ? own->changed_at : Instant()) != seen) throw Refused(Refusal::out_of_turn);
  if (const auto problems = check(wording)) return problems;
  store::write_template(work, id, wording);
  programmes::set_agreement_rule(work, id, rule);
  audit::record(work, "agreement_template_changed", "programme", id.str());
  return Done{};
}

void reset_template(const access::Work& work, const ProgrammeId& id) {
  require_managed(work, id);
  store::remove_template(work.db, id);
  audit::record(work, "agreement_template_reset", "programme", id.str());
}

}  // namespace waymark::agreements
