// What is done to the trail behind the program's back, and what verifying says of it.
#include "audit/archive_test.hpp"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("An altered line is named") {
  Archive archive;
  for (const char* alteration : {"detail = 'nothing'", "at = at + 1", "actor_person_id = null", "actor_name = 'X'",
                                 "action = 'x'", "subject_id = 'x'", "about_person_id = 'x'", "subject_kind = 'x'"}) {
    CAPTURE(alteration);
    Archive fresh;
    fresh.sql(std::string("update audit_line set ") + alteration + " where stream = $1 and number = 3",
              fresh.stream());
    const auto found = fresh.broken();
    is(found, fresh.stream(), 3, audit::Wrong::altered);
    CHECK(found.line_id == fresh.id_of(3));
    CHECK(found.at);
  }
  archive.sql("update audit_line set detail = 'nothing' where stream = $1 and number = 5", archive.stream());
  is(archive.broken(), archive.stream(), 5, audit::Wrong::altered);
}

TEST_CASE("A line that is taken out of the middle is named, numbers closed up behind it or not") {
  Archive archive;
  archive.sql("delete from audit_line where stream = $1 and number = 3", archive.stream());
  is(archive.broken(), archive.stream(), 3, audit::Wrong::missing);
  archive.shift(4, -1);
  archive.sql("update audit_head set number = 4 where stream = $1", archive.stream());
  is(archive.broken(), archive.stream(), 3, audit::Wrong::missing);
}

TEST_CASE("The first line is missed as any other") {
  Archive archive;
  archive.sql("delete from audit_line where stream = $1 and number = 1", archive.stream());
  is(archive.broken(), archive.stream(), 1, audit::Wrong::missing);
}

TEST_CASE("A cut tail shows by the head, and by a checkpoint when the head was put back too") {
  Archive archive;
  archive.checkpoint();
  archive.sql("delete from audit_line where stream = $1 and number > 3", archive.stream());
  is(archive.broken(), archive.stream(), 4, audit::Wrong::cut_tail);
  archive.sql(
      "update audit_head set number = 3, mac = (select l.mac from audit_line l where l.stream = $1 and "
      "l.number = 3) where stream = $1",
      archive.stream());
  is(archive.broken(), archive.stream(), 4, audit::Wrong::cut_tail);
  CHECK(archive.checkpoint().shorter == std::vector{archive.stream()});
}

TEST_CASE("A cut tail shows by the file alone when every trace is gone from the database") {
  Archive archive;
  archive.checkpoint();
  archive.write(archive.one, 1);
  archive.checkpoint();
  archive.sql("delete from audit_line where stream = $1", archive.stream());
  archive.sql("delete from audit_head where stream = $1", archive.stream());
  archive.sql("delete from audit_anchor where stream = $1", archive.stream());
  archive.sql("delete from audit_checkpoint");
  const auto report = archive.verify();
  REQUIRE(report.breaks.size() == 2);
  is(report.breaks[0], "checkpoints", 1, audit::Wrong::missing);
  is(report.breaks[1], archive.stream(), 1, audit::Wrong::cut_tail);
}

TEST_CASE("An inserted line is named, wherever it was put") {
  Archive between;
  between.shift(3, 1);
  between.forge(3, "");
  is(between.broken(), between.stream(), 3, audit::Wrong::inserted);

  Archive at_the_end;
  at_the_end.forge(6, "");
  is(at_the_end.broken(), at_the_end.stream(), 6, audit::Wrong::inserted);

  Archive far_beyond;
  far_beyond.forge(60, "");
  is(far_beyond.broken(), far_beyond.stream(), 60, audit::Wrong::inserted);

  Archive beside;
  beside.sql(
      "insert into audit_line (id, at, actor_name, action, subject_kind, subject_id, detail)"
      " values ($1, 1, 'Nobody', 'forged', 'engagement', 'x', '')",
      new_id());
  is(beside.broken(), "", 0, audit::Wrong::inserted);
}

TEST_CASE("Two lines exchanged are named, by place or by what they say, side by side or apart") {
  for (const auto& [first, second] : {std::pair(2, 3), std::pair(2, 5), std::pair(4, 5)}) {
    CAPTURE(first);
    CAPTURE(second);
    Archive places;
    const auto number = "update audit_line set number = $3 where stream = $1 and number = $2";
    places.sql(number, places.stream(), first, -1);
    places.sql(number, places.stream(), second, first);
    places.sql(number, places.stream(), -1, second);
    is(places.broken(), places.stream(), first, audit::Wrong::reordered);

    Archive words;
    const auto swap = "update audit_line set id = $3, at = $4, detail = $5 where stream = $1 and number = $2";
    struct Said {
      std::string id, detail;
      Instant at;
    };
    const auto said = [&](int which) {
      return words.database().read_value<Said>([&](db::Connection& db) {
        Said found;
        for (const db::Row& row : db.query("select id, detail, at from audit_line where stream = $1 and number = $2",
                                           words.stream(), which))
          found = {row.get<std::string>(0), row.get<std::string>(1), row.get<Instant>(2)};
        return found;
      });
    };
    const auto of_first = said(first), of_second = said(second);
    words.sql(swap, words.stream(), first, "elsewhere", of_second.at, of_second.detail);
    words.sql(swap, words.stream(), second, of_first.id, of_first.at, of_first.detail);
    words.sql("update audit_line set id = $2 where id = $1", "elsewhere", of_second.id);
    is(words.broken(), words.stream(), first, audit::Wrong::reordered);
  }
}

TEST_CASE("A line moved to another stream is named there, and missed where it was") {
  Archive archive;
  archive.sql("update audit_line set stream = $2, number = 6 where stream = $1 and number = 5", archive.stream(),
              "engagement/" + archive.other.str());
  const auto report = archive.verify();
  CHECK(report.breaks.size() == 2);
}

TEST_CASE("A stream rebuilt with another key is named, heads and all") {
  Archive archive;
  archive.checkpoint();
  auto other_key = std::make_shared<db::RowKey>();
  other_key->fill(7);
  const auto forger = db::open(archive.house.url(), {.row_key = other_key});
  archive.sql("delete from audit_line where stream = $1", archive.stream());
  archive.sql("delete from audit_head where stream = $1", archive.stream());
  for (int i = 0; i < 5; ++i)
    archive.change(*forger, [&](const access::Work& work) {
      audit::record(work, "engagement_changed", "engagement", archive.one.str(), "harmless");
    });
  is(archive.broken(), archive.stream(), 1, audit::Wrong::rebuilt);
}

TEST_CASE("A stream rebuilt by someone who has the key shows by what the checkpoints saw") {
  Archive archive;
  archive.write(archive.one, 1);
  archive.checkpoint();
  archive.sql("delete from audit_line where stream = $1", archive.stream());
  archive.sql("delete from audit_head where stream = $1", archive.stream());
  archive.write(archive.one, 8);
  is(archive.broken(), archive.stream(), 6, audit::Wrong::rebuilt);
}
