#include "audit/diagnose.hpp"

#include "audit/mac.hpp"

namespace waymark::audit {
namespace {

constexpr std::size_t kCompared = 64;       // of lines that may have exchanged what they say
constexpr std::int64_t kTried = 1'000'000;  // numbers a line may once have had

bool fits(const db::RowKey& key, const Line& line) { return mac_of(key, line) == line.mac; }

bool fits_as(const db::RowKey& key, const Line& line, std::int64_t number) {
  auto moved = line;
  moved.number = number;
  return fits(key, moved);
}

// The number this line was written with: its own MAC tells. 0 when it was written with none in this stream.
std::int64_t true_number(const Scene& scene, const Line& line) {
  for (const auto near : {line.number, line.number + 1, line.number - 1})
    if (near > 0 && fits_as(scene.key, line, near)) return near;
  auto last = scene.lines.back().number;
  if (scene.head) last = std::max(last, scene.head->number);
  for (std::int64_t number = 1; number <= std::min(last, kTried); ++number)
    if (fits_as(scene.key, line, number)) return number;
  return 0;
}

// Every line from here on was written with another key, each following from the one before.
bool is_rebuilt(const Scene& scene) {
  const auto& lines = scene.lines;
  if (lines.size() < 2 || scene.anchored == hex(lines.front().mac)) return false;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (fits(scene.key, lines[i]) || (i > 0 && lines[i].mac_before != lines[i - 1].mac)) return false;
  return true;
}

// Whether what the first line says was written in the place of another, whose number this gives.
std::int64_t says_what(const Scene& scene) {
  const auto count = std::min(scene.lines.size(), kCompared);
  for (std::size_t i = 1; i < count; ++i) {
    const auto& place = scene.lines[i];
    auto moved = scene.lines.front();
    moved.number = place.number;
    moved.mac_before = place.mac_before;
    moved.mac = place.mac;
    if (fits(scene.key, moved)) return place.number;
  }
  return 0;
}

Finding moved(const Scene& scene, std::int64_t written_as) {
  const auto& line = scene.lines.front();
  const auto shift = written_as - line.number;
  const bool is_last = scene.lines.size() == 1;
  if (is_last ? shift == 1 : true_number(scene, scene.lines[1]) == scene.lines[1].number + shift) {
    if (shift > 0) return {Wrong::missing, fmt::format("lines before it were taken out: it was line {}", written_as)};
    return {Wrong::inserted, fmt::format("lines before it were put in: it was line {}", written_as)};
  }
  return {Wrong::reordered, fmt::format("it is line {}", written_as)};
}

}  // namespace

Finding diagnose(const Scene& scene) {
  const auto& line = scene.lines.front();
  if (const auto written_as = true_number(scene, line)) return moved(scene, written_as);
  if (scene.lines.size() > 1 && fits_as(scene.key, scene.lines[1], line.number))
    return {Wrong::inserted, "the line after it once stood in its place"};
  if (scene.head && scene.head->number < line.number) return {Wrong::inserted, "it comes after the stream's end"};
  if (const auto place = says_what(scene)) return {Wrong::reordered, fmt::format("it says what line {} said", place)};
  if (is_rebuilt(scene)) return {Wrong::rebuilt, "from here on it was written with another key"};
  return {Wrong::altered, "it does not say what was written"};
}

}  // namespace waymark::audit
