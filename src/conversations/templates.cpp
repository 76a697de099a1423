#include <algorithm>
#include <set>

#include "audit/audit.hpp"
#include "conversations/store.hpp"

namespace waymark::conversations {
namespace {

Problems check(const std::vector<Field>& fields) {
  Problems problems;
  if (fields.empty()) problems.add("fields", _("Choose at least one field"));
  const auto built_in = built_in_fields();
  std::set<std::string_view> keys;
  for (const auto& field : fields) {
    const auto known =
        std::find_if(built_in.begin(), built_in.end(), [&](const Field& one) { return one.key == field.key; });
    const bool own = std::find(std::begin(kOwnFields), std::end(kOwnFields), field.key) != std::end(kOwnFields);
    const bool fits = known != built_in.end() ? known->kind == field.kind : own;
    if (!fits || !keys.insert(field.key).second) throw Refused(Refusal::not_found);
    if (field.label.empty()) problems.add("label_" + field.key, _("Enter a label for each field that is asked"));
    if (length(field.label) > kLongestLabel)
      problems.add("label_" + field.key, fill(_("A label must be {} characters or fewer"), kLongestLabel));
    if (length(field.hint) > kLongestHint)
      problems.add("hint_" + field.key, fill(_("A hint must be {} characters or fewer"), kLongestHint));
  }
  return problems;
}

}  // namespace

std::string_view code(FieldKind kind) { return kind == FieldKind::rating ? "rating" : "text"; }

std::vector<Field> built_in_fields() {
  return {
      {"focus", FieldKind::text, N_("Focus"), N_("What you wanted from this session")},
      {"explored", FieldKind::text, N_("What was explored"), ""},
      {"agreed", FieldKind::text, N_("What was agreed"), ""},
      {"actions", FieldKind::text, N_("Actions"), N_("Who does what by when, each on a line of its own")},
      {"confidence", FieldKind::rating, N_("Confidence"),
       N_("How confident the coachee is to do what was agreed: 0 is not at all, 10 is completely")},
      {"progress", FieldKind::rating, N_("Progress"),
       N_("How far the coachee has come towards what they want: 0 is not at all, 10 is all the way")},
      {"next", FieldKind::text, N_("Next time"), N_("What to come back to")},
  };
}

Field shown(Field field) {
  auto built_in = built_in_fields();
  for (auto& question : reflection_fields()) built_in.push_back(std::move(question));
  for (const auto& one : built_in) {
    if (one.key != field.key) continue;
    if (one.label == field.label) field.label = _(one.label.c_str());
    if (!one.hint.empty() && one.hint == field.hint) field.hint = _(one.hint.c_str());
  }
  return field;
}

Template template_of(db::Connection& db, const ProgrammeId& programme) {
  const int version = store::latest_version(db, programme);
  return *template_of(db, programme, version);
}

std::optional<Template> template_of(db::Connection& db, const ProgrammeId& programme, int version) {
  if (version == 0) return Template{0, built_in_fields()};
  Template found{version, store::fields(db, programme, version)};
  if (found.fields.empty()) return std::nullopt;
  return found;
}

Checked<Done> set_template(const access::Work& work, const ProgrammeId& programme, int seen,
                           const std::vector<Field>& fields) {
  if (!programmes::find(work.db, programme) || !programmes::may_see(work.actor, programme))
    throw Refused(Refusal::not_found);
  if (!programmes::may_manage(work.actor, programme)) throw Refused(Refusal::not_allowed);
  const auto now = template_of(work.db, programme);
  if (now.version != seen) throw Refused(Refusal::out_of_turn);
  if (const auto problems = check(fields)) return problems;
  if (fields == now.fields) return Done{};
  store::insert_fields(work.db, programme, now.version + 1, fields);
  audit::record(work, "conversation_template_changed", "programme", programme.str(),
                fmt::format("version {}", now.version + 1));
  return Done{};
}

}  // namespace waymark::conversations
