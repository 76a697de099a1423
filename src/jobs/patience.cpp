#include "jobs/patience.hpp"

#include "base/text.hpp"

namespace waymark::jobs {
namespace {

constexpr std::size_t kErrorLength = 500;

}  // namespace

std::chrono::microseconds pause_after(std::int64_t failures, std::chrono::hours longest) {
  const std::chrono::minutes doubled(std::int64_t{1} << std::clamp<std::int64_t>(failures - 1, 0, 20));
  return std::min<std::chrono::minutes>(doubled, longest);
}

std::string shortened(std::string_view error) {
  if (!is_utf8(error)) return "an error that is no text";
  if (error.size() <= kErrorLength) return std::string(error);
  std::size_t end = kErrorLength;
  while (end > 0 && (static_cast<unsigned char>(error[end]) & 0xC0) == 0x80) --end;
  return std::string(error.substr(0, end));
}

}  // namespace waymark::jobs
