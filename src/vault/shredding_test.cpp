#include "vault/house_test.hpp"

using namespace waymark;
using test::a_note;
using test::Note;

namespace {

const OrganisationId kCourts = OrganisationId::fresh();

std::string hex(std::string_view bytes, bool upper) {
  std::string digits;
  for (const char byte : bytes)
    digits += upper ? fmt::format("{:02X}", static_cast<unsigned char>(byte))
                    : fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return digits;
}

std::string utf16(std::string_view text, bool big) {
  std::string wide;
  for (const char c : text) wide += big ? std::string{'\0', c} : std::string{c, '\0'};
  return wide;
}

/// What of its base64 does not depend on what stands before and after it, for each of the three places to begin.
std::vector<std::string> base64(std::string_view text) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::vector<std::string> all;
  for (std::size_t shift = 0; shift < 3; ++shift) {
    const auto rest = text.substr(shift);
    std::string digits;
    for (std::size_t i = 0; i + 3 <= rest.size(); i += 3) {
      const unsigned three = static_cast<unsigned>(static_cast<unsigned char>(rest[i])) << 16 |
                             static_cast<unsigned>(static_cast<unsigned char>(rest[i + 1])) << 8 |
                             static_cast<unsigned char>(rest[i + 2]);
      for (const int bits : {18, 12, 6, 0}) digits += kDigits[three >> bits & 63];
    }
    all.push_back(digits);
  }
  return all;
}

bool anywhere(const std::string& bytes, std::string_view word) {
  auto forms = base64(word);
  for (const auto& form :
       {std::string(word), utf16(word, false), utf16(word, true), hex(word, false), hex(word, true)})
    forms.push_back(form);
  return std::any_of(forms.begin(), forms.end(),
                     [&](const std::string& form) { return bytes.find(form) != std::string::npos; });
}

/// Everything the main database and the key store have, as anybody who can read them sees it.
std::string copy_of(test::VaultHouse& house) {
  std::string all;
  for (const auto& url : {house.url(), house.key_house().places().store}) {
    if (url.starts_with("sqlite:")) {
      for (const char* part : {"", "-wal", "-shm"}) all += test::content_of(url.substr(7) + part);
      continue;
    }
    db::open(url)->read([&](db::Connection& db) {
      std::vector<std::string> names;
      for (const db::Row& row : db.query("select relname from pg_class where relnamespace = 'public'::regnamespace"
                                         " and relkind in ('r', 'i', 't')"))
        names.push_back(row.get<std::string>(0));
      for (const auto& name : names)
        for (const db::Row& row : db.query("select pg_read_binary_file(pg_relation_filepath($1))", name))
          all += row.bytes(0);
      for (const auto* table : {"sealed_content", "sealed_manifest", "audit_line", "alarm"})
        if (std::find(names.begin(), names.end(), table) != names.end())
          for (const db::Row& row : db.query(fmt::format("select cast(t.* as text) from {} t", table)))
            all += row.text(0);
    });
  }
  return all;
}

/// The rows of three tables, to be restored as from a backup.
class Backup {
 public:
  explicit Backup(db::Database& database) {
    database.read([&](db::Connection& db) {
      for (const auto& [table, columns] : kTables) {
        std::string list;
        for (const auto column : columns) list += fmt::format("{}{}", list.empty() ? "" : ", ", column);
        for (const db::Row& row : db.query(fmt::format("select {} from {}", list, table))) {
          std::vector<std::string> cells;
          for (std::size_t i = 0; i < columns.size(); ++i)
            cells.emplace_back(is_number(columns[i]) ? std::to_string(row.integer(static_cast<int>(i)))
                                                     : std::string(row.bytes(static_cast<int>(i))));
          rows_[std::string(table)].push_back(std::move(cells));
        }
      }
    });
  }
  void restore(db::Database& database) const {
    database.change_now([&](db::Connection& db) {
      for (const auto* table : {"sealed_content", "sealed_manifest", "shredding", "audit_line"})
        db.run(fmt::format("delete from {}", table));
      for (const auto& [table, columns] : kTables) {
        const auto found = rows_.find(std::string(table));
        if (found == rows_.end()) continue;
        for (const auto& cells : found->second) insert(db, table, columns, cells);
      }
    });
  }

 private:
  static void insert(db::Connection& db, std::string_view table, const std::vector<std::string_view>& columns,
                     const std::vector<std::string>& cells) {
    std::vector<db::Value> values;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (is_number(columns[i])) values.emplace_back(std::stoll(cells[i]));
      else if (is_bytes(columns[i])) values.emplace_back(db::Bytes{cells[i]});
      else values.emplace_back(cells[i]);
    }
    const std::vector<std::vector<db::Value>> rows{values};
    db.bulk_insert(table, columns, rows);
  }
  static bool is_number(std::string_view column) { return column.ends_with("version") || column.ends_with("at"); }
  static bool is_bytes(std::string_view column) {
    return column == "wrapped_key" || column == "ciphertext" || column == "entries" || column.ends_with("tag") ||
           column == "mac";
  }
  inline static const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> kTables{
      {"sealed_content",
       {"scope_kind", "scope_id", "object_kind", "object_id", "field", "wrapped_key", "ciphertext", "sealed_at"}},
      {"sealed_manifest",
       {"scope_kind", "scope_id", "organisation_id", "version", "entries", "announced_version", "announced_tag",
        "mac", "changed_at"}},
      {"audit_line", {"id", "at", "actor_name", "action", "subject_kind", "subject_id", "detail"}}};
  std::map<std::string, std::vector<std::vector<std::string>>> rows_;
};

}  // namespace

