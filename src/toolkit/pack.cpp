// What the program gathers for a person's own pack.
#include "toolkit/deed.hpp"

namespace waymark::toolkit {
namespace {

void line(std::string& to, const char* label, std::string_view text) {
  if (!text.empty()) to += fmt::format("{}: {}\n", label, text);
}

void day(std::string& to, const char* label, const std::optional<Instant>& at) {
  if (at) line(to, label, london(*at).date.words());
}

}  // namespace

std::vector<vault::Packed> packed_for(vault::Vault& vault, const access::Work& work,
                                      const vault::SubjectAccessPacker& packer, const PersonId& person) {
  std::vector<vault::Packed> sections;
  for (const auto& handed : store::handed_to(work.db, person, {})) {
    std::string text;
    line(text, _("Tool"), handed.title);
    day(text, _("Handed on"), handed.handed_at);
    line(text, _("By"), handed.handed_by_name);
    day(text, _("Opened"), handed.opened_at);
    day(text, _("Done"), handed.done_at);
    if (handed.has_note) {
      const auto scope = engagements::scope_of(work, engagements::find(work.db, handed.engagement).value());
      if (const auto note = vault.pack(work, packer, sealed_note(scope, handed.id))) line(text, _("Note"), *note);
    }
    sections.push_back({handed.handed_at, _("A development tool you were handed"), std::move(text)});
  }
  return sections;
}

}  // namespace waymark::toolkit
