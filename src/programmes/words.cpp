#include <array>

#include "programmes/programmes.hpp"

namespace waymark::programmes {
namespace {

struct KindName {
  ReasonKind kind;
  std::string_view code;
  const char* label;
};
constexpr std::array<KindName, 6> kKindNames{{
    {ReasonKind::cancel, "cancel", "Cancelling a session"},
    {ReasonKind::rearrange, "rearrange", "Rearranging a session"},
    {ReasonKind::end, "end", "Ending early"},
    {ReasonKind::pause, "pause", "Pausing"},
    {ReasonKind::change_coach, "change_coach", "Changing the coach"},
    {ReasonKind::decline, "decline", "Declining"},
}};

}  // namespace

std::string_view code(Funded funded) { return funded == Funded::central ? "central" : "local"; }

const char* label(Funded funded) { return funded == Funded::central ? _("Centrally funded") : _("Locally funded"); }

std::optional<Funded> funded_from(std::string_view code) {
  if (code == "central") return Funded::central;
  if (code == "local") return Funded::local;
  return std::nullopt;
}

std::string_view code(ReasonKind kind) { return kKindNames[static_cast<std::size_t>(kind)].code; }
const char* label(ReasonKind kind) { return _(kKindNames[static_cast<std::size_t>(kind)].label); }

std::optional<ReasonKind> reason_kind_from(std::string_view code) {
  for (const auto& name : kKindNames)
    if (name.code == code) return name.kind;
  return std::nullopt;
}

}  // namespace waymark::programmes
