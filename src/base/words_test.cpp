#include "base/words.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>

using namespace waymark;

namespace {

/// A compiled catalogue in a folder of its own, removed at the end.
struct TestCatalogue {
  std::filesystem::path folder = std::filesystem::temp_directory_path() / std::to_string(std::random_device{}());
  std::string file = (folder / "cy.mo").string();
  TestCatalogue() {
    std::filesystem::create_directory(folder);
    REQUIRE(std::system(("msgfmt -o " + file + " " WAYMARK_SOURCE "/tests/words/cy.po").c_str()) == 0);
  }
  ~TestCatalogue() { std::filesystem::remove_all(folder); }
  void overwrite(std::string_view content) const { std::ofstream(file, std::ios::binary) << content; }
};

std::string why_unreadable(const std::string& file) {
  try {
    Words::from_file("cy", file);
  } catch (const std::runtime_error& fault) {
    return fault.what();
  }
  return {};
}

}  // namespace

TEST_CASE("page text is English unless the thread speaks another language") {
  CHECK(_("Sign in") == std::string("Sign in"));
  CHECK(language() == "en");
  CHECK(plural("{} dog", "{} dogs", 1) == std::string("{} dog"));
  CHECK(plural("{} dog", "{} dogs", 0) == std::string("{} dogs"));
}

TEST_CASE("a catalogue gives a text in its language, and English where it has no entry") {
  const TestCatalogue catalogue;
  const auto welsh = Words::from_file("cy", catalogue.file);
  const InLanguage reading(welsh.get());
  CHECK(language() == "cy");
  CHECK(_("Sign in") == std::string("Mewngofnodi"));
  CHECK(_("Home") == std::string("Tŷ"));
  CHECK(_("Unknown here") == std::string("Unknown here"));
  CHECK(_("Not yet translated") == std::string("Not yet translated"));
  CHECK(_("") == std::string());
}

TEST_CASE("a count takes the form its language gives it") {
  const TestCatalogue catalogue;
  const auto welsh = Words::from_file("cy", catalogue.file);
  const InLanguage reading(welsh.get());
  const auto dogs = [](std::int64_t count) { return fill(plural("{} dog", "{} dogs", count), count); };
  CHECK(dogs(1) == "1 ci");
  CHECK(dogs(2) == "2 gi");
  CHECK(dogs(0) == "0 ci (sawl)");
  CHECK(dogs(8) == "8 chi");
  CHECK(dogs(11) == "11 chi");
  CHECK(dogs(5'000'000'000) == "5000000000 ci (sawl)");
  CHECK(plural("{} cat", "{} cats", 3) == std::string("{} cats"));
}

TEST_CASE("one reader's language is not another's") {
  const TestCatalogue catalogue;
  const auto welsh = Words::from_file("cy", catalogue.file);
  {
    const InLanguage reading(welsh.get());
    std::string other;
    std::thread([&] { other = _("Sign in"); }).join();
    CHECK(other == "Sign in");
  }
  CHECK(_("Sign in") == std::string("Sign in"));
}

TEST_CASE("a catalogue that cannot be read is refused by name") {
  const TestCatalogue catalogue;
  const auto whole = std::filesystem::file_size(catalogue.file);
  CHECK(why_unreadable("/nowhere/cy.mo").find("/nowhere/cy.mo") != std::string::npos);
  for (std::uintmax_t length = whole - 1; length > 0; length = length * 3 / 4) {
    std::filesystem::resize_file(catalogue.file, length);
    CHECK(why_unreadable(catalogue.file).find(catalogue.file) != std::string::npos);
  }
  catalogue.overwrite("msgid \"Sign in\"\nmsgstr \"This has not been compiled\"\n");
  CHECK_FALSE(why_unreadable(catalogue.file).empty());
  catalogue.overwrite("");
  CHECK_FALSE(why_unreadable(catalogue.file).empty());
}
