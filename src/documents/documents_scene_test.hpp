#pragma once
// The sealed scene with documents in it: for this room's tests.
#include <doctest/doctest.h>

#include "documents/documents.hpp"
#include "tests/support/sealed_scene.hpp"

namespace waymark::test {

inline const std::string kPdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";

class DocumentsScene : public SealedScene {
 public:
  explicit DocumentsScene(TestDatabase held) : SealedScene(std::move(held), documents::routes()) {
    site().documents = &settings;
  }

  std::string all() const { return path() + "/documents"; }
  /// The status of adding it.
  int add(const access::Actor& actor, std::string_view content = kPdf, const std::string& name = "plan.pdf",
          const std::string& form = "title=A+plan&note=Please+read") {
    return send_file(actor, all(), form, name, content).status;
  }
  documents::Page page(const access::Actor& actor, const documents::Order& order = {}, int number = 1) {
    documents::Page found;
    scene.as(actor, [&](const access::Work& work) {
      found = documents::open_page(vault(), work, engagement, order, number);
    });
    return found;
  }
  /// The newest document that actor sees.
  documents::Document newest(const access::Actor& actor) {
    const auto found = page(actor);
    REQUIRE_FALSE(found.documents.empty());
    return found.documents.front().document;
  }
  std::vector<std::string> titles(const access::Actor& actor) {
    std::vector<std::string> all;
    for (const auto& one : page(actor).documents) all.push_back(one.words ? one.words->title : "-");
    return all;
  }
  std::string path_of(const documents::Document& one) const { return documents::document_path(engagement, one.id); }
  std::string file_of(const documents::Document& one) const {
    return path_of(one) + "/versions/" + one.newest.id.str();
  }
  web::Response download(const access::Actor& actor, const documents::Document& one) {
    return get(actor, file_of(one));
  }
  /// All that an answer's source gives.
  static std::string content_of(const web::Response& response) {
    std::string content;
    while (content.size() < response.source_length) {
      const auto piece = response.source->next();
      CHECK(piece.size() <= web::kLongestPiece);
      content += piece;
    }
    return content;
  }
  std::string header(const web::Response& response, std::string_view name) {
    for (const auto& [one, value] : response.headers)
      if (one == name) return value;
    return {};
  }
  std::string looks(const access::Actor& actor, const std::string& target) {
    return outcome(actor, web::Method::get, target);
  }
  std::int64_t used(const access::Actor& actor) {
    return scene.get<std::int64_t>(
        [&](const access::Work& work) { return documents::used_by(work.db, actor.person); });
  }
  std::int64_t count(const std::string& table) {
    return scene.get<std::int64_t>([&](const access::Work& work) {
      return work.db.value<std::int64_t>("select count(*) from " + table).value_or(0);
    });
  }
  int scan() { return documents::scan_due(*site().database, vault(), StoppedClock(scene.now), settings); }
  /// What they were told of documents.
  std::vector<std::string> told(const PersonId& person) {
    auto kinds = scene.told(person);
    std::erase_if(kinds, [](const std::string& kind) { return !kind.starts_with("document_"); });
    return kinds;
  }
  /// From today on COACH-2 coaches.
  access::Actor change_coach() {
    const auto next = scene.coach("COACH-2");
    scene.as(scene.manager(), [&](const access::Work& work) {
      REQUIRE(engagements::change_coach(work, engagement, next.id, {}, "coach_unavailable"));
    });
    return scene.coach_actor("COACH-2");
  }

  documents::Settings settings;
};

}  // namespace waymark::test
