#pragma once
#include "app/house.hpp"

namespace waymark::app {

/// What the demonstration adds to the pilot's files, relative to today: line managers may see progress, active
/// engagements have a session arranged, and some wait to be logged. Money and completed counts stay as they are.
void set_the_scene(db::Database& database, const Clock& clock);

/// What the cast's coach and coachee have agreed, said and planned, and a second programme, which asks for an
/// agreement before sessions count, with somebody at its beginning. Needs the cast seated.
void furnish(vault::Vault& vault, db::Database& database, const Clock& clock);

}  // namespace waymark::app
