#pragma once
// What the pages of this room share.
#include "plans/pages/pages.hpp"
#include "plans/policy.hpp"

namespace waymark::plans::pages {

using engagements::Partnership;
using web::Draft;

/// The ids of the address: an engagement, and a goal of it.
EngagementId engagement_in(const web::Visit& visit);
GoalId goal_in(const web::Visit& visit);
/// The partnership and the goal of the address, if the actor may do this now: before a form is drawn.
struct Here {
  Partnership partnership;
  Goal goal;
};
Here here_for(const web::Visit& visit, Part part);

/// A page of the plan; with a goal, below that goal's page.
web::Response page(const web::Visit& visit, const Partnership& partnership, web::PageContent content,
                   const Goal* below = nullptr);
/// A form that posts there.
Html form(const web::Visit& visit, const std::string& action, const Html& fields);
/// The name of who is, or was, in the room.
std::string name_of(const Partnership& partnership, const PersonId& person);

Html tags(const Goal& goal, Date today);
Html level_text(const std::optional<int>& level);
std::string date_text(const std::optional<Date>& date);
/// What it says of itself, row by row.
Html about(const Goal& goal);
Html steps_table(const web::Visit& visit, const Goal& goal, bool may_change);
/// How the levels went, as a picture with a table of the same; nothing without any.
Html progress_chart(const Goal& goal);
/// The page of a goal, with its small forms as they were sent.
web::Response draw_goal(const web::Visit& visit, const Partnership& partnership, const Goal& goal, Draft draft);
/// The fields of a step, which stand on the goal's page and on one of their own.
Html step_fields(const Draft& draft);
/// How far the goals have come together, or what is missing to say so.
Html attainment(const std::vector<Goal>& goals, const EngagementId& engagement);

}  // namespace waymark::plans::pages
