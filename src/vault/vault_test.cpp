#include "vault/vault.hpp"

#include <set>
#include <thread>
#include <type_traits>

#include "vault/house_test.hpp"

using namespace waymark;
using test::a_note;
using test::Answer;
using test::Note;
using test::Result;

// Nobody but a kind's own policy makes a reader of it, and no other reader opens it: an administrator's page, a
// report or a list that tried would not compile.
static_assert(!std::is_constructible_v<vault::Reader<Note>, const access::Work&, keys::Scope>);
static_assert(!std::is_constructible_v<vault::Reader<Note>, const access::Work&, keys::Scope, std::string>);
static_assert(!std::is_default_constructible_v<vault::Reader<Note>>);
static_assert(!std::is_aggregate_v<vault::Reader<Note>>);
static_assert(!std::is_convertible_v<vault::Reader<Result>, vault::Reader<Note>>);
template <class R>
concept OpensNotes = requires(vault::Vault& vault, const access::Work& work, const R& reader,
                              const vault::Sealed<Note>& note) {
  vault.open(work, reader, note);
};
static_assert(OpensNotes<vault::Reader<Note>>);
static_assert(!OpensNotes<vault::Reader<Result>> && !OpensNotes<access::Actor> && !OpensNotes<access::Role>);
static_assert(!OpensNotes<vault::Scanner> && !OpensNotes<vault::SubjectAccessPacker> && !OpensNotes<vault::Scorer> &&
              !OpensNotes<vault::Aggregator>);
// Machines read the kinds of content that say so.
static_assert(vault::OpensTo<Note, vault::Scanner> && !vault::OpensTo<Note, vault::Aggregator>);
static_assert(!vault::OpensTo<Note, vault::Scorer> && !vault::OpensTo<Answer, vault::SubjectAccessPacker>);
template <class T>
concept Packable = requires(vault::Vault& vault, const access::Work& work, const vault::SubjectAccessPacker& packer,
                            const vault::Sealed<T>& sealed) {
  vault.pack(work, packer, sealed);
};
static_assert(Packable<Note> && !Packable<Answer> && !Packable<Result>);
// A sealed thing has no content to give.
static_assert(sizeof(vault::Sealed<Note>) == sizeof(vault::Place));

namespace {

const OrganisationId kCourts = OrganisationId::fresh();

}  // namespace

TEST_CASE("What is sealed opens for the reader its policy made, and every opening leaves a line") {
  test::VaultHouse house;
  const auto note = a_note(test::an_engagement(kCourts));
  house.seal(note, "what was said");
  CHECK(house.open(note) == "what was said");
  CHECK(house.open(note) == "what was said");
  const auto opened = house.lines("opened");
  REQUIRE(opened.size() == 2);
  CHECK(opened[0].actor == house.writer.person);
  CHECK(opened[0].subject_kind == "note");
  CHECK(opened[0].subject_id == note.place().object);
  CHECK(opened[0].detail == "text of engagement " + note.place().scope.id);
  CHECK(house.alarms().empty());
}

TEST_CASE("Who the policy does not know opens nothing, and leaves no line") {
  test::VaultHouse house;
  const auto scope = test::an_engagement(kCourts);
  const auto note = a_note(scope), other = a_note(scope), elsewhere = a_note(test::an_engagement(kCourts));
  for (const auto& one : {note, other, elsewhere}) house.seal(one, "said");
  CHECK_THROWS_AS(house.act_as(test::called("Administrator"),
                               [&](const access::Work& work) { test::NotePolicy::reader(work, note); }),
                  Refused);
  // One reader opens what it was made for and no more: not another note, another scope, or for another person.
  house.act_as(test::called("Colleague"), [&](const access::Work& work) {
    const auto reader = test::NotePolicy::reader(work, note);
    CHECK(house.vault().open(work, reader, note) == "said");
    CHECK_THROWS_AS(house.vault().open(work, reader, other), Refused);
    CHECK_THROWS_AS(house.vault().open(work, reader, elsewhere), Refused);
    const auto somebody_else = test::called("Colleague");
    CHECK_THROWS_AS(house.vault().open({work.db, somebody_else, work.now, work.today}, reader, note), Refused);
  });
  CHECK(house.lines("opened").size() == 1);
  CHECK(house.alarms().empty());
}

TEST_CASE("Each of those whose it is has a line of the opening, in the engagement's stream") {
  test::VaultHouse house;
  const auto scope = test::an_engagement(kCourts);
  const auto note = test::a_note(scope);
  house.seal(note, "what was said");
  const auto partner = test::called("Partner");
  house.act_as(partner, [&](const access::Work& work) {
    CHECK(house.vault().open(work, test::NotePolicy::reader(work, note), note) == "what was said");
  });
  const auto lines = house.lines("opened");
  REQUIRE(lines.size() == 2);
  for (const auto& line : lines) CHECK(line.stream == "engagement/" + scope.id);
  CHECK(lines[0].about != lines[1].about);
}

