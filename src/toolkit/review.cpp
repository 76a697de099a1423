// A tool is released, sent back, withdrawn.
#include "toolkit/deed.hpp"

namespace waymark::toolkit {
namespace {

/// The tool, whose latest version waits for the actor's review as they saw it.
Tool to_review(const access::Work& work, const ToolId& id, Instant seen) {
  auto [standing, tool, shown, handed] = found(work, id);
  if (!reviews(standing, tool.latest) || is_own(standing, tool)) throw Refused(Refusal::not_allowed);
  if (!may_review(standing, tool) || tool.latest.changed_at != seen) throw Refused(Refusal::out_of_turn);
  return std::move(tool);
}

Problems check_reason(const std::string& reason) {
  Problems problems;
  check_text(problems, "reason", reason, _("Enter the reason, so that it can be put right"), kLongestReason);
  return problems;
}

}  // namespace

void release_tool(const access::Work& work, const ToolId& id, Instant seen) {
  auto tool = to_review(work, id, seen);
  tool.latest.released_at = work.now;
  tool.released = tool.latest;
  tool.withdrawn_at.reset();
  keep(work, tool, "released");
  tell_authors(work, tool, "tool_released");
}

Checked<Done> send_back_tool(const access::Work& work, const ToolId& id, const std::string& reason, Instant seen) {
  auto tool = to_review(work, id, seen);
  if (auto problems = check_reason(reason)) return problems;
  tool.latest.submitted_at.reset();
  tool.latest.sent_back_at = work.now;
  tool.latest.changed_at = work.now;
  keep(work, tool, "sent_back", reason);
  tell_authors(work, tool, "tool_sent_back");
  return Done{};
}

Checked<Done> withdraw_tool(const access::Work& work, const ToolId& id, const std::string& reason) {
  auto [standing, tool, shown, handed] = found(work, id);
  if (!keeps(standing, tool) && !(tool.released && reviews(standing, *tool.released)))
    throw Refused(Refusal::not_allowed);
  if (!may_withdraw(standing, tool)) throw Refused(Refusal::out_of_turn);
  if (auto problems = check_reason(reason)) return problems;
  tool.withdrawn_at = work.now;
  tool.at_start_since.reset();
  store::update(work.db, tool);
  note(work, *tool.released, "withdrawn", reason);
  tell_authors(work, tool, "tool_withdrawn");
  return Done{};
}

}  // namespace waymark::toolkit
