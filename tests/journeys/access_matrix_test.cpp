// Every route as every member of the cast. What is expected stands in docs/access-matrix.csv, where it can be read
// and reviewed; WAYMARK_WRITE_MATRIX=1 writes it anew.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/demonstration.hpp"
#include "tests/support/house.hpp"

using namespace waymark;

namespace {

const char* const kMatrixFile = WAYMARK_SOURCE "/docs/access-matrix.csv";

/// An alarm nobody has acknowledged.
std::string an_alarm(test::TestHouse& house) {
  house.database().change_now([&](db::Connection& db) {
    const auto now = house.clock().now();
    vault::raise({db, app::House::program(), now, london(now).date},
                 {"sealed_content", "engagement", "E-005", "version 1"});
  });
  return house.one("select id from alarm");
}

/// What stands for each {…} of a path: things of the engagement between the cast's coachee and external coach.
std::map<std::string, std::string> examples(test::TestHouse& house) {
  const std::string e005 = "(select id from engagement where ref = 'E-005')";
  return {
      {"/engagements/{id}", house.one("select id from engagement where ref = 'E-005'")},
      {"{session}", house.one("select id from session where engagement_id = " + e005 + " and number = 1")},
      {"/people/{id}", house.one("select id from person where staff_number = '100055'")},
      {"/organisations/{id}", house.one("select id from organisation where code = 'HMCTS'")},
      {"/suppliers/{id}", house.one("select id from supplier where code = 'SUP-03'")},
      {"/coaches/{id}", house.one("select id from coach where code = 'COACH-11'")},
      {"/invoices/{id}", house.one("select id from invoice_line where invoice_ref = 'INV-4001' and line_number = 1")},
      {"/contracts/{id}", house.one("select id from contract where ref = 'C-2025-03'")},
      {"/programmes/{id}", house.one("select id from programme where name = 'Senior Civil Service coaching'")},
      {"{version}", house.one("select id from agreement where engagement_id = " + e005)},
      {"{goal}", house.one("select id from goal where engagement_id = " + e005)},
      {"{step}", house.one("select s.id from goal_step s join goal g on g.id = s.goal_id where g.engagement_id = " +
                           e005 + " order by s.id limit 1")},
      {"/admin/mail/{kind}", "daily_digest"},
      {"/admin/alarms/{id}", an_alarm(house)},
      {"/admin/jobs/{id}", house.one("select id from mail order by id limit 1")},
      {"/admin/accounts/{id}",
       house.one("select a.id from account a join person p on p.id = a.person_id where p.email = "
                 "'harpreet.chowdhury@sup-03.example'")},
  };
}

// The route's path with things that exist in it; a shape that fits nothing where no example is known.
std::string example_path(const std::string& pattern, const std::map<std::string, std::string>& known) {
  std::string path, prefix;
  for (auto segment : split(std::string_view(pattern).substr(1), '/')) {
    prefix += "/" + std::string(segment);
    auto written = std::string(segment);
    if (segment.starts_with('{')) {
      auto found = known.find(prefix.starts_with("/api/v1") ? prefix.substr(7) : prefix);
      if (found == known.end()) found = known.find(std::string(segment));
      written = found == known.end() ? std::string(26, '0') : found->second;
    }
    path += "/" + written;
  }
  return path;
}

std::string_view outcome(const test::Answer& answer) {
  if (answer.status == 404) return "no";
  if (answer.status == 401 || (answer.status == 303 && answer.location.starts_with("/sign-in"))) return "sign in";
  if (answer.status == 403) return "not allowed";
  if (answer.status == 415) return "wants a file";  // asked before who comes: an ordinary form is none
  if (answer.status >= 500) return "FAULT";
  return "yes";
}

std::string matrix(test::TestHouse& house) {
  const auto known = examples(house);
  std::vector<std::pair<std::string, std::string>> people = {{"Visitor", ""}};
  for (const auto& member : app::cast()) people.emplace_back(member.role, member.email);
  CsvWriter csv(CsvWriter::LineEnd::lf);
  csv.cell("method").cell("path");
  for (const auto& [role, email] : people) csv.cell(role);
  csv.end_row();
  for (const auto& route : house.routes()) {
    csv.cell(web::name(route.method)).cell(route.path);
    const auto path = example_path(route.path, known);
    for (const auto& [role, email] : people) {
      const auto answer = route.is_api()
                              ? house.api(email, route.method, path, route.method == web::Method::get ? "" : "{}")
                          : route.method == web::Method::get ? house.get(email, path)
                                                             : house.post(email, path);
      csv.cell(outcome(answer));
    }
    csv.end_row();
  }
  return std::move(csv).str();
}

}  // namespace

TEST_CASE("Every route answers every member of the cast as docs/access-matrix.csv says") {
  auto house = test::fresh_house();
  app::furnish(house->vault(), house->database(), house->clock());
  house->take_back_changes();
  const auto found = matrix(*house);
  CHECK(found.find("FAULT") == std::string::npos);
  if (std::getenv("WAYMARK_WRITE_MATRIX")) std::ofstream(kMatrixFile) << found;
  std::ifstream file(kMatrixFile);
  std::ostringstream expected;
  expected << file.rdbuf();
  std::istringstream found_lines(found), expected_lines(expected.str());
  std::string found_line, expected_line;
  while (std::getline(expected_lines, expected_line)) {
    REQUIRE(std::getline(found_lines, found_line));
    CHECK(found_line == expected_line);
  }
  CHECK(!std::getline(found_lines, found_line));
}
