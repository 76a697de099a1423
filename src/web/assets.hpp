#pragma once
#include <span>
#include <string_view>

namespace waymark::web {

/// A file of the pages' style, script or pictures, embedded in the program. Its path carries its content's hash,
/// so what is at a path never changes and may be kept for ever.
struct Asset {
  std::string_view path;  ///< "/assets/waymark-<hash>.css"
  std::string_view name;  ///< "waymark.css"
  std::string_view content_type;
  std::string_view etag;  ///< with its quotes
  std::string_view plain;
  std::string_view gzip;  ///< the same compressed; empty where that saves nothing
  std::string_view brotli;
};

/// Every embedded file, by name; written by script/assets.mjs when building.
std::span<const Asset> all_assets();

/// The file at a path, or nullptr.
const Asset* find_asset(std::string_view path);

/// Where a file is, by its plain name: asset_path("waymark.css"). Throws std::logic_error for a name unknown.
std::string_view asset_path(std::string_view name);

}  // namespace waymark::web
