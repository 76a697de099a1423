#include "app/settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace waymark;

namespace {

/// Whether config check would warn with these words.
bool warns(const std::map<std::string, std::string>& said, std::string_view words) {
  const auto loaded = app::load_settings("", {}, said);
  REQUIRE(!loaded.problems);
  return std::any_of(loaded.warnings.begin(), loaded.warnings.end(),
                     [&](const std::string& warning) { return warning.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("A key that lies in the database's folder is warned of, and no longer when it lies elsewhere") {
  const std::map<std::string, std::string> together{{"data", "/srv/waymark"}};
  for (const auto& [setting, words] : {std::pair{"keys.master", "the master key is kept with the database"},
                                       {"keys.store", "the key store is kept with the database"},
                                       {"audit.key", "the audit key is kept with the database"},
                                       {"backup.key", "the backup key is kept with the database"}}) {
    CAPTURE(setting);
    CHECK(warns(together, words));
    auto apart = together;
    apart[setting] = setting == std::string("keys.store") ? "sqlite:/etc/waymark/keys.sqlite" : "/etc/waymark/a.key";
    CHECK(!warns(apart, words));
    apart[setting] = setting == std::string("keys.store") ? "sqlite:/srv/waymark/../waymark/k/keys.sqlite"
                                                          : "/srv/waymark/../waymark/k/a.key";
    CHECK(warns(apart, words));
  }
}

TEST_CASE("A database on a server shares no folder with the keys") {
  CHECK(!warns({{"data", "/srv/waymark"}, {"database", "postgresql:///waymark"}}, "is kept with the database"));
}

TEST_CASE("The demonstration keeps everything in one folder without a warning") {
  CHECK(!warns({{"data", "/srv/waymark"}, {"accounts.codes_required_for_staff", "false"}},
               "is kept with the database"));
}
