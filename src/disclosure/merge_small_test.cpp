#include "disclosure/disclosure.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace waymark::disclosure {
namespace {

People people(std::uint32_t from, std::uint32_t count) {
  People some;
  for (std::uint32_t i = 0; i < count; ++i) some.push_back(from + i);
  return some;
}
using GroupOf = std::vector<std::size_t>;

}  // namespace

TEST_CASE("Rows about five people or more stay as they are, and so do rows about nobody") {
  CHECK(merge_small({{people(0, 5)}, {people(10, 7)}, {People{}}}) == GroupOf{0, 1, 2});
}

TEST_CASE("Two small rows are merged when together they are enough") {
  CHECK(merge_small({{people(0, 9)}, {people(10, 2)}, {people(20, 3)}}) == GroupOf{0, 1, 1});
}

TEST_CASE("A single small row takes the next smallest with it, so that the total gives nothing away") {
  CHECK(merge_small({{people(0, 9)}, {people(10, 4)}, {people(20, 6)}}) == GroupOf{0, 1, 1});
}

TEST_CASE("The same people in two rows count once") {
  CHECK(merge_small({{people(0, 9)}, {people(10, 3)}, {people(10, 3)}}) == GroupOf{0, 0, 0});
}

TEST_CASE("A row that is large in one year and small in another is merged in both") {
  CHECK(merge_small({{people(0, 9), people(0, 8)}, {people(10, 6), people(10, 2)}, {people(20, 7), people(20, 6)}}) ==
        GroupOf{0, 1, 1});
}

TEST_CASE("When all together are fewer than five, nothing is shown") {
  CHECK(merge_small({{people(0, 2)}, {people(10, 2)}}).empty());
  CHECK(merge_small({{people(0, 9), people(0, 1)}, {people(10, 9), People{}}}).empty());
}

TEST_CASE("Whatever the table, no figure that adding and taking away can make is about one to four people") {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    const std::size_t rows = 1 + random() % 7, columns = 1 + random() % 3;
    std::vector<std::vector<People>> behind(rows, std::vector<People>(columns));
    std::uint32_t next = 0;
    for (auto& row : behind)
      for (auto& cell : row) {
        const auto count = static_cast<std::uint32_t>(random() % 9);
        cell = people(next, count);
        next += count;
      }
    const auto group_of = merge_small(behind);
    if (group_of.empty()) continue;
    // Nobody is counted twice here, so what any sum of groups over any columns is about is the sum of its parts:
    // it is enough that each part is about nobody or enough.
    for (std::size_t column = 0; column < columns; ++column) {
      std::map<std::size_t, std::size_t> sizes;
      for (std::size_t row = 0; row < rows; ++row) sizes[group_of[row]] += behind[row][column].size();
      for (const auto& [group, size] : sizes) CHECK((size == 0 || size >= kFewest));
    }
  }
}

}  // namespace waymark::disclosure
