// Private notes, preparation, reflection: each partner's own.
#include "audit/audit.hpp"
#include "conversations/deed.hpp"
#include "conversations/store.hpp"
#include "conversations/writing.hpp"

namespace waymark::conversations {
namespace {

template <vault::Content T>
void keep(vault::Vault& vault, const access::Work& work, const Matter& matter, const Own& own,
          const std::string& text) {
  const vault::Sealed<T> sealed(engagements::scope_of(work, matter.partnership.engagement), own.id.str());
  if (text.empty()) {
    vault.remove(work, sealed);
    store::remove(work.db, own.id);
  } else {
    vault.seal(work, sealed, text);
    store::save(work.db, own);
  }
}

/// Whether those it is for see it as it stands.
bool reaches(const Partnership& partnership, const Own& own) {
  if (!own.shared_at) return false;
  return !partnership.is_coachee(own.person) || of_todays_coach(partnership, *own.shared_at);
}

void tell_the_other_side(const access::Work& work, const Matter& matter) {
  const auto& partnership = matter.partnership;
  for (const auto& partner : partnership.partners())
    if (partnership.is_coach(partner) != partnership.is_coach(work.actor.person))
      jobs::tell(work, partner, "reflection_shared", "session", matter.session.id.str(), work.now,
                 path_of(partnership.engagement.id, matter.session.id, "/reflect"));
}

}  // namespace

Checked<Done> save_text(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                        const SessionId& session, OwnKind kind, const std::string& text) {
  const auto matter = take_up(work, engagement, session);
  if (length(text) > kLongestText) {
    Problems problems;
    problems.add("text", fill(_("Use {} characters or fewer"), with_commas(static_cast<std::int64_t>(kLongestText))));
    return problems;
  }
  const auto own = own_for(work, matter, kind);
  if (kind == OwnKind::preparation) keep<Preparation>(vault, work, matter, own, text);
  else keep<PrivateNote>(vault, work, matter, own, text);
  return Done{};
}

std::vector<Field> reflection_fields() {
  return {
      {"useful", FieldKind::text, N_("What was useful?"), ""},
      {"try", FieldKind::text, N_("What will you try?"), ""},
      {"confident", FieldKind::rating, N_("How confident are you to do it?"),
       N_("0 is not at all, 10 is completely")},
  };
}

Checked<Done> save_reflection(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                              const SessionId& session, const Values& values, bool shared) {
  const auto matter = take_up(work, engagement, session);
  const auto& partnership = matter.partnership;
  if (!may_reflect(work, partnership, &matter.session)) throw Refused(Refusal::out_of_turn);
  if (shared && !partnership.coach()) throw Refused(Refusal::out_of_turn);
  Problems problems;
  const auto writing = checked(reflection_fields(), values, problems);
  auto own = own_for(work, matter, OwnKind::reflection);
  const bool is_new = !store::find(work.db, own.id);
  if (!problems && is_empty(writing) && (is_new || shared)) problems.add("useful", _("Answer at least one question"));
  if (problems) return problems;

  const bool newly_shared = shared && !reaches(partnership, own);
  if (newly_shared) own.shared_at = work.now;
  if (!shared) own.shared_at.reset();
  keep<Reflection>(vault, work, matter, own, is_empty(writing) ? std::string() : sealed_text(writing));
  if (newly_shared) {
    audit::record(work, "reflection_shared", "session", session.str(), {}, {.engagement = engagement});
    tell_the_other_side(work, matter);
  }
  return Done{};
}

}  // namespace waymark::conversations
