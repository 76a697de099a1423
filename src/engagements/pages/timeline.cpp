#include <algorithm>
#include <array>

#include "engagements/deed.hpp"
#include "engagements/pages/engagement.hpp"

namespace waymark::engagements::pages {
namespace {

using programmes::ReasonKind;

struct EventWords {
  std::string_view kind;
  const char* label;
  std::optional<ReasonKind> reason;
};
constexpr std::array<EventWords, 16> kEvents{{
    {"imported", "Brought in from a file", {}},
    {"proposed", "Proposed", {}},
    {"asked", "Sent to both for their yes", {}},
    {"accepted", "A yes", {}},
    {"agreed", "Agreed", {}},
    {"declined", "Declined", ReasonKind::decline},
    {"coachee_declined", "One of the group declined", ReasonKind::decline},
    {"agreement_signed", "Coaching agreement signed by all", {}},
    {"paused", "Paused", ReasonKind::pause},
    {"resumed", "Resumed", {}},
    {"extended", "Sessions added", {}},
    {"coach_changed", "Coach changed", ReasonKind::change_coach},
    {"completed", "Completed", {}},
    {"ended_early", "Ended early", ReasonKind::end},
    {"decision_needed", "A decision is needed", {}},
    {"decided", "Decided that it goes on", {}},
}};

struct Moment {
  Instant at;
  govuk::TimelineItem item;
};

void add(std::vector<Moment>& moments, Instant at, std::string label, std::string text, std::string by) {
  govuk::TimelineItem item{.label = std::move(label), .at = at};
  if (!text.empty()) item.text = text;
  if (!by.empty()) item.by = by;
  moments.push_back({at, std::move(item)});
}

void add_event(const web::Visit& visit, const Engagement& engagement, const Event& event,
               std::vector<Moment>& moments) {
  const auto known =
      std::find_if(kEvents.begin(), kEvents.end(), [&](const auto& one) { return one.kind == event.kind; });
  std::string text;
  if (event.amount)
    text = fill(plural("{} session more is planned", "{} sessions more are planned", *event.amount), *event.amount);
  if (known != kEvents.end() && known->reason && !event.reason.empty())
    text = reason_words(visit, engagement, *known->reason, event.reason);
  if (event.kind == "coach_changed") text = fill(_("{} coaches from now on. {}"), event.detail, text);
  add(moments, event.at, known == kEvents.end() ? event.kind : std::string(_(known->label)), std::move(text),
      event.by_name);
}

/// What became of a session, where a moment of it is kept. Who did it stands in the audit.
void add_session(const web::Visit& visit, const Engagement& engagement, const Session& session,
                 std::vector<Moment>& moments) {
  const auto name = fill(_("Session {}"), session.number);
  if (session.completed_at)
    add(moments, *session.completed_at, fill(_("{} completed"), name),
        fill(_("{}, {}"), duration_words(session.minutes), std::string(label(session.mode))), "");
  if (session.not_attended_at) add(moments, *session.not_attended_at, fill(_("{} was not attended"), name), "", "");
  if (!session.cancelled_at) return;
  std::string text = reason_words(visit, engagement, ReasonKind::cancel, session.cancel_reason);
  if (session.cancelled_side) text = fill(_("By: {}. {}"), std::string(label(*session.cancelled_side)), text);
  if (session.cancel_notice_hours)
    text += fill(plural(" ({} hour before)", " ({} hours before)", *session.cancel_notice_hours),
                 *session.cancel_notice_hours);
  add(moments, *session.cancelled_at, fill(_("{} cancelled"), name), std::move(text), "");
}

}  // namespace

std::string reason_words(const web::Visit& visit, const Engagement& engagement, ReasonKind kind,
                         std::string_view reason) {
  if (reason == kCoachChanged) return _("The coach changed");
  if (reason == kEngagementEnded) return _("The engagement ended");
  if (reason == kPersonLeft) return _("Somebody left");
  return programmes::reason_label(visit.work.db, engagement.programme, kind, reason);
}

Html timeline_of(const web::Visit& visit, const Sight& sight) {
  std::vector<Moment> moments;
  for (const auto& event : events_of(visit.work.db, sight.engagement.id))
    add_event(visit, sight.engagement, event, moments);
  for (const auto& session : sight.sessions) add_session(visit, sight.engagement, session, moments);
  std::stable_sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) { return a.at > b.at; });
  govuk::Timeline timeline{.items = {}, .heading_level = 3};
  for (auto& moment : moments) timeline.items.push_back(std::move(moment.item));
  return govuk::timeline(timeline);
}

}  // namespace waymark::engagements::pages
