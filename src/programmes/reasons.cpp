#include <algorithm>

#include "audit/audit.hpp"
#include "programmes/store.hpp"

namespace waymark::programmes {
namespace {

/// A code for a wording: its letters and digits in lower case with _ between, not yet taken.
std::string code_for(std::string_view label, const std::vector<store::KeptReason>& taken) {
  std::string made;
  for (char c : search_key(label)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) made += c;
    else if (!made.empty() && made.back() != '_') made += '_';
  }
  while (!made.empty() && made.back() == '_') made.pop_back();
  made.resize(std::min<std::size_t>(made.size(), 40));
  if (made.empty() || made == kNotRecorded) made = "reason";
  const auto is_taken = [&](const std::string& code) {
    return std::any_of(taken.begin(), taken.end(), [&](const auto& reason) { return reason.code == code; });
  };
  std::string unique = made;
  for (int next = 2; is_taken(unique); ++next) unique = fmt::format("{}_{}", made, next);
  return unique;
}

/// About the first 20 bytes, whole characters only.
std::string_view beginning(std::string_view text) {
  std::size_t end = std::min<std::size_t>(text.size(), 20);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

Problems check_labels(const std::vector<std::string>& labels) {
  Problems problems;
  if (labels.empty()) problems.add("reasons", _("Enter at least one reason"));
  if (labels.size() > 30) problems.add("reasons", _("Enter 30 reasons or fewer"));
  for (const auto& label : labels)
    if (length(label) > 100)
      problems.add("reasons", fill(_("“{}…” must be 100 characters or fewer"), beginning(label)));
  return problems;
}

}  // namespace

std::vector<Reason> reasons(db::Connection& db, const ProgrammeId& id, ReasonKind kind) {
  std::vector<Reason> offered;
  for (auto& reason : store::reasons(db, id, kind))
    if (!reason.withdrawn) offered.push_back({std::move(reason.code), std::move(reason.label)});
  return offered;
}

bool is_reason(db::Connection& db, const ProgrammeId& id, ReasonKind kind, std::string_view code) {
  const auto offered = reasons(db, id, kind);
  return std::any_of(offered.begin(), offered.end(), [&](const Reason& reason) { return reason.code == code; });
}

std::string reason_label(db::Connection& db, const ProgrammeId& id, ReasonKind kind, std::string_view code) {
  for (auto& reason : store::reasons(db, id, kind))
    if (reason.code == code) return std::move(reason.label);
  return _("Not recorded");
}

Checked<Done> set_reasons(const access::Work& work, const ProgrammeId& id, ReasonKind kind,
                          const std::vector<std::string>& given) {
  if (!find(work.db, id) || !may_see(work.actor, id)) throw Refused(Refusal::not_found);
  if (!may_manage(work.actor, id)) throw Refused(Refusal::not_allowed);
  std::vector<std::string> labels;
  for (const auto& label : given)
    if (const auto text = trimmed(label); !text.empty()) labels.emplace_back(text);
  if (const auto problems = check_labels(labels)) return problems;

  auto kept = store::reasons(work.db, id, kind);
  for (const auto& reason : kept)
    if (std::find(labels.begin(), labels.end(), reason.label) == labels.end())
      store::withdraw_reason(work.db, id, kind, reason.code, work.now);
  int place = 0;
  for (const auto& label : labels) {
    const auto known =
        std::find_if(kept.begin(), kept.end(), [&](const auto& reason) { return reason.label == label; });
    const Reason reason{known == kept.end() ? code_for(label, kept) : known->code, label};
    store::keep_reason(work.db, id, kind, reason, ++place);
    if (known == kept.end()) kept.push_back({reason.code, label});
  }
  audit::record(work, "programme_reasons_set", "programme", id.str(), code(kind));
  return Done{};
}

}  // namespace waymark::programmes
