// What somebody with the database, and not the keys, may try: each is refused with an alarm, and the rest is read.
#include <fstream>

#include "vault/house_test.hpp"

using namespace waymark;
using test::a_note;
using test::Note;

namespace {

const OrganisationId kCourts = OrganisationId::fresh(), kPrisons = OrganisationId::fresh();

/// Two engagements of one organisation and one of another, each with two notes, and a bystander.
class Scene : public test::VaultHouse {
 public:
  Scene() {
    for (const auto* note : {&one, &two, &other, &foreign}) seal(*note, "said " + note->place().object);
    seal(bystander, "said " + bystander.place().object);
  }
  const keys::Scope scope = test::an_engagement(kCourts), second = test::an_engagement(kCourts),
                    third = test::an_engagement(kPrisons);
  const vault::Sealed<Note> one = a_note(scope), two = a_note(scope), other = a_note(second), foreign = a_note(third);
  const vault::Sealed<Note> bystander = a_note(test::an_engagement(kPrisons));

  bool reads(const vault::Sealed<Note>& note) { return outcome(note) == "said " + note.place().object; }
  /// Exchanges columns of two notes' rows.
  void exchange(std::string_view columns, const vault::Sealed<Note>& a, const vault::Sealed<Note>& b) {
    for (const auto column : split(columns, ' '))
      database().change_now([&](db::Connection& db) {
        const auto read = [&](const vault::Sealed<Note>& note) {
          std::string bytes;
          for (const db::Row& row : db.query(
                   fmt::format("select {} from sealed_content where object_id = $1", column), note.place().object))
            bytes = std::string(row.bytes(0));
          return bytes;
        };
        const auto write = [&](const vault::Sealed<Note>& note, const std::string& bytes) {
          db.run(fmt::format("update sealed_content set {} = $2 where object_id = $1", column), note.place().object,
                 db::Bytes{bytes});
        };
        const auto first = read(a), last = read(b);
        write(a, last);
        write(b, first);
      });
  }
  void run(std::string_view text, const std::string& argument) {
    database().change_now([&](db::Connection& db) { db.run(text, argument); });
  }
  const std::string& id(const vault::Sealed<Note>& note) const { return note.place().object; }
};

using Rows = std::vector<std::vector<std::string>>;

/// All that the main database has of a scope, to be put back later.
struct OldRows {
  std::vector<std::tuple<std::string, std::string, std::string>> contents;
  std::string entries, tag, mac;
  std::int64_t version = 0, announced = 0;
};

OldRows keep(db::Database& database, const keys::Scope& scope) {
  OldRows old;
  database.read([&](db::Connection& db) {
    for (const db::Row& row :
         db.query("select object_id, wrapped_key, ciphertext from sealed_content where scope_id = $1", scope.id))
      old.contents.emplace_back(row.text(0), row.bytes(1), row.bytes(2));
    for (const db::Row& row : db.query("select entries, version, announced_version, announced_tag, mac"
                                       " from sealed_manifest where scope_id = $1",
                                       scope.id)) {
      old.entries = row.bytes(0);
      old.version = row.integer(1);
      old.announced = row.integer(2);
      old.tag = row.bytes(3);
      old.mac = row.bytes(4);
    }
  });
  return old;
}

void put_back_contents(db::Database& database, const OldRows& old) {
  database.change_now([&](db::Connection& db) {
    for (const auto& [id, wrapped, ciphertext] : old.contents)
      db.run("update sealed_content set wrapped_key = $2, ciphertext = $3 where object_id = $1", id,
             db::Bytes{wrapped}, db::Bytes{ciphertext});
  });
}

void put_back_manifest(db::Database& database, const keys::Scope& scope, const OldRows& old) {
  database.change_now([&](db::Connection& db) {
    db.run(
        "update sealed_manifest set entries = $2, version = $3, announced_version = $4, announced_tag = $5, mac = $6"
        " where scope_id = $1",
        scope.id, db::Bytes{old.entries}, old.version, old.announced, db::Bytes{old.tag}, db::Bytes{old.mac});
  });
}

}  // namespace

