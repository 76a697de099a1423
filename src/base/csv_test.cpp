#include "base/csv.hpp"

#include <doctest/doctest.h>

namespace waymark {

TEST_CASE("CSV quotes only what needs it and doubles the quotes inside") {
  CsvWriter csv;
  csv.row("plain", "a, b", "she said \"yes\"", "two\nlines", "");
  CHECK(csv.str() == "plain,\"a, b\",\"she said \"\"yes\"\"\",\"two\nlines\",\r\n");
}

TEST_CASE("Text that a spreadsheet would run as a formula is made harmless; amounts stay as they are") {
  CsvWriter csv;
  csv.row("=1+1", "@x", "-name", Money::pence(-28500), -3, Date(2026, 3, 29), std::optional<Date>());
  CHECK(csv.str() == "\"'=1+1\",\"'@x\",\"'-name\",-285.00,-3,2026-03-29,\r\n");
}

TEST_CASE("The command line's CSV ends its rows with a line feed alone") {
  CsvWriter csv(CsvWriter::LineEnd::lf);
  csv.row("net", "vat");
  CHECK(csv.str() == "net,vat\n");
}

TEST_CASE("A CSV file is read with quoted newlines, either line end and a byte-order mark, and says where it is wrong") {
  CsvReader reader("\xEF\xBB\xBF" "a,b\r\n\"x\ny\",\"say \"\"hi\"\"\"\n\n1,\n\"open,2");
  auto head = reader.next();
  CHECK(head->cells == std::vector<std::string>{"a", "b"});
  auto first = reader.next();
  CHECK(first->line == 2);
  CHECK(first->cells == std::vector<std::string>{"x\ny", "say \"hi\""});
  auto second = reader.next();
  CHECK(second->line == 5);
  CHECK(second->cells == std::vector<std::string>{"1", ""});
  auto broken = reader.next();
  CHECK(broken->line == 6);
  CHECK(!broken->problem.empty());
  CHECK(!reader.next());
}

}  // namespace waymark
