#pragma once
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "web/route.hpp"

namespace waymark::web {

/// Which route a path means. Literal segments win over {captures}.
class RouteIndex {
 public:
  /// Throws std::logic_error when two routes mean the same.
  explicit RouteIndex(std::span<const Route> routes);

  struct Match {
    const Route* route = nullptr;       ///< none: nothing answers to this path and method
    std::vector<std::string> captures;
    std::vector<Method> allowed;        ///< when the path is known but not with this method
  };
  Match find(Method method, std::string_view path) const;

 private:
  struct Pattern {
    std::vector<std::string> segments;  ///< "" stands for a capture
    std::vector<const Route*> routes;   ///< one per method
  };
  std::unordered_map<std::string, std::vector<Pattern>> by_first_segment_;
};

}  // namespace waymark::web
