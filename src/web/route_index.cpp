#include "web/route_index.hpp"

#include <algorithm>
#include <stdexcept>

namespace waymark::web {
namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  return split(path, '/');
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string_view>& segments) {
  if (pattern.size() != segments.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool capture = pattern[i].empty() && i > 0;
    if (capture ? segments[i].empty() : pattern[i] != segments[i]) return false;
  }
  return true;
}

std::size_t captures_in(const std::vector<std::string>& pattern) {
  return static_cast<std::size_t>(std::count(pattern.begin() + 1, pattern.end(), ""));
}

}  // namespace

RouteIndex::RouteIndex(std::span<const Route> routes) {
  for (const auto& route : routes) {
    std::vector<std::string> segments;
    for (auto segment : segments_of(route.path)) segments.emplace_back(segment.starts_with('{') ? "" : segment);
    auto& patterns = by_first_segment_[segments.front()];
    auto same = std::find_if(patterns.begin(), patterns.end(), [&](const auto& p) { return p.segments == segments; });
    if (same == patterns.end()) same = patterns.insert(patterns.end(), Pattern{segments, {}});
    for (const auto* other : same->routes)
      if (other->method == route.method) throw std::logic_error("two routes for " + route.path);
    same->routes.push_back(&route);
  }
  for (auto& [first, patterns] : by_first_segment_)
    std::stable_sort(patterns.begin(), patterns.end(), [](const Pattern& a, const Pattern& b) {
      return captures_in(a.segments) < captures_in(b.segments);
    });
}

RouteIndex::Match RouteIndex::find(Method method, std::string_view path) const {
  Match match;
  const auto segments = segments_of(path);
  const auto found = by_first_segment_.find(std::string(segments.front()));
  if (found == by_first_segment_.end()) return match;
  for (const auto& pattern : found->second) {
    if (!fits(pattern.segments, segments)) continue;
    for (const auto* route : pattern.routes) {
      if (route->method == method) {
        match.route = route;
        for (std::size_t i = 1; i < segments.size(); ++i)
          if (pattern.segments[i].empty()) match.captures.emplace_back(segments[i]);
        match.allowed.clear();
        return match;
      }
      match.allowed.push_back(route->method);
    }
  }
  return match;
}

}  // namespace waymark::web
