#include "base/log.hpp"

#include <unistd.h>

#include "base/dates.hpp"
#include "base/json.hpp"

namespace waymark {

void log(Level level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string_view>> facts) {
  JsonWriter line;
  line.begin_object().member("at", SystemClock().now().iso());
  line.member("level", level == Level::info ? "info" : level == Level::warning ? "warning" : "error");
  line.member("event", event);
  for (const auto& [name, fact] : facts) line.member(name, fact);
  line.end_object();
  auto text = std::move(line).str() + "\n";
  // A log that cannot be written is not worth failing a request for.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace waymark
