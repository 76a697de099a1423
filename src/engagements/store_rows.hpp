#pragma once
#include "engagements/store.hpp"

namespace waymark::engagements::store {

/// "columns… from engagement e join …": what dossier_from() reads; a where clause follows.
extern const char* const kDossierColumns;
Engagement engagement_from(const db::Row& row);
/// A dossier without its sessions and earlier contracts.
Dossier dossier_from(const db::Row& row);
std::vector<EarlierContract> earlier_contracts(db::Connection& db, const EngagementId& id);

/// The columns of a session s, in the order session_from() reads them.
#define WAYMARK_SESSION_COLUMNS                                                                                \
  "s.id, s.engagement_id, s.number, s.starts_at, s.duration_minutes, s.mode, s.arranged_at, s.completed_at, "  \
  "s.completed_by, s.cancelled_at, s.cancelled_by, s.cancelled_side, s.cancel_notice_hours, s.cancel_reason, " \
  "s.not_attended_at, s.not_attended_by, s.attended, s.moves, s.coach_id, s.contract_id"
Session session_from(const db::Row& row);

/// The where clause for those engagements e, and the id it speaks of; none of both for all, and for those named.
struct Those {
  const char* where = "";
  std::string id = {};
};
Those those(const Which& which);

}  // namespace waymark::engagements::store
