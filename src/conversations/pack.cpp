#include "conversations/store.hpp"
#include "conversations/writing.hpp"

namespace waymark::conversations {
namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

Texts texts_of(const std::string& sealed) {
  Texts texts;
  for (const auto& [field, value] : writing_from(sealed))
    if (!value.empty()) texts.emplace_back(shown(field).label, value);
  return texts;
}

class Packing {
 public:
  Packing(vault::Vault& vault, const access::Work& work, const vault::SubjectAccessPacker& packer,
          const Partnership& partnership)
      : vault_(vault),
        work_(work),
        packer_(packer),
        partnership_(partnership),
        scope_(engagements::scope_of(work, partnership.engagement)) {}

  void add(std::vector<PackedSection>& to, const Conversation& one) {
    const vault::Sealed<SharedConversation> sealed(scope_, one.id.str());
    if (!Policy::may_pack(work_, packer_.whose(), sealed)) return;
    if (const auto text = vault_.pack(work_, packer_, sealed))
      to.push_back({one.engagement, one.session, one.changed_at, _("Conversation"), texts_of(*text)});
  }
  void add(std::vector<PackedSection>& to, const Own& own) {
    switch (own.kind) {
      case OwnKind::draft: return add<ConversationDraft>(to, own, _("Draft of a conversation, not shared"));
      case OwnKind::reflection: return add<Reflection>(to, own, _("Reflection"));
      case OwnKind::preparation: return add<Preparation>(to, own, _("Preparation"));
      default: return add<PrivateNote>(to, own, _("Private notes"));
    }
  }

 private:
  template <vault::Content T>
  void add(std::vector<PackedSection>& to, const Own& own, const char* title) {
    const vault::Sealed<T> sealed(scope_, own.id.str());
    if (!Policy::may_pack(work_, packer_.whose(), sealed)) return;
    const auto text = vault_.pack(work_, packer_, sealed);
    if (!text) return;
    const bool has_fields = own.kind == OwnKind::draft || own.kind == OwnKind::reflection;
    to.push_back({own.engagement, own.session, own.changed_at, title,
                  has_fields ? texts_of(*text) : Texts{{std::string(), *text}}});
  }

  vault::Vault& vault_;
  const access::Work& work_;
  const vault::SubjectAccessPacker& packer_;
  const Partnership& partnership_;
  keys::Scope scope_;
};

}  // namespace

std::vector<PackedSection> packed_for(vault::Vault& vault, const access::Work& work,
                                      const vault::SubjectAccessPacker& packer, const PersonId& person) {
  if (person != packer.whose()) throw Refused(Refusal::not_found);
  std::vector<PackedSection> sections;
  for (const auto& id : store::engagements_of(work.db, person)) {
    const auto conversations = store::conversations_of(work.db, id);
    const auto own = store::own_of(work.db, id, person);
    const auto partnership = engagements::partnership(work.db, id);
    if (!partnership || (conversations.empty() && own.empty())) continue;
    Packing packing(vault, work, packer, *partnership);
    for (const auto& one : conversations) packing.add(sections, one);
    for (const auto& one : own) packing.add(sections, one);
  }
  return sections;
}

}  // namespace waymark::conversations
