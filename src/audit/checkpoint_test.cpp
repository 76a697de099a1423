#include "audit/archive_test.hpp"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("A checkpoint that is altered, cut or forged is named, in the database and in the file") {
  Archive archive;
  for (int i = 0; i < 4; ++i) {
    archive.checkpoint();
    archive.write(archive.one, 1);
  }
  const auto lines = lines_of(archive.file());
  REQUIRE(lines.size() == 4);

  auto altered = lines;
  altered[1].replace(altered[1].find("=6:"), 3, "=5:");
  write_lines(archive.file(), altered);
  is(archive.broken(), "checkpoints", 2, audit::Wrong::altered);

  write_lines(archive.file(), {lines[0], lines[3]});
  is(archive.broken(), "checkpoints", 2, audit::Wrong::missing);

  write_lines(archive.file(), {lines[0]});
  is(archive.broken(), "checkpoints", 2, audit::Wrong::cut_tail);

  std::filesystem::remove(archive.file());
  is(archive.broken(), "checkpoints", 1, audit::Wrong::missing);

  write_lines(archive.file(), {lines[2], lines[3]});  // what is older was put away
  CHECK(archive.verify().whole());

  write_lines(archive.file(), lines);
  archive.sql("update audit_checkpoint set line = replace(line, 'after', 'After') where number = 3");
  is(archive.broken(), "checkpoints", 0, audit::Wrong::altered);
}

TEST_CASE("What a power cut kept from the file is written there by the next checkpoint") {
  Archive archive;
  archive.checkpoint();
  archive.write(archive.one, 1);
  archive.checkpoint();
  const auto lines = lines_of(archive.file());
  std::ofstream(archive.file(), std::ios::trunc) << lines[0] << "\n" << lines[1].substr(0, 40);
  CHECK(archive.verify().whole());
  CHECK(archive.checkpoint().number == 0);  // nothing new, and yet
  CHECK(archive.verify().whole());
  const auto after = lines_of(archive.file());
  CHECK(after.back() == lines[1]);
}

TEST_CASE("However often it is broken off, the database is at most one checkpoint ahead of the file") {
  Archive archive;
  archive.checkpoint();
  // Killed, or the disk full, between the database and the file, several times running.
  const auto kept = archive.file() + ".kept";
  std::filesystem::rename(archive.file(), kept);
  std::filesystem::create_symlink("/dev/full", archive.file());
  for (int i = 0; i < 3; ++i) {
    archive.write(archive.one, 1);
    CHECK_THROWS(archive.checkpoint());
  }
  std::filesystem::remove(archive.file());
  std::filesystem::rename(kept, archive.file());
  CHECK(archive.verify().whole());
  archive.checkpoint();
  CHECK(archive.verify().whole());
}

TEST_CASE("A checkpoint's line may be longer than what is read at once") {
  Archive archive;
  archive.change([&](const access::Work& work) {
    for (int i = 0; i < 900; ++i) audit::record(work, "made", "engagement", EngagementId::fresh().str());
  });
  CHECK(archive.checkpoint().streams == 904);
  archive.write(archive.one, 1);
  CHECK(archive.checkpoint().number == 2);
  CHECK(lines_of(archive.file()).size() == 2);
  CHECK(archive.verify().whole());
}