TEST_CASE("Ciphertexts or wrapped keys exchanged between notes, engagements or organisations are refused") {
  for (const auto* columns : {"ciphertext", "wrapped_key", "ciphertext wrapped_key"}) {
    Scene scene;
    for (const auto* with : {&scene.two, &scene.other, &scene.foreign}) {
      scene.exchange(columns, scene.one, *with);
      CHECK(scene.outcome(scene.one) == "refused");
      CHECK(scene.outcome(*with) == "refused");
      CHECK(scene.reads(scene.bystander));
      scene.exchange(columns, scene.one, *with);
      CHECK(scene.reads(scene.one));
      CHECK(scene.reads(*with));
    }
    CHECK(scene.alarms().size() == 4);  // a note each; that it came again is counted
    CHECK(scene.alarms().front().cause.kind == "content_refused");
  }
}

TEST_CASE("A byte changed, cut or added anywhere is refused") {
  Scene scene;
  const auto old = keep(scene.database(), scene.scope);
  for (const auto* column : {"ciphertext", "wrapped_key"}) {
    std::string bytes;
    scene.database().read([&](db::Connection& db) {
      for (const db::Row& row :
           db.query(fmt::format("select {} from sealed_content where object_id = $1", column), scene.id(scene.one)))
        bytes = std::string(row.bytes(0));
    });
    std::vector<std::string> wrong{bytes.substr(1), bytes.substr(0, bytes.size() - 1), bytes + "x", ""};
    for (std::size_t i = 0; i < bytes.size(); i += 7) {
      wrong.push_back(bytes);
      wrong.back()[i] = static_cast<char>(wrong.back()[i] ^ 0x10);
    }
    for (const auto& changed : wrong) {
      scene.database().change_now([&](db::Connection& db) {
        db.run(fmt::format("update sealed_content set {} = $2 where object_id = $1", column), scene.id(scene.one),
               db::Bytes{changed});
      });
      CHECK(scene.outcome(scene.one) == "refused");
    }
    CHECK(scene.reads(scene.two));
    put_back_contents(scene.database(), old);
    CHECK(scene.reads(scene.one));
  }
}

TEST_CASE("A row deleted, moved to another engagement, kind or field, or put in beside is refused") {
  Scene scene;
  scene.run("update sealed_content set scope_id = 'elsewhere' where object_id = $1", scene.id(scene.one));
  CHECK(scene.outcome(scene.one) == "refused");
  CHECK(scene.reads(scene.two));
  CHECK(scene.outcome(vault::Sealed<Note>({kCourts, "engagement", "elsewhere"}, scene.id(scene.one))) == "gone");

  scene.run("update sealed_content set field = 'other' where object_id = $1", scene.id(scene.two));
  CHECK(scene.outcome(scene.two) == "refused");
  CHECK(scene.outcome(vault::Sealed<Note>(scene.scope, scene.id(scene.two), "other")) == "refused");

  // Moved beside a sealed note of another engagement, whose key there is.
  scene.database().change_now([&](db::Connection& db) {
    db.run("update sealed_content set scope_id = $2 where object_id = $1", scene.id(scene.foreign), scene.second.id);
  });
  CHECK(scene.outcome(scene.foreign) == "refused");
  CHECK(scene.outcome(vault::Sealed<Note>(scene.second, scene.id(scene.foreign))) == "refused");
  CHECK(scene.reads(scene.other));

  scene.run("delete from sealed_content where object_id = $1", scene.id(scene.other));
  CHECK(scene.outcome(scene.other) == "refused");
  CHECK(scene.reads(scene.bystander));
  CHECK(scene.check().size() == 4);
}

TEST_CASE("An old row put back is refused") {
  Scene scene;
  const auto old = keep(scene.database(), scene.scope);
  scene.seal(scene.one, "said later");
  put_back_contents(scene.database(), old);
  CHECK(scene.outcome(scene.one) == "refused");
  CHECK(scene.reads(scene.two));
  CHECK(scene.alarms().size() == 1);
}

TEST_CASE("A row of what was removed and sealed anew is refused") {
  Scene scene;
  const auto old = keep(scene.database(), scene.scope);
  scene.act([&](const access::Work& work) { scene.vault().remove(work, scene.one); });
  scene.seal(scene.one, "said " + scene.id(scene.one));
  CHECK(scene.reads(scene.one));
  put_back_contents(scene.database(), old);
  CHECK(scene.outcome(scene.one) == "refused");
}

