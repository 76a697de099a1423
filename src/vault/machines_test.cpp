#include "vault/house_test.hpp"

using namespace waymark;
using test::a_note;
using test::Answer;
using test::Note;
using test::Result;

namespace {

const OrganisationId kCourts = OrganisationId::fresh();
const access::Actor kProgram = access::Actor::program("night");

std::optional<double> as_number(std::string_view content) {
  if (content.empty()) return std::nullopt;
  return std::stod(std::string(content));
}

std::string total(std::span<const std::string> contents) {
  int sum = 0;
  for (const auto& content : contents) sum += std::stoi(content);
  return std::to_string(sum);
}

std::vector<vault::Sealed<Answer>> answers(test::VaultHouse& house, const std::vector<std::string>& contents) {
  std::vector<vault::Sealed<Answer>> sealed;
  for (const auto& content : contents) {
    sealed.emplace_back(test::an_engagement(kCourts), new_id());
    house.act([&](const access::Work& work) { house.vault().seal(work, sealed.back(), content); });
  }
  return sealed;
}

}  // namespace

TEST_CASE("No person holds a machine reader") {
  test::VaultHouse house;
  auto administrator = test::called("Administrator");
  administrator.grants.push_back({access::Role::system_administrator, access::PlaceKind::service, ""});
  house.act_as(administrator, [](const access::Work& work) {
    CHECK_THROWS_AS(vault::Scanner(work, "upload"), Refused);
    CHECK_THROWS_AS(vault::Aggregator(work, "figures"), Refused);
    CHECK_THROWS_AS(vault::Scorer(work, "scores"), Refused);
    CHECK_THROWS_AS(vault::SubjectAccessPacker(work, work.actor.person), Refused);
  });
  CHECK(house.lines("machine_read").empty());
}

TEST_CASE("The aggregator gives counts and means of five or more, and one line a run") {
  test::VaultHouse house;
  const auto all = answers(house, {"4", "6", "8", "10", "", "2"});
  house.act_as(kProgram, [&](const access::Work& work) {
    const vault::Aggregator aggregator(work, "figures");
    const auto summary = house.vault().aggregate<Answer>(work, aggregator, all, as_number);
    REQUIRE(summary);
    CHECK(summary->count == 5);
    CHECK(summary->mean == doctest::Approx(6.0));
    CHECK_FALSE(house.vault().aggregate<Answer>(work, aggregator, std::span(all).subspan(1), as_number));
  });
  CHECK(house.lines("machine_read").size() == 1);
  CHECK(house.lines("opened").empty());
}

TEST_CASE("The scorer's result is sealed for its owner") {
  test::VaultHouse house;
  const auto all = answers(house, {"4", "6"});
  const vault::Sealed<Result> result(test::an_engagement(kCourts), new_id());
  house.act_as(kProgram, [&](const access::Work& work) {
    CHECK(house.vault().score<Answer, Result>(work, vault::Scorer(work, "scores"), all, result, total));
  });
  house.act([&](const access::Work& work) {
    CHECK(house.vault().open(work, test::ResultPolicy::owner(work, result), result) == "10");
  });
}

TEST_CASE("The scanner gives its verdict, and the packer what the policy lets that person have") {
  test::VaultHouse house;
  const auto scope = test::an_engagement(kCourts);
  const auto whose = PersonId::fresh();
  const auto own = a_note(scope, whose.str()), others = a_note(scope, "others");
  house.seal(own, "mine");
  house.seal(others, "theirs");
  house.act_as(kProgram, [&](const access::Work& work) {
    const vault::Scanner scanner(work, "upload");
    CHECK(house.vault().scan(work, scanner, own, [](std::string_view content) {
      return content == "mine" ? vault::Verdict::harmful : vault::Verdict::clean;
    }) == vault::Verdict::harmful);
    const vault::SubjectAccessPacker packer(work, whose);
    CHECK(house.vault().pack(work, packer, own) == "mine");
    CHECK_THROWS_AS(house.vault().pack(work, packer, others), Refused);
  });
  const auto lines = house.lines("machine_read");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].actor.empty());
}

TEST_CASE("A machine's run ends with its transaction") {
  test::VaultHouse house;
  const auto note = a_note(test::an_engagement(kCourts));
  house.seal(note, "said");
  const auto second = db::open(house.url());
  house.act_as(kProgram, [&](const access::Work& work) {
    const vault::Scanner scanner(work, "upload");
    second->read([&](db::Connection& db) {
      CHECK_THROWS_AS(house.vault().scan({db, kProgram, work.now, work.today}, scanner, note,
                                         [](std::string_view) { return vault::Verdict::clean; }),
                      Refused);
    });
  });
}

TEST_CASE(
    "A stream is sealed and opened piece by piece, and every piece missing, moved, cut or exchanged is refused") {
  test::VaultHouse house;
  const auto note = a_note(test::an_engagement(kCourts));
  const std::vector<std::string> content{std::string(vault::kPieceBytes, 'a'), std::string(vault::kPieceBytes, 'b'),
                                         "the end"};
  vault::StreamSealer sealer;
  std::vector<std::string> pieces;
  for (std::size_t i = 0; i < content.size(); ++i) pieces.push_back(sealer.seal(content[i], i + 1 == content.size()));
  CHECK_THROWS_AS(sealer.seal("more", true), std::logic_error);
  house.act([&](const access::Work& work) { house.vault().seal_stream(work, note, sealer); });
  const auto open = [&] {
    std::optional<vault::StreamOpener> stream;
    house.act([&](const access::Work& work) {
      stream = house.vault().open_stream(work, test::NotePolicy::reader(work, note), note);
    });
    return std::move(*stream);
  };
  const auto read = [&](const std::vector<std::string>& some) {
    auto stream = open();
    std::string all;
    for (const auto& piece : some) all += stream.open(piece);
    stream.finish();
    return all;
  };
  CHECK(read(pieces) == content[0] + content[1] + content[2]);
  CHECK(open().bytes() == 2 * static_cast<std::int64_t>(vault::kPieceBytes) + 7);
  CHECK(house.lines("opened").size() == 2);
  const auto& [a, b, c] = std::tie(pieces[0], pieces[1], pieces[2]);
  vault::StreamSealer stranger;
  for (const auto& wrong : std::vector<std::vector<std::string>>{{a, b},
                                                                 {a, c},
                                                                 {b, a, c},
                                                                 {a, b, c, c},
                                                                 {a, b.substr(1), c},
                                                                 {a, b, c + "x"},
                                                                 {stranger.seal(content[0], false), b, c},
                                                                 {}})
    CHECK_THROWS_AS(read(wrong), vault::Tampered);
  try {
    read({a});
  } catch (const vault::Tampered& tampered) {
    vault::raise(house.database(), tampered);
  }
  CHECK(house.alarms().size() == 1);
}

TEST_CASE("A stream that is not sealed to its end cannot be kept") {
  test::VaultHouse house;
  vault::StreamSealer sealer;
  sealer.seal("part", false);
  const auto note = a_note(test::an_engagement(kCourts));
  CHECK_THROWS_AS(house.act([&](const access::Work& work) { house.vault().seal_stream(work, note, sealer); }),
                  std::logic_error);
}
