#pragma once
#include "programmes/programmes.hpp"

namespace waymark::programmes {

/// What keeps these details from being a programme's, by field. Trims the texts.
Problems check(db::Connection& db, Details& details, const ProgrammeId& self = {});

}  // namespace waymark::programmes
