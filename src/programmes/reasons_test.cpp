#include "programmes/scene_test.hpp"

namespace waymark::programmes {
using namespace test_scene;
namespace {

std::vector<std::string> labels(db::Connection& db, const ProgrammeId& id, ReasonKind kind) {
  std::vector<std::string> all;
  for (const auto& reason : reasons(db, id, kind)) all.push_back(reason.label);
  return all;
}

}  // namespace

TEST_CASE("A new programme offers reasons of every kind, and never the one that imports leave") {
  Department department;
  const auto id = department.programme();
  department.act([&](const access::Work& work) {
    for (const auto kind : kReasonKinds) {
      CHECK(labels(work.db, id, kind).size() >= 3);
      CHECK_FALSE(is_reason(work.db, id, kind, kNotRecorded));
      CHECK(reason_label(work.db, id, kind, kNotRecorded) == "Not recorded");
    }
    REQUIRE(set_reasons(work, id, ReasonKind::pause, {"Not recorded"}));
    CHECK_FALSE(is_reason(work.db, id, ReasonKind::pause, kNotRecorded));
  });
}

TEST_CASE("A reason taken away is no longer offered, and keeps its words where it was chosen") {
  Department department;
  const auto id = department.programme();
  department.act([&](const access::Work& work) {
    REQUIRE(set_reasons(work, id, ReasonKind::end, {"Goals met", "Changed role"}));
    const auto before = reasons(work.db, id, ReasonKind::end);
    REQUIRE(set_reasons(work, id, ReasonKind::end, {"Changed role", " Élan vital ", "", "Changed role"}));
    CHECK(labels(work.db, id, ReasonKind::end) == std::vector<std::string>{"Élan vital", "Changed role"});
    CHECK_FALSE(is_reason(work.db, id, ReasonKind::end, before.front().code));
    CHECK(is_reason(work.db, id, ReasonKind::end, before.back().code));
    CHECK(reason_label(work.db, id, ReasonKind::end, before.front().code) == "Goals met");

    REQUIRE(set_reasons(work, id, ReasonKind::end, {"Goals met"}));
    CHECK(reasons(work.db, id, ReasonKind::end).front().code == before.front().code);
    CHECK(labels(work.db, id, ReasonKind::pause).size() > 1);
  });
}

TEST_CASE("Reasons worded alike have codes of their own") {
  Department department;
  const auto id = department.programme();
  department.act([&](const access::Work& work) {
    REQUIRE(set_reasons(work, id, ReasonKind::decline, {"Moving house", "Moving, house!", "…"}));
    const auto kept = reasons(work.db, id, ReasonKind::decline);
    REQUIRE(kept.size() == 3);
    CHECK(kept[0].code == "moving_house");
    CHECK(kept[1].code == "moving_house_2");
    CHECK(kept[2].code == "reason");
  });
}

TEST_CASE(
    "There is at least one reason, at most thirty, none longer than 100 characters; the message stays readable") {
  Department department;
  const auto id = department.programme();
  department.act([&](const access::Work& work) {
    const auto before = labels(work.db, id, ReasonKind::cancel);
    CHECK_FALSE(set_reasons(work, id, ReasonKind::cancel, {" ", ""}));
    std::vector<std::string> many;
    for (int i = 0; i < 31; ++i) many.push_back("Reason " + std::to_string(i));
    CHECK_FALSE(set_reasons(work, id, ReasonKind::cancel, many));
    std::string longest = "x";
    for (int i = 0; i < 99; ++i) longest += "é";
    const auto too_long = set_reasons(work, id, ReasonKind::cancel, {longest + "é"});
    REQUIRE_FALSE(too_long);
    CHECK(is_utf8(too_long.problems().front().message));
    CHECK(labels(work.db, id, ReasonKind::cancel) == before);
    CHECK(set_reasons(work, id, ReasonKind::cancel, {longest}));
  });
}

}  // namespace waymark::programmes
