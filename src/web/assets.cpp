#include "web/assets.hpp"

#include <stdexcept>
#include <string>
#include <unordered_map>

namespace waymark::web {
namespace {

using Index = std::unordered_map<std::string_view, const Asset*>;

Index index_by(std::string_view Asset::*key) {
  Index index;
  for (const Asset& asset : all_assets()) index.emplace(asset.*key, &asset);
  return index;
}

}  // namespace

const Asset* find_asset(std::string_view path) {
  static const Index by_path = index_by(&Asset::path);
  const auto found = by_path.find(path);
  return found == by_path.end() ? nullptr : found->second;
}

std::string_view asset_path(std::string_view name) {
  static const Index by_name = index_by(&Asset::name);
  const auto found = by_name.find(name);
  if (found == by_name.end()) throw std::logic_error("no asset is named " + std::string(name));
  return found->second->path;
}

}  // namespace waymark::web
