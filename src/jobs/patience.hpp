#pragma once
#include <chrono>
#include <string>
#include <string_view>

namespace waymark::jobs {

/// How long to wait after that many failures (1 or more): a minute, then twice as long each time, at most `longest`.
std::chrono::microseconds pause_after(std::int64_t failures, std::chrono::hours longest);

/// The start of an error's words, cut between characters: what is kept of it.
std::string shortened(std::string_view error);

}  // namespace waymark::jobs
