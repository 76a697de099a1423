// A coach hands a tool on; the coachee opens it and is done with it.
#include <algorithm>

#include "audit/audit.hpp"
#include "toolkit/deed.hpp"

namespace waymark::toolkit {
namespace {

using engagements::Partnership;

/// What was handed on, for who sees it.
Handed handed_of(const access::Work& work, const Partnership& partnership, const HandedId& id) {
  auto found = store::find_handed(work.db, id);
  if (!found || !may_see(partnership, work.actor.person, *found)) throw Refused(Refusal::not_found);
  return std::move(*found);
}

void record(const access::Work& work, std::string_view deed, const Handed& handed) {
  audit::record(work, deed, "handed_tool", handed.id.str(), {}, {.engagement = handed.engagement});
}

/// Those chosen who do not have it yet; in a coaching of two, the one coachee.
std::vector<PersonId> receivers(const access::Work& work, const Partnership& partnership, const ToolId& tool,
                                const std::vector<PersonId>& chosen) {
  const auto has = store::who_has(work.db, partnership.engagement.id, tool);
  std::vector<PersonId> all;
  for (const auto& coachee : partnership.coachees) {
    const bool wanted =
        partnership.coachees.size() == 1 || std::find(chosen.begin(), chosen.end(), coachee.person) != chosen.end();
    if (wanted && std::find(has.begin(), has.end(), coachee.person) == has.end()) all.push_back(coachee.person);
  }
  return all;
}

}  // namespace

std::string handed_path(const EngagementId& engagement) { return engagements::path_of(engagement) + "/tools"; }
std::string handed_path(const EngagementId& engagement, const HandedId& id) {
  return handed_path(engagement) + "/" + id.str();
}

vault::Sealed<ToolNote> sealed_note(const keys::Scope& scope, const HandedId& id) { return {scope, id.str()}; }

Handed hand_to(const access::Work& work, const engagements::Engagement& engagement, const ToolId& tool,
               const PersonId& coachee, const PersonId& by, bool has_note) {
  Handed handed;
  handed.id = HandedId::fresh();
  handed.tool = tool;
  handed.engagement = engagement.id;
  handed.person = coachee;
  handed.handed_at = work.now;
  handed.handed_by = by;
  handed.has_note = has_note;
  store::insert(work.db, handed);
  record(work, "tool_handed", handed);
  jobs::tell(work, coachee, by.empty() ? "tool_given" : "tool_handed", "handed_tool", handed.id.str(), work.now,
             handed_path(engagement.id, handed.id));
  return handed;
}

Checked<Done> hand_tool(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                        const ToolId& tool, const std::vector<PersonId>& coachees, const std::string& note) {
  const auto partnership = partnership_of(work, engagement);
  if (!partnership.is_coach(work.actor.person)) throw Refused(Refusal::not_allowed);
  if (!may_hand(work, partnership)) throw Refused(Refusal::out_of_turn);
  const auto found = store::find(work.db, tool);
  if (!found || !usable(partnership.engagement, *found)) throw Refused(Refusal::not_found);

  Problems problems;
  const auto to = receivers(work, partnership, tool, coachees);
  if (to.empty())
    problems.add("coachees", partnership.coachees.size() == 1 || !coachees.empty() ? _("They have this tool already")
                                                                                   : _("Select whom you hand it to"));
  if (length(note) > kLongestNote)
    problems.add("note", fill(_("Use {} characters or fewer"), with_commas(kLongestNote)));
  if (problems) return problems;

  for (const auto& coachee : to) {
    const auto handed = hand_to(work, partnership.engagement, tool, coachee, work.actor.person, !note.empty());
    if (!note.empty())
      vault.seal(work, sealed_note(engagements::scope_of(work, partnership.engagement), handed.id), note);
  }
  return Done{};
}

HandedPage handed_in(const access::Work& work, const EngagementId& engagement, int page) {
  const auto partnership = partnership_of(work, engagement);
  const auto whose = partnership.is_coach(work.actor.person) ? PersonId() : work.actor.person;
  const auto skip = static_cast<std::int64_t>(std::max(page, 1) - 1) * kPageSize;
  return {store::handed_in(work.db, engagement, whose, skip, kPageSize),
          store::count_handed_in(work.db, engagement, whose)};
}

Handed find_handed(const access::Work& work, const EngagementId& engagement, const HandedId& id) {
  return handed_of(work, partnership_of(work, engagement), id);
}

std::optional<std::string> note_of(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                                   const Handed& handed) {
  const auto partnership = partnership_of(work, engagement);
  if (!may_read_note(work, partnership, handed)) return std::nullopt;
  const auto scope = engagements::scope_of(work, partnership.engagement);
  return vault.open(work, ToolNotePolicy::reader(work, partnership, scope, handed), sealed_note(scope, handed.id));
}

std::string open_handed(const access::Work& work, const EngagementId& engagement, const HandedId& id) {
  const auto partnership = partnership_of(work, engagement);
  const auto handed = handed_of(work, partnership, id);
  const auto tool = store::find(work.db, handed.tool);
  if (!tool || !tool->in_library()) throw Refused(Refusal::not_found);
  if (may_use(work, partnership, handed) && store::note_opened(work.db, id, work.now))
    record(work, "tool_opened", handed);
  const auto& released = *tool->released;
  if (released.words.kind == Kind::link) return released.words.link;
  return fmt::format("{}/file?version={}", tool_path(tool->id), released.number);
}

void mark_done(const access::Work& work, const EngagementId& engagement, const HandedId& id) {
  const auto partnership = partnership_of(work, engagement);
  const auto handed = handed_of(work, partnership, id);
  if (work.actor.person != handed.person) throw Refused(Refusal::not_allowed);
  if (!may_use(work, partnership, handed)) throw Refused(Refusal::out_of_turn);
  if (!store::note_done(work.db, id, work.now)) return;
  record(work, "tool_done", handed);
  const auto coach = partnership.coach();
  if (!coach.empty())
    jobs::tell(work, coach, "tool_done", "handed_tool", id.str(), work.now, handed_path(engagement, id));
}

}  // namespace waymark::toolkit