TEST_CASE("A copy of the databases shows none of the words that were sealed") {
  test::VaultHouse house;
  std::vector<std::string> words;
  for (int i = 0; i < 60; ++i) {
    words.push_back("canary" + random_secret());
    const auto note = a_note(test::an_engagement(kCourts));
    house.seal(note, "before " + words.back() + " after");
    if (i % 2) house.open(note);
    if (i % 5 == 0) house.seal(note, "again " + words.back());
  }
  const auto copy = copy_of(house);
  REQUIRE(copy.size() > 60'000);
  CHECK(copy.find("content_sealed") != std::string::npos);  // so that the search is known to find
  int found = 0;
  for (const auto& word : words) found += anywhere(copy, word);
  CHECK(found == 0);
}

TEST_CASE("The search for words finds them in every form it is asked for") {
  const std::string word = "canary" + random_secret();
  CHECK(anywhere("x" + word + "y", word));
  CHECK(anywhere("x" + utf16(word, false), word));
  CHECK(anywhere("x" + utf16(word, true), word));
  CHECK(anywhere(hex("xy" + word, true), word));
  for (const auto* before : {"", "a", "ab"}) CHECK(anywhere(base64(before + word + "zz")[0], word));
}

TEST_CASE("What is shredded is gone, with a certificate; everything else is read as before") {
  test::VaultHouse house;
  const auto scope = test::an_engagement(kCourts);
  const auto one = a_note(scope), two = a_note(scope), other = a_note(test::an_engagement(kCourts));
  for (const auto& note : {one, two, other}) house.seal(note, "said");
  house.act([&](const access::Work& work) {
    const auto made = house.vault().shred(work, scope, "retention_over");
    CHECK(made.objects == 2);
    CHECK(made.reason == "retention_over");
    CHECK(made.shredded_by_name == "Writer");
    CHECK(house.vault().shred(work, scope, "again").id == made.id);
  });
  // From then on, although its key is still there for a moment.
  CHECK(house.outcome(one) == "gone");
  CHECK_THROWS_AS(house.seal(one, "more"), Refused);
  CHECK(house.vault().destroy_shredded_keys(house.database(), house.now) == 1);
  CHECK(house.vault().destroy_shredded_keys(house.database(), house.now) == 0);
  CHECK_FALSE(house.key_house().keys().has(scope));
  CHECK(house.outcome(one) == "gone");
  CHECK_THROWS_AS(house.seal(one, "more"), Refused);
  CHECK(house.outcome(other) == "said");
  house.database().read([&](db::Connection& db) {
    const auto kept = vault::certificate(db, scope);
    REQUIRE(kept);
    CHECK(kept->key_destroyed_at == house.now);
    CHECK(vault::certificates(db, 10).size() == 1);
  });
  CHECK(house.lines("content_shredded").size() == 1);
  CHECK(house.lines("key_destroyed").size() == 1);
  CHECK(house.alarms().empty());
  CHECK(house.check().empty());
  CHECK(house.compare_with_trail().empty());
}

TEST_CASE("A shredding that is rolled back destroys nothing") {
  test::VaultHouse house;
  const auto note = a_note(test::an_engagement(kCourts));
  house.seal(note, "said");
  CHECK_THROWS(house.act([&](const access::Work& work) {
    house.vault().shred(work, note.place().scope, "retention_over");
    throw Refused(Refusal::out_of_turn);  // a legal hold was laid meanwhile
  }));
  CHECK(house.vault().destroy_shredded_keys(house.database(), house.now) == 0);
  CHECK(house.outcome(note) == "said");
}

TEST_CASE("Yesterday's database restored after shredding stays silent, and takes nothing new in that engagement") {
  test::VaultHouse house;
  const auto scope = test::an_engagement(kCourts);
  const auto note = a_note(scope), other = a_note(test::an_engagement(kCourts));
  house.seal(note, "said");
  house.seal(other, "said");
  const Backup yesterday(house.database());
  house.act([&](const access::Work& work) { house.vault().shred(work, scope, "retention_over"); });
  house.vault().destroy_shredded_keys(house.database(), house.now);
  yesterday.restore(house.database());

  CHECK(house.outcome(note) == "gone");
  CHECK_THROWS_AS(house.seal(note, "more"), Refused);
  CHECK_THROWS_AS(house.seal(a_note(scope), "more"), Refused);
  CHECK(house.outcome(note) == "gone");
  CHECK_FALSE(house.key_house().keys().has(scope));
  CHECK(house.outcome(other) == "said");
  CHECK(house.alarms().empty());
  CHECK(house.compare_with_trail().empty());
  CHECK(house.check().size() == 1);  // which says that there is content and no key
}

TEST_CASE("A forged certificate destroys no key and raises an alarm") {
  test::VaultHouse house;
  const auto note = a_note(test::an_engagement(kCourts)), other = a_note(test::an_engagement(kCourts));
  house.seal(note, "said");
  house.seal(other, "said");
  house.act([&](const access::Work& work) { house.vault().shred(work, other.place().scope, "retention_over"); });
  house.database().change_now(
      [&](db::Connection& db) { db.run("update shredding set scope_id = $1", note.place().scope.id); });
  CHECK(house.vault().destroy_shredded_keys(house.database(), house.now) == 0);
  CHECK(house.key_house().keys().has(note.place().scope));
  REQUIRE(house.alarms().size() == 1);
  CHECK(house.alarms()[0].cause.kind == "certificate_refused");
}

TEST_CASE("Content sealed before a rotation opens after it") {
  test::VaultHouse house;
  const auto note = a_note(test::an_engagement(kCourts));
  house.seal(note, "said");
  house.key_house().keys().rotate_master();
  house.key_house().keys().rotate_organisation(kCourts);
  CHECK(house.outcome(note) == "said");
  house.seal(note, "more");
  CHECK(house.outcome(note) == "more");
}
