#include "plans/attainment.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace waymark::plans;

namespace {

double of(const std::vector<WeighedLevel>& goals) { return t_score(goals).value(); }
std::vector<WeighedLevel> equal(std::size_t goals, double level) { return {goals, WeighedLevel{1, level}}; }
/// To the three decimals the worked numbers have.
auto near(double value) { return doctest::Approx(value).epsilon(0.000015); }

}  // namespace

TEST_CASE("Three goals of equal weight score as the published worked numbers have it") {
  CHECK(of(equal(3, 0)) == near(50));
  CHECK(of(equal(3, 1)) == near(63.693));
  CHECK(of(equal(3, -1)) == near(36.307));
  CHECK(of(equal(3, -2)) == near(22.614));
  CHECK(of(equal(3, 2)) == near(77.386));
}

TEST_CASE("The more goals go better than expected, the higher the score") {
  CHECK(of(equal(1, 1)) == near(60));
  CHECK(of(equal(2, 1)) == doctest::Approx(62.40).epsilon(0.000'1));
  CHECK(of(equal(3, 1)) == doctest::Approx(63.69).epsilon(0.000'1));
  CHECK(of(equal(4, 1)) == doctest::Approx(64.51).epsilon(0.000'1));
  CHECK(of(equal(5, 1)) == doctest::Approx(65.08).epsilon(0.000'1));
}

TEST_CASE("A goal counts by its importance times its difficulty") {
  CHECK(of({{9, 0}, {4, 1}, {1, -1}}) == near(52.658));
  CHECK(of({{9, -1}, {4, -1}, {1, -1}}) == near(37.597));
  CHECK(of({{6, 1}, {2, 0}, {3, -2}}) == near(50));
}

TEST_CASE("Without goals, or with goals that weigh nothing, there is no score") {
  CHECK_FALSE(t_score({}));
  CHECK_FALSE(t_score(std::vector<WeighedLevel>{{0, 1}, {0, -2}}));
}
