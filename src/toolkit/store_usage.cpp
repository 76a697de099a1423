// How often tools were handed on, opened and done.
#include "toolkit/policy.hpp"

namespace waymark::toolkit::store {
namespace {

// Whose usage is seen whole: $1 who, $2 suppliers administered. In part: $3 reviews all, $4 programmes reviewed.
#define WAYMARK_USAGE_WHOLE                            \
  "(cast($2 as text) like '%' || t.supplier_id || '%'" \
  " or (t.offered_as <> 'supplier' and t.author_id = cast($1 as text)))"
#define WAYMARK_USAGE_IN_PART "(cast($3 as text) = 'yes' or cast($4 as text) like '%' || e.programme_id || '%')"

}  // namespace

void each_use(db::Connection& db, const Standing& standing, const ToolId& tool,
              const std::function<void(const Use&)>& take) {
  for (const db::Row& row :
       db.query("select h.tool_id, v.title, e.programme_id, p.name, h.opened_at, h.done_at from handed_tool h"
                " join tool t on t.id = h.tool_id join tool_version v on v.id = t.released_version_id"
                " join engagement_v e on e.id = h.engagement_id join programme_v p on p.id = e.programme_id"
                " where (cast($1 as text) = 'yes' or cast($2 as text) like '%' || e.programme_id || '%')"
                " and (cast($3 as text) is null or h.tool_id = cast($3 as text))"
                " order by v.sort_key, h.tool_id, p.sort_key, p.id",
                standing.reviews_all ? "yes" : "no", id_list(standing.programmes), tool))
    take({row.get<ToolId>(0), row.get<std::string>(1), row.get<ProgrammeId>(2), row.get<std::string>(3),
          !row.is_null(4), !row.is_null(5)});
}

std::vector<Used> usage(db::Connection& db, const Standing& standing, const ToolId& tool, std::int64_t skip,
                        std::int64_t size) {
  std::vector<Used> all;
  const bool in_part = sees_usage_by_programme(standing);
  for (const db::Row& row : db.query(
           "select t.id, v.title, coalesce(s.name, ''),"
           " (select count(*) from handed_tool h join engagement_v e on e.id = h.engagement_id where h.tool_id = t.id"
           " and (" WAYMARK_USAGE_WHOLE " or " WAYMARK_USAGE_IN_PART ")),"
           " (select count(h.opened_at) from handed_tool h join engagement_v e on e.id = h.engagement_id"
           " where h.tool_id = t.id and (" WAYMARK_USAGE_WHOLE " or " WAYMARK_USAGE_IN_PART ")),"
           " (select count(h.done_at) from handed_tool h join engagement_v e on e.id = h.engagement_id"
           " where h.tool_id = t.id and (" WAYMARK_USAGE_WHOLE " or " WAYMARK_USAGE_IN_PART "))"
           " from tool t join tool_version v on v.id = t.released_version_id left join supplier_v s on s.id = "
           "t.supplier_id where (cast($5 as text) = 'yes' or " WAYMARK_USAGE_WHOLE
           ") and (cast($6 as text) is null or t.id = cast($6 as text)) order by v.sort_key, t.id limit $7 offset $8",
           standing.person, id_list(standing.suppliers), standing.reviews_all ? "yes" : "no",
           id_list(standing.programmes), in_part ? "yes" : "no", tool, size, skip))
    all.push_back({row.get<ToolId>(0), row.get<std::string>(1), row.get<std::string>(2), row.integer(3),
                   row.integer(4), row.integer(5)});
  return all;
}

std::int64_t count_usage(db::Connection& db, const Standing& standing) {
  return db
      .value<std::int64_t>(
          "select count(*) from tool t where t.released_version_id is not null and (cast($3 as text) = 'yes'"
          " or " WAYMARK_USAGE_WHOLE ")",
          standing.person, id_list(standing.suppliers), sees_usage_by_programme(standing) ? "yes" : "no")
      .value_or(0);
}

}  // namespace waymark::toolkit::store
