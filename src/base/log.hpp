#pragma once
#include <initializer_list>
#include <string_view>
#include <utility>

namespace waymark {

/// One line of JSON on standard error: time (UTC), level, event and what belongs to it. Content, passwords and
/// tokens never come here. Whole lines are written at once, from any thread.
enum class Level { info, warning, error };
void log(Level level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string_view>> facts = {});

}  // namespace waymark
