#include "agreements/deed.hpp"

namespace waymark::agreements {
namespace {

Problems check(const Text& text, bool whole) {
  Problems problems;
  for (const Part part : kParts) {
    const auto& one = text[static_cast<std::size_t>(part)];
    if (whole && trimmed(one.text).empty())
      problems.add(std::string(code(part)), fill(_("Write something under “{}”"), one.heading));
    if (length(one.text) > kLongestText)
      problems.add(std::string(code(part)), fill(_("Use {} characters or fewer"), with_commas(kLongestText)));
  }
  return problems;
}

/// Somebody else wrote meanwhile: what they wrote must not go unseen.
void check_seen(const Version* draft, Instant seen, Problems& problems) {
  if ((draft ? draft->changed_at : Instant()) == seen) return;
  problems.add("",
               draft ? fill(_("{} has changed the draft since you opened it. What you typed is below: save it to put "
                              "it in place of theirs."),
                            draft->changed_by)
                     : std::string(_("The draft has changed since you opened it. What you typed is below.")));
}

Text text_of(const Agreement& agreement, db::Connection& db, const Words& words) {
  const auto wording = template_of(db, agreement.partnership.engagement.programme);
  Text text;
  for (const Part part : kParts) {
    const auto at = static_cast<std::size_t>(part);
    text[at] = {wording[part].heading, words[at]};
  }
  return text;
}

Version new_version(const Agreement& agreement) {
  const auto& today = agreement.partnership.coaches.back();
  Version version;
  version.id = AgreementId::fresh();
  version.engagement = agreement.partnership.engagement.id;
  version.number = agreement.versions.empty() ? 1 : agreement.versions.front().number + 1;
  version.coach = today.coach;
  version.coach_since = today.from;
  return version;
}

/// Seals the text as the draft, one that is there or a new one.
Version keep(vault::Vault& vault, const access::Work& work, const Agreement& agreement, const Text& text) {
  Version version = agreement.draft() ? *agreement.draft() : new_version(agreement);
  if (agreement.draft()) {
    store::change(work, version.id);
  } else {
    store::insert(work, version);
    note(work, "agreement_drafted", version);
  }
  const auto scope = engagements::scope_of(work, agreement.partnership.engagement);
  vault.seal(work, vault::Sealed<AgreementText>(scope, version.id.str()), to_json(text));
  return version;
}

Agreement take_up_for_writing(const access::Work& work, const EngagementId& id) {
  auto agreement = take_up(work, id);
  if (agreement.to_sign())
    throw Refused(Refusal::out_of_turn,
                  _("A version waits to be signed. Send it back first, if it is to say something else."));
  return agreement;
}

}  // namespace

Checked<Done> save_draft(vault::Vault& vault, const access::Work& work, const EngagementId& id, const Words& words,
                         Instant seen) {
  const auto agreement = take_up_for_writing(work, id);
  const auto text = text_of(agreement, work.db, words);
  auto problems = check(text, false);
  check_seen(agreement.draft(), seen, problems);
  if (problems) return problems;
  keep(vault, work, agreement, text);
  return Done{};
}

Checked<Done> propose(vault::Vault& vault, const access::Work& work, const EngagementId& id, const Words& words,
                      Instant seen) {
  const auto agreement = take_up_for_writing(work, id);
  const auto text = text_of(agreement, work.db, words);
  auto problems = check(text, true);
  check_seen(agreement.draft(), seen, problems);
  if (problems) return problems;
  const auto version = keep(vault, work, agreement, text);
  const auto scope = engagements::scope_of(work, agreement.partnership.engagement);
  // By themselves, so that who may see the aims never holds a key to the rest.
  vault.seal(work, vault::Sealed<AgreedAims>(scope, version.id.str()), words[static_cast<std::size_t>(Part::aims)]);
  store::propose(work, version.id);
  note(work, "agreement_proposed", version);
  tell_partners(work, agreement, "agreement_proposed", version.id.str());
  return Done{};
}

}  // namespace waymark::agreements
