#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "audit/audit.hpp"

using namespace waymark;

namespace {

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / fmt::format("waymark-key-{}", getpid());
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file() const { return (path / "keys" / "audit.key").string(); }
};

}  // namespace

TEST_CASE("The audit key is made once, and only its owner may read it") {
  const Folder folder;
  CHECK_FALSE(audit::read_key(folder.file()));
  const auto key = audit::read_or_make_key(folder.file());
  REQUIRE(key);
  CHECK(*audit::read_or_make_key(folder.file()) == *key);
  CHECK(*audit::read_key(folder.file()) == *key);
  struct stat about {};
  REQUIRE(stat(folder.file().c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  REQUIRE(stat((folder.path / "keys").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0700);
}

TEST_CASE("A key others may read, or what is no key, is refused") {
  const Folder folder;
  audit::read_or_make_key(folder.file());
  chmod(folder.file().c_str(), 0640);
  CHECK_THROWS_AS(audit::read_key(folder.file()), audit::KeyFault);
  chmod(folder.file().c_str(), 0600);
  std::ofstream(folder.file()) << "0123456789abcdef\n";
  CHECK_THROWS_AS(audit::read_key(folder.file()), audit::KeyFault);
}
