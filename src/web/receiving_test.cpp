// Forms with a file that is taken in while it comes.
#include <doctest/doctest.h>

#include "web/guest_scene_test.hpp"

namespace waymark::web {
namespace {

/// What became of the file, for one test at a time.
std::string became;

class Remembering final : public FileReceiver {
 public:
  void take(std::string_view bytes) override { content += bytes; }
  void end() override { whole = true; }
  void abandon() override { became += "abandoned after " + std::to_string(content.size()); }
  std::string content;
  bool whole = false;
};

std::unique_ptr<FileReceiver> begin(const Visit& visit) {
  if (visit.form.get("kind") == "secret") throw Refused(Refusal::not_found);
  became += "begun " + visit.uploads.at(0).file_name + ";";
  return std::make_unique<Remembering>();
}

Response show(Visit& visit) {
  const auto* file = dynamic_cast<Remembering*>(visit.file);
  const auto content = file ? (file->whole ? "whole " : "part ") + std::to_string(file->content.size()) : "no file";
  return plain_text(200, content + " " + std::string(visit.form.get("after")));
}

std::vector<Route> routes() {
  std::vector<Route> routes;
  routes.push_back(Route(Method::post, "/files", access::Door::signed_in(), show).receiving(begin, 1'000'000));
  return routes;
}

class House : public GuestHouse {
 public:
  House() : GuestHouse(routes()) {}

  /// As the server has it: the body in pieces of that many bytes; cut short when it does not come whole.
  Response send(const std::string& body, std::size_t piece, bool comes_whole = true) {
    became.clear();
    Request request = head();
    auto sink = router().sink_for(request);
    REQUIRE(sink);
    for (std::size_t at = 0; at < body.size(); at += piece) sink->take(std::string_view(body).substr(at, piece));
    if (!comes_whole) return {};
    request.sink = std::move(sink);
    return answer(std::move(request));
  }

  Request head() const {
    Request request;
    request.method = Method::post;
    request.path = request.target = "/files";
    request.headers.add("content-type", type);
    request.headers.add("host", "localhost");
    if (!origin.empty()) request.headers.add("origin", origin);
    request.cookies.add("waymark", cookie);
    return request;
  }

  std::string type = "multipart/form-data; boundary=XX", cookie = "known", origin;
};

std::string field(const std::string& name, const std::string& value) {
  return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}
std::string file(const std::string& name, const std::string& content) {
  return "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
         "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n";
}
const std::string kEnd = "--XX--\r\n";
const std::string kSigned = field("form_token", kToken);

}  // namespace

TEST_CASE("a file is taken in while it comes, whatever pieces it comes in, and the page runs when all is there") {
  House house;
  const std::string content = std::string(300'000, 'x') + "\r\n--X\r\n--X";
  const auto form = kSigned + file("../a/b.txt", content) + field("after", "said after it") + kEnd;
  for (const std::size_t piece : {std::size_t{7}, std::size_t{1000}, std::size_t{131'072}}) {
    CAPTURE(piece);
    CHECK(house.send(form, piece).body == "whole 300010 said after it");
    CHECK(became == "begun b.txt;");
  }
  auto whole = house.head();
  whole.body = form;
  CHECK(house.answer(std::move(whole)).body == "whole 300010 said after it");
  CHECK(house.send(kSigned + file("", "") + kEnd, 50).body == "no file ");
}

TEST_CASE("no byte of a file is taken in before the form is known to be theirs") {
  House house;
  CHECK(house.send(file("a.txt", "x") + kSigned + kEnd, 1000).status == 403);
  CHECK(house.send(field("form_token", std::string(52, 'u')) + file("a.txt", "x") + kEnd, 1000).status == 403);
  house.origin = "https://elsewhere.example";
  CHECK(house.send(kSigned + file("a.txt", "x") + kEnd, 1000).status == 403);
  house.origin = {};
  house.cookie = "unknown";
  CHECK(house.send(kSigned + file("a.txt", "x") + kEnd, 1000).status == 303);
  CHECK(became.empty());
}

TEST_CASE("what the route refuses when the file begins is what the request is answered") {
  House house;
  CHECK(house.send(kSigned + field("kind", "secret") + file("a.txt", "x") + kEnd, 1000).status == 404);
  CHECK(became.empty());
}

TEST_CASE("a form that is malformed, of another type or too large is refused, and its file abandoned") {
  House house;
  const auto good = kSigned + file("a.txt", "four");
  CHECK(house.send(good + "--XX\r\nnonsense\r\n\r\n" + kEnd, 1000).status == 400);
  CHECK(became == "begun a.txt;abandoned after 4");
  CHECK(house.send(good, 1000).status == 400);
  CHECK(became.starts_with("begun a.txt;abandoned"));
  CHECK(house.send(good + file("b.txt", "x") + kEnd, 1000).status == 400);
  CHECK(became == "begun a.txt;abandoned after 4");
  CHECK(house.send(field("long", std::string(70'000, 'x')) + kEnd, 1000).status == 413);
  house.type = "text/plain";
  CHECK(house.send("x", 1000).status == 415);
}

TEST_CASE("a client that goes away leaves nothing") {
  House house;
  house.send(kSigned + "--XX\r\nContent-Disposition: form-data; name=f; filename=a\r\n\r\n" + std::string(500, 'x'),
             100, false);
  CHECK(became.starts_with("begun a;abandoned after 4"));
}

}  // namespace waymark::web