TEST_CASE("An old manifest put back without its rows is refused; with them, it shows against the trail") {
  Scene scene;
  const auto old = keep(scene.database(), scene.scope);
  scene.seal(scene.one, "said later");
  CHECK(scene.compare_with_trail().empty());
  put_back_manifest(scene.database(), scene.scope, old);
  CHECK(scene.outcome(scene.one) == "refused");
  put_back_contents(scene.database(), old);
  CHECK(scene.reads(scene.one));  // all of it as it was: consistent in itself
  const auto wrong = scene.compare_with_trail();
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0].find(scene.scope.id) != std::string::npos);
}

TEST_CASE("A manifest changed, exchanged or deleted lets nothing of its engagement open or be sealed") {
  for (const auto* text :
       {"update sealed_manifest set version = version + 1 where scope_id = $1",
        "update sealed_manifest set announced_version = 9 where scope_id = $1",
        "update sealed_manifest set entries = mac where scope_id = $1",
        "update sealed_manifest set (version, entries, announced_version, announced_tag, mac) = (select version, "
        "entries,"
        " announced_version, announced_tag, mac from sealed_manifest m where m.scope_id <> $1 limit 1)"
        " where scope_id = $1",
        "delete from sealed_manifest where scope_id = $1"}) {
    Scene scene;
    scene.run(text, scene.scope.id);
    CHECK(scene.outcome(scene.one) == "refused");
    CHECK(scene.outcome(scene.two) == "refused");
    CHECK_THROWS_AS(scene.seal(scene.one, "more"), vault::Tampered);
    CHECK(scene.reads(scene.other));
    CHECK_FALSE(scene.alarms().empty());
    CHECK_FALSE(scene.check().empty());
  }
}

TEST_CASE("All of an engagement deleted shows against the trail, and nothing new is sealed in its place") {
  Scene scene;
  scene.run("delete from sealed_manifest where scope_id = $1", scene.scope.id);
  scene.run("delete from sealed_content where scope_id = $1", scene.scope.id);
  CHECK(scene.compare_with_trail().size() == 1);
  CHECK_THROWS_AS(scene.seal(scene.one, "more"), vault::Tampered);
}

TEST_CASE("A key changed in the key store is refused with an alarm") {
  Scene scene;
  scene.key_house().run([&](db::Connection& db) {
    db.run("update scope_key set wrapped = $2 where id = $1", scene.scope.id, db::Bytes{std::string(73, 'x')});
  });
  CHECK(scene.outcome(scene.one) == "refused");
  CHECK(scene.reads(scene.other));
  REQUIRE(scene.alarms().size() == 1);
  CHECK(scene.alarms()[0].cause.detail == "key");
}

TEST_CASE("An alarm stays although the request is rolled back, counts, and is open until acknowledged") {
  Scene scene;
  scene.run("delete from sealed_content where object_id = $1", scene.id(scene.one));
  for (int i = 0; i < 3; ++i) CHECK(scene.outcome(scene.one) == "refused");
  CHECK(scene.lines("opened").empty());
  CHECK(scene.lines("alarm_raised").size() == 3);
  const auto open = scene.alarms();
  REQUIRE(open.size() == 1);
  CHECK(open[0].times == 3);
  CHECK(open[0].cause.subject_id == scene.id(scene.one));
  const auto officer = test::called("Officer");
  scene.act_as(officer, [&](const access::Work& work) { vault::acknowledge(work, open[0].id); });
  CHECK(scene.alarms().empty());
  CHECK_THROWS_AS(scene.act_as(officer, [&](const access::Work& work) { vault::acknowledge(work, open[0].id); }),
                  Refused);
  CHECK_THROWS_AS(scene.act_as(officer, [](const access::Work& work) { vault::acknowledge(work, new_id()); }),
                  Refused);
  CHECK(scene.outcome(scene.one) == "refused");
  CHECK(scene.alarms().size() == 1);  // a new one
  scene.database().read([&](db::Connection& db) { CHECK(vault::latest_alarms(db, 10).size() == 2); });
  CHECK(scene.lines("alarm_acknowledged").size() == 1);
}
