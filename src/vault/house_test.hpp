#pragma once
// A vault with two kinds of content, for tests.
#include "audit/audit.hpp"
#include "keys/house_test.hpp"
#include "vault/vault.hpp"

namespace waymark::test {

class NotePolicy;
/// A person's own note: opens to them, and to the packer.
struct Note {
  static constexpr std::string_view kind = "note";
  using Policy = NotePolicy;
  using Machines = vault::Machines<vault::SubjectAccessPacker, vault::Scanner>;
};

/// In these tests everybody with the name "Writer" may read a note; who is called "Colleague" may read one of them;
/// "Partner" one that is theirs and another's.
class NotePolicy {
 public:
  static vault::Reader<Note> reader(const access::Work& work, const vault::Sealed<Note>& note) {
    const auto& place = note.place();
    if (work.actor.name == "Writer") return {work, place.scope};
    if (work.actor.name == "Colleague") return {work, place.scope, place.object};
    if (work.actor.name == "Partner")
      return {work, place.scope, place.object, {work.actor.person, PersonId("other")}};
    throw Refused(Refusal::not_found);
  }
  static bool may_pack(const access::Work&, const PersonId& whose, const vault::Sealed<Note>& note) {
    return note.place().field == whose.str();
  }
};

class AnswerPolicy;
/// An answer: opens to no person, to the scorer and the aggregator.
struct Answer {
  static constexpr std::string_view kind = "answer";
  using Policy = AnswerPolicy;
  using Machines = vault::Machines<vault::Scorer, vault::Aggregator>;
};

class ResultPolicy;
struct Result {
  static constexpr std::string_view kind = "result";
  using Policy = ResultPolicy;
  using Machines = vault::Machines<>;
};
class ResultPolicy {
 public:
  static vault::Reader<Result> owner(const access::Work& work, const vault::Sealed<Result>& result) {
    return {work, result.place().scope, result.place().object};
  }
};

inline access::Actor called(const std::string& name) {
  access::Actor actor;
  actor.person = PersonId::fresh();
  actor.account = AccountId::fresh();
  actor.name = name;
  return actor;
}

class VaultHouse {
 public:
  VaultHouse() : alarming_(vault::with_alarms(database())) {}
  db::Database& database() { return main_.database(); }
  const std::string& url() const { return main_.url(); }
  KeyHouse& key_house() { return keys_; }
  vault::Vault& vault() { return vault_; }

  void act_as(const access::Actor& actor, const std::function<void(const access::Work&)>& deed) {
    alarming_->change_now([&](db::Connection& db) { deed({db, actor, now, london(now).date}); });
  }
  void act(const std::function<void(const access::Work&)>& deed) { act_as(writer, deed); }

  void seal(const vault::Sealed<Note>& note, std::string_view content, vault::Line line = vault::Line::write) {
    act([&](const access::Work& work) { vault().seal(work, note, content, line); });
  }
  std::optional<std::string> open(const vault::Sealed<Note>& note) {
    std::optional<std::string> content;
    act([&](const access::Work& work) { content = vault().open(work, NotePolicy::reader(work, note), note); });
    return content;
  }
  /// What opens, or "gone", or "refused".
  std::string outcome(const vault::Sealed<Note>& note) {
    try {
      return open(note).value_or("gone");
    } catch (const vault::Tampered&) {
      return "refused";
    }
  }
  void sql(std::string_view text) {
    database().change_now([&](db::Connection& db) { db.run(text); });
  }
  std::vector<vault::Alarm> alarms() { return database().read_value<std::vector<vault::Alarm>>(vault::alarms); }
  std::vector<std::string> check() {
    return database().read_value<std::vector<std::string>>([&](db::Connection& db) { return vault().check(db); });
  }
  std::vector<std::string> compare_with_trail() {
    return database().read_value<std::vector<std::string>>(vault::compare_with_trail);
  }
  std::vector<audit::Line> lines(std::string_view action) {
    std::vector<audit::Line> found;
    database().read([&](db::Connection& db) {
      for (auto& line : audit::lines(db, {}, {}, 1000).lines)
        if (line.action == action) found.push_back(std::move(line));
    });
    return found;
  }

  Instant now = start_of_day(Date(2026, 11, 2));
  const access::Actor writer = called("Writer");

 private:
  KeyHouse keys_;
  TestDatabase main_ = a_database();
  vault::Vault vault_{keys_.keys()};
  std::unique_ptr<db::Database> alarming_;
};

inline vault::Sealed<Note> a_note(const keys::Scope& scope, std::string field = "text") {
  return {scope, new_id(), std::move(field)};
}

}  // namespace waymark::test
