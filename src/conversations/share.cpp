#include "audit/audit.hpp"
#include "conversations/deed.hpp"
#include "conversations/store.hpp"
#include "conversations/writing.hpp"

namespace waymark::conversations {
namespace {

struct Begun {
  Matter matter;
  std::optional<Conversation> conversation;
  std::vector<Field> fields;
};

Begun begin(const access::Work& work, const EngagementId& engagement, const SessionId& session, const Basis& basis) {
  Begun begun{take_up(work, engagement, session), store::conversation_of(work.db, engagement, session), {}};
  const auto& [partnership, of] = begun.matter;
  if (!may_write_conversation(work, partnership, &of, begun.conversation ? &*begun.conversation : nullptr))
    throw Refused(Refusal::out_of_turn);
  auto form = template_of(work.db, partnership.engagement.programme, basis.template_version);
  if (!form) throw Refused(Refusal::not_found);
  begun.fields = std::move(form->fields);
  return begun;
}

std::string conflict(const access::Work& work, const Begun& begun) {
  const auto& by = begun.conversation->changed_by;
  if (by == work.actor.person)
    return _("You changed the conversation after this form was opened. Compare what you shared with what is below");
  return fill(_("{} changed the conversation while you were writing. Compare both texts, then share yours"),
              name_of(begun.matter.partnership, by));
}

void drop_draft(vault::Vault& vault, const access::Work& work, const Partnership& partnership,
                const SessionId& session) {
  const auto draft = store::own_of(work.db, partnership.engagement.id, session, work.actor.person, OwnKind::draft);
  if (!draft) return;
  const auto scope = engagements::scope_of(work, partnership.engagement);
  vault.remove(work, vault::Sealed<ConversationDraft>(scope, draft->id.str()));
  store::remove(work.db, draft->id);
}

Conversation written(const access::Work& work, const Begun& begun, const Basis& basis) {
  Conversation one;
  if (begun.conversation) {
    one = *begun.conversation;
    ++one.version;
  } else {
    one.id = ConversationId::fresh();
    one.engagement = begun.matter.partnership.engagement.id;
    one.session = begun.matter.session.id;
    one.first_at = work.now;
    one.first_by = work.actor.person;
  }
  one.template_version = basis.template_version;
  one.changed_at = work.now;
  one.changed_by = work.actor.person;
  return one;
}

}  // namespace

Checked<Done> share(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                    const SessionId& session, const Basis& basis, const Values& values) {
  const auto begun = begin(work, engagement, session, basis);
  const auto& partnership = begun.matter.partnership;
  Problems problems;
  const auto writing = checked(begun.fields, values, problems);
  if ((begun.conversation ? begun.conversation->version : 0) != basis.version && begun.conversation)
    problems.add("conflict", conflict(work, begun));
  if (!problems && is_empty(writing))
    problems.add(begun.fields.front().key, _("Write something before you share it"));
  if (problems) return problems;

  const auto one = written(work, begun, basis);
  const auto scope = engagements::scope_of(work, partnership.engagement);
  vault.seal(work, vault::Sealed<SharedConversation>(scope, one.id.str()), sealed_text(writing));
  if (begun.conversation) store::update(work.db, one);
  else store::insert(work.db, one);
  drop_draft(vault, work, partnership, session);

  const std::string_view deed = begun.conversation ? "conversation_changed" : "conversation_shared";
  audit::record(work, deed, "session", session.str(), fmt::format("version {}", one.version),
                {.engagement = engagement});
  for (const auto& partner : partnership.partners())
    jobs::tell(work, partner, deed, "session", session.str(), work.now, path_of(engagement, session));
  return Done{};
}

Checked<Done> save_draft(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                         const SessionId& session, const Basis& basis, const Values& values, Saved how) {
  const auto begun = begin(work, engagement, session, basis);
  Problems problems;
  const auto writing = checked_draft(begun.fields, values, problems);
  if (problems) return problems;
  auto draft = own_for(work, begun.matter, OwnKind::draft);
  const bool is_new = !draft.sitting_at;
  if (is_new && how == Saved::as_typed && begun.conversation && begun.conversation->version > basis.version &&
      begun.conversation->changed_by == work.actor.person)
    throw Refused(Refusal::out_of_turn);
  if (is_new && is_empty(writing)) return Done{};

  const bool same_sitting = !is_new && work.now - *draft.sitting_at <= kSitting;
  if (!same_sitting) draft.sitting_at = work.now;
  draft.drawn_from = basis.version;
  draft.template_version = basis.template_version;
  const auto scope = engagements::scope_of(work, begun.matter.partnership.engagement);
  vault.seal(work, vault::Sealed<ConversationDraft>(scope, draft.id.str()), sealed_text(writing),
             same_sitting ? vault::Line::none : vault::Line::write);
  store::save(work.db, draft);
  return Done{};
}

void discard_draft(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                   const SessionId& session) {
  drop_draft(vault, work, engagements::own_partnership(work, engagement), session);
}

}  // namespace waymark::conversations