TEST_CASE("When the opening cannot be recorded, nothing is opened") {
  test::VaultHouse house;
  const auto note = a_note(test::an_engagement(kCourts));
  house.seal(note, "said");
  house.sql("alter table audit_line rename to audit_line_away");
  std::optional<std::string> content;
  CHECK_THROWS_AS(content = house.open(note), db::DatabaseFault);
  CHECK_FALSE(content);
  house.sql("alter table audit_line_away rename to audit_line");
  CHECK(house.open(note) == "said");
}

TEST_CASE("Content sealed again replaces what was there, field by field") {
  test::VaultHouse house;
  const auto scope = test::an_engagement(kCourts);
  const std::string id = new_id();
  const vault::Sealed<Note> focus(scope, id, "focus"), actions(scope, id, "actions");
  house.seal(focus, "first");
  house.seal(actions, "walk");
  house.seal(focus, "second");
  house.seal(actions, "");
  CHECK(house.open(focus) == "second");
  CHECK(house.open(actions) == "");
  CHECK(house.check().empty());
  CHECK(house.compare_with_trail().empty());
}

TEST_CASE("What is removed is there no more, and its neighbours are") {
  test::VaultHouse house;
  const auto scope = test::an_engagement(kCourts);
  const auto note = a_note(scope), other = a_note(scope);
  house.seal(note, "one");
  house.seal(other, "two");
  house.act([&](const access::Work& work) {
    CHECK(house.vault().holds(work, note));
    house.vault().remove(work, note);
    house.vault().remove(work, note);
    CHECK_FALSE(house.vault().holds(work, note));
  });
  CHECK(house.open(other) == "two");
  CHECK(house.lines("content_removed").size() == 1);
  CHECK(house.check().empty());
  CHECK(house.compare_with_trail().empty());
}

TEST_CASE("A change that is rolled back leaves sealed content as it was") {
  test::VaultHouse house;
  const auto note = a_note(test::an_engagement(kCourts));
  const auto give_up = [&](std::string_view content) {
    CHECK_THROWS_AS(house.act([&](const access::Work& work) {
      house.vault().seal(work, note, content);
      throw Refused(Refusal::out_of_turn);
    }),
                    Refused);
  };
  give_up("never");
  house.seal(note, "first");
  give_up("never either");
  CHECK(house.open(note) == "first");
  CHECK(house.check().empty());
}

TEST_CASE("A thousand sealings repeat no nonce and no data key") {
  test::VaultHouse house;
  const auto scope = test::an_engagement(kCourts);
  const auto note = a_note(scope);
  std::set<std::string> nonces, wrapped;
  house.act([&](const access::Work& work) {
    for (int i = 0; i < 1'000; ++i) {
      house.vault().seal(work, note, "the same words", vault::Line::none);
      for (const db::Row& row : work.db.query("select ciphertext, wrapped_key from sealed_content")) {
        nonces.emplace(row.bytes(0).substr(keys::kWayBytes, keys::kNonceBytes));
        nonces.emplace(row.bytes(1).substr(keys::kWayBytes, keys::kNonceBytes));
        wrapped.emplace(row.bytes(1));
      }
    }
  });
  CHECK(nonces.size() == 2'000);
  CHECK(wrapped.size() == 1'000);
}

TEST_CASE("Drafts of a sitting leave one line, and the trail still agrees") {
  test::VaultHouse house;
  const auto note = a_note(test::an_engagement(kCourts));
  for (int i = 0; i < 5; ++i) house.seal(note, fmt::format("draft {}", i), vault::Line::none);
  CHECK(house.lines("content_sealed").size() == 1);  // the scope's first is told of always
  CHECK(house.compare_with_trail().empty());
  house.seal(note, "done");
  CHECK(house.lines("content_sealed").size() == 2);
  CHECK(house.compare_with_trail().empty());
}

TEST_CASE("Several processes seal and open in one scope at once, and all of it opens") {
  test::VaultHouse house;
  const auto scope = test::an_engagement(kCourts);
  constexpr int kProcesses = 3, kNotes = 8;
  std::vector<std::vector<vault::Sealed<Note>>> notes(kProcesses);
  std::vector<std::thread> threads;
  for (int process = 0; process < kProcesses; ++process)
    threads.emplace_back([&, process] {
      keys::KeyStore store(house.key_house().places());
      vault::Vault vault(store);
      const auto database = db::open(house.url(), {.row_key = test::row_key()});
      for (int i = 0; i < kNotes; ++i) {
        const auto note = a_note(scope);
        for (bool sealed = false; !sealed;) {
          try {
            database->change_now([&](db::Connection& db) {
              vault.seal({db, house.writer, house.now, london(house.now).date}, note, "said");
            });
            sealed = true;
          } catch (const db::BusyFault&) {}
        }
        notes[process].push_back(note);
      }
    });
  for (auto& thread : threads) thread.join();
  for (const auto& some : notes)
    for (const auto& note : some) CHECK(house.outcome(note) == "said");
  CHECK(house.check().empty());
  CHECK(house.compare_with_trail().empty());
}
