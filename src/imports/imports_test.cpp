#include "imports/imports.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "engagements/engagements.hpp"
#include "money/money.hpp"
#include "people/people.hpp"
#include "tests/support/database.hpp"

using namespace waymark;
using imports::File;
using imports::Kind;

namespace {

const StoppedClock kClock(*LocalTime{Date(2026, 11, 2), 9 * 60}.instant());

std::string pilot(Kind kind) {
  std::ifstream file(std::string(WAYMARK_SOURCE "/demo/pilot/") + std::string(imports::code(kind)) + ".csv",
                     std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

std::vector<File> pilot_files() {
  std::vector<File> files;
  for (auto kind : imports::kKinds) files.push_back({kind, std::string(imports::code(kind)) + ".csv", pilot(kind)});
  return files;
}

imports::Result bring_in(db::Database& database, const std::vector<File>& files,
                         const imports::Options& options = {}) {
  return imports::import_files(database, access::Actor::program("test"), kClock, files, options);
}

std::string said(const std::vector<imports::Finding>& findings) {
  std::string lines;
  for (const auto& finding : findings) lines += finding.str() + "\n";
  return lines;
}

bool says(const std::vector<imports::Finding>& findings, const std::string& part) {
  for (const auto& finding : findings)
    if (finding.str().find(part) != std::string::npos) return true;
  return false;
}

const std::string kOrganisations =
    "code,name,parent_code,kind\r\nMIN,Ministry,,department\r\nCRT,Courts,MIN,agency\r\n";
const std::string kPeopleHeader =
    "staff_number,first_name,last_name,email,grade,organisation_code,unit,location,line_manager_staff_number,status,"
    "started_on,left_on\n";

std::vector<File> two_files(const std::string& people_rows) {
  return {{Kind::organisations, "organisations.csv", kOrganisations},
          {Kind::people, "people.csv", kPeopleHeader + people_rows}};
}

std::string changed(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("The pilot's eight files come in whole, and the same files again change nothing") {
  auto house = test::a_database();
  const auto first = bring_in(house.database(), pilot_files());
  CHECK(said(first.refusals) == "");
  CHECK(first.counts.at(Kind::people).added == 111);
  CHECK(first.counts.at(Kind::engagements).added == 100);
  CHECK(first.counts.at(Kind::sessions).added == 468);
  CHECK(first.counts.at(Kind::invoices).added == 302);
  CHECK(first.programmes_made == std::vector<std::string>{"Senior Civil Service coaching"});
  const auto again = bring_in(house.database(), pilot_files());
  CHECK(again.changed_nothing());
  CHECK(again.conflicts.empty());
  CHECK(again.counts.at(Kind::sessions).unchanged == 468);
  house.database().read([](db::Connection& db) {
    CHECK(engagements::compare_with_recount(db) == std::vector<std::string>());
    CHECK(money::reconcile(db) == std::vector<std::string>());
  });
}

TEST_CASE("Rows may come in any order: a person before their manager, an agency before its department") {
  auto house = test::a_database();
  const std::vector<File> files = {
      {Kind::organisations, "organisations.csv",
       "code,name,parent_code,kind\nCRT,Courts,MIN,agency\nMIN,Ministry,,department\n"},
      {Kind::people, "people.csv",
       kPeopleHeader + "2,B,Two,b@x.example,HEO,CRT,,,1,active,,\n1,A,One,a@x.example,HEO,CRT,,,,active,,\n"}};
  CHECK(said(bring_in(house.database(), files).refusals) == "");
}

TEST_CASE("Every refusal is reported with its file, line and column, not the first only, and nothing is imported") {
  auto house = test::a_database();
  const auto result = bring_in(house.database(), two_files("1,A,One,not-an-address,HEO,NOPE,,,,active,30/02/2026,\n"
                                                           "\"2\",\"B\nC\",Two,b@x.example,HEO,CRT,,,9,gone,,\n"
                                                           "3,C,Three,c@x.example,HEO,CRT,,,2,active,,\n"
                                                           "3,C,Three,d@x.example,HEO,CRT,,,,active,,\n"));
  CHECK(result.refused);
  CHECK(says(result.refusals, "people.csv:2:email: \"not-an-address\" is not an e-mail address"));
  CHECK(says(result.refusals, "people.csv:2:organisation_code: there is no organisation NOPE"));
  CHECK(says(result.refusals, "people.csv:2:started_on: \"30/02/2026\" is not a date"));
  CHECK(says(result.refusals, "people.csv:3:status: \"gone\" is not known; expected active, on_leave, left"));
  CHECK(says(result.refusals,
             "people.csv:5:line_manager_staff_number: it refers to the person with the staff number 2, which is "
             "refused in people.csv on line 3"));
  CHECK(says(result.refusals, "people.csv:6:staff_number: 3 stands in people.csv on line 5 already"));
  house.database().read([](db::Connection& db) { CHECK(people::load_organisations(db).empty()); });
}

TEST_CASE("Told to skip bad rows, the import brings in the rest and lists what it left out") {
  auto house = test::a_database();
  const auto result =
      bring_in(house.database(),
               two_files("1,A,One,a@x.example,HEO,CRT,,,,active,,\n2,B,Two,b@x.example,HEO,CRT,,,7,active,,\n"),
               {.skip_bad_rows = true});
  CHECK(!result.refused);
  CHECK(result.refusals.size() == 1);
  CHECK(result.counts.at(Kind::people).added == 1);
  CHECK(result.counts.at(Kind::people).left_out == 1);
}

TEST_CASE("A header with a missing, extra or repeated column is refused by the column's name") {
  auto house = test::a_database();
  const auto header = [&](const std::string& text) {
    return bring_in(house.database(), {{Kind::organisations, "o.csv", text + "\nMIN,Ministry,,department\n"}})
        .refusals;
  };
  CHECK(says(header("code,name,parent_code"), "o.csv:1:kind: the column is missing"));
  CHECK(says(header("code,name,parent_code,kind,colour"), "o.csv:1:colour: there is no such column"));
  CHECK(says(header("code,name,parent_code,kind,kind"), "o.csv:1:kind: the column stands in the header twice"));
  CHECK(says(bring_in(house.database(), {{Kind::organisations, "o.csv", ""}}).refusals,
             "o.csv:1:code: the file is empty"));
}

TEST_CASE("Rows too long or short and text that is not UTF-8 are refused where they stand") {
  auto house = test::a_database();
  const auto rows = [&](const std::string& text) {
    return bring_in(house.database(), {{Kind::organisations, "o.csv", "code,name,parent_code,kind\n" + text}})
        .refusals;
  };
  CHECK(says(rows("A,Alpha,,agency,more\n"), "o.csv:2:kind: the row has 5 cells; expected 4"));
  CHECK(says(rows("A,Alpha\n"), "o.csv:2:parent_code: the row has 2 cells; expected 4"));
  CHECK(says(rows("A,Caf\xE9,,agency\n"), "o.csv:2:name: the text is not UTF-8"));
  CHECK(says(rows("A,\"Alpha,,agency\n"), "a quotation mark is opened and never closed"));
}

TEST_CASE("A byte-order mark, either line end, quoted newlines, both forms of date, é and ’ are fine") {
  auto house = test::a_database();
  const auto result =
      bring_in(house.database(),
               {{Kind::organisations, "o.csv", "\xEF\xBB\xBF" + kOrganisations},
                {Kind::people, "p.csv",
                 kPeopleHeader + "1,Éilis,O’Hara,e@x.example,HEO,CRT,,\"Old\nStreet\",,active,3/2/2020,\n"}});
  CHECK(said(result.refusals) == "");
  house.database().read([](db::Connection& db) {
    const auto person = people::load_people(db).at("1");
    CHECK(person.started_on == Date(2020, 2, 3));
    CHECK(person.last_name == "O’Hara");
  });
}

TEST_CASE("A local time that does not exist is refused, and one that comes twice means the first") {
  auto house = test::a_database();
  auto files = pilot_files();
  auto& sessions = files[6].content;
  sessions = changed(sessions, "E-001,1,2025-10-31T14:00", "E-001,1,2026-03-29T01:30");
  sessions = changed(sessions, "E-001,2,2025-11-21T13:00", "E-001,2,2026-10-25T01:30");
  const auto result = bring_in(house.database(), files, {.skip_bad_rows = true});
  REQUIRE(result.refusals.size() == 1);
  CHECK(says(result.refusals, "sessions.csv:2:starts_at_local: 2026-03-29T01:30 does not exist"));
  house.database().read([](db::Connection& db) {
    bool found = false;
    for (const auto& session : engagements::load_sessions(db))
      found = found || session.starts_at.iso() == "2026-10-25T00:30:00Z";
    CHECK(found);
  });
}

TEST_CASE("Amounts with more than two decimals are refused") {
  auto house = test::a_database();
  auto files = pilot_files();
  files[7].content = changed(files[7].content, "invoice,285.00,57.00", "invoice,285.001,57.00");
  CHECK(
      says(bring_in(house.database(), files).refusals, "invoices.csv:2:net: \"285.001\" has more than two decimals"));
}

TEST_CASE("A changed row updates, a row absent is left alone") {
  auto house = test::a_database();
  bring_in(house.database(), pilot_files());
  const auto suppliers = changed(pilot(Kind::suppliers), "Foxglove Coaching LLP", "Foxglove Coaching Limited");
  auto result = bring_in(house.database(), {{Kind::suppliers, "suppliers.csv", suppliers}});
  CHECK(result.counts.at(Kind::suppliers).changed == 1);
  CHECK(result.counts.at(Kind::suppliers).unchanged == 5);
  result = bring_in(house.database(), {{Kind::suppliers, "suppliers.csv", "supplier_code,name,sme,contact_email\n"}});
  CHECK(result.changed_nothing());
  house.database().read([](db::Connection& db) { CHECK(people::load_suppliers(db).size() == 6); });
}

TEST_CASE("A row changed in Waymark since its last import is a conflict and is kept, unless told to overwrite") {
  auto house = test::a_database();
  bring_in(house.database(), pilot_files());
  house.database().change_now([](db::Connection& db) {
    const auto actor = access::Actor::program("test");
    const access::Work work{db, actor, kClock.now(), kClock.today()};
    auto supplier = people::load_suppliers(db).at("SUP-02");
    supplier.name = "Marram Leadership and Daughters";
    people::save_suppliers(work, std::vector{supplier});
  });
  const auto file = File{Kind::suppliers, "suppliers.csv", pilot(Kind::suppliers)};
  const auto kept = bring_in(house.database(), {file});
  CHECK(kept.counts.at(Kind::suppliers).kept == 1);
  CHECK(says(kept.conflicts, "suppliers.csv:3:supplier_code: conflict: SUP-02 was changed in Waymark"));
  const auto overwritten = bring_in(house.database(), {file}, {.overwrite = true});
  CHECK(overwritten.counts.at(Kind::suppliers).changed == 1);
  house.database().read(
      [](db::Connection& db) { CHECK(people::load_suppliers(db).at("SUP-02").name == "Marram Leadership Ltd"); });
}

TEST_CASE("No file gives an engagement in which something is sealed to another coachee") {
  auto house = test::a_database();
  bring_in(house.database(), pilot_files());
  const auto rows = changed(pilot(Kind::engagements), "100040,COACH-14", "100041,COACH-14");
  REQUIRE_FALSE(bring_in(house.database(), {{Kind::engagements, "engagements.csv", rows}}).refused);
  house.database().change_now([](db::Connection& db) {
    const access::Work work{db, access::Actor::program("test"), kClock.now(), kClock.today()};
    const auto id = engagements::load_engagements(db).at("E-001").id;
    engagements::scope_of(work, *engagements::find(db, id));
  });
  const auto result = bring_in(house.database(), {{Kind::engagements, "engagements.csv", pilot(Kind::engagements)}});
  CHECK(result.refused);
  CHECK(says(result.refusals, "coachee_staff_number"));
}

TEST_CASE("A preview says what would happen and changes nothing") {
  auto house = test::a_database();
  const auto result = bring_in(house.database(), pilot_files(), {.preview = true});
  CHECK(result.counts.at(Kind::people).added == 111);
  house.database().read([](db::Connection& db) { CHECK(people::load_people(db).empty()); });
}

TEST_CASE("A contract over its ceiling and two sessions of one person at once are warnings, never refusals") {
  auto house = test::a_database();
  auto files = pilot_files();
  files[4].content = changed(files[4].content, "per_session,285.00,20,45000.00", "per_session,285.00,20,100.00");
  files[6].content =
      changed(files[6].content, "E-002,1,", "E-001,90,2025-10-31T14:30,60,completed,video,\r\nE-002,1,");
  const auto result = bring_in(house.database(), files);
  CHECK(said(result.refusals) == "");
  CHECK(says(result.warnings, "contracts.csv:2:ceiling: warning: contract C-2025-01"));
  CHECK(says(result.warnings, ":starts_at_local: warning: "));
}
