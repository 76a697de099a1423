#include "web/assets.hpp"

#include <doctest/doctest.h>

#include <set>
#include <stdexcept>
#include <string>

using namespace waymark::web;

TEST_CASE("the style, the script and the pictures of every page are in the program") {
  for (const char* name : {"waymark.css", "waymark.mjs", "govuk-frontend.mjs", "favicon.svg", "logo.svg"}) {
    const Asset* asset = find_asset(asset_path(name));
    REQUIRE(asset);
    CHECK(asset->name == name);
    CHECK_FALSE(asset->plain.empty());
  }
  CHECK(find_asset(asset_path("waymark.css"))->content_type == "text/css; charset=utf-8");
  CHECK(find_asset(asset_path("waymark.mjs"))->content_type == "text/javascript; charset=utf-8");
}

TEST_CASE("an asset's path and etag carry the hash of its content, so no two are the same") {
  std::set<std::string_view> paths, etags;
  for (const Asset& asset : all_assets()) {
    CHECK(paths.insert(asset.path).second);
    CHECK(etags.insert(asset.etag).second);
    const std::string hash(asset.etag.substr(1, asset.etag.size() - 2));
    CHECK(asset.path.find(hash) != std::string_view::npos);
    CHECK(find_asset(asset.path) == &asset);
  }
}

TEST_CASE("an asset is packed where that saves bytes") {
  for (const Asset& asset : all_assets()) {
    CHECK(asset.gzip.size() < asset.plain.size());
    CHECK(asset.brotli.size() < asset.plain.size());
    if (!asset.gzip.empty()) CHECK(asset.gzip.substr(0, 2) == "\x1f\x8b");
  }
  CHECK_FALSE(find_asset(asset_path("waymark.css"))->brotli.empty());
}

TEST_CASE("a path that is no asset's is not found, and an unknown name is a fault") {
  CHECK(find_asset("/assets/waymark.css") == nullptr);
  CHECK(find_asset("") == nullptr);
  CHECK_THROWS_AS(asset_path("nothing.css"), std::logic_error);
}

TEST_CASE("the style names no font or picture that is licensed to gov.uk alone") {
  const auto css = find_asset(asset_path("waymark.css"))->plain;
  CHECK(css.find("GDS Transport") == std::string_view::npos);
  CHECK(css.find("@font-face") == std::string_view::npos);
  CHECK(css.find("crest.svg") == std::string_view::npos);
}

TEST_CASE("what a style or script asks for is an asset too") {
  for (const Asset& asset : all_assets()) {
    auto rest = asset.plain;
    for (auto at = rest.find("url(/"); at != std::string_view::npos; at = rest.find("url(/")) {
      rest.remove_prefix(at + 4);
      CHECK(find_asset(rest.substr(0, rest.find(')'))));
    }
  }
}
