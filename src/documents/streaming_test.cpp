// A large document all the way: through a connection, sealed, kept, and out again.
#include <fstream>

#include "documents/documents_scene_test.hpp"
#include "tests/support/raw_client.hpp"

using namespace waymark;
using namespace waymark::documents;
using namespace waymark::test;

namespace {

constexpr std::size_t kMegabyte = 1024 * 1024, kLarge = 25 * kMegabyte;
const std::string kToken(52, 't');

/// Whose cookie is "coach" or "coachee".
class Partners final : public web::Doorkeeper {
 public:
  explicit Partners(const DocumentsScene& scene) : scene_(scene) {}
  Guest by_cookie(db::Connection&, std::string_view cookie, Instant) const override {
    if (cookie == "coach") return {scene_.coach, {"coach", kToken}, {}};
    if (cookie == "coachee") return {scene_.coachee, {"coachee", kToken}, {}};
    return {access::Actor::visitor(), {}, {}};
  }
  std::optional<access::Actor> by_token(db::Connection&, std::string_view, Instant) const override { return {}; }

 private:
  const DocumentsScene& scene_;
};

/// The scene behind a server.
class Service {
 public:
  explicit Service(DocumentsScene& scene) : scene_(scene), partners_(scene), clock_(scene.scene.now) {
    scene.site().doorkeeper = &partners_;
    scene.site().clock = &clock_;
    router_ = std::make_unique<web::Router>(scene.site(), routes());
    web::ServerOptions options;
    options.body_limit_for = [this](web::Method method, const std::string& path) {
      return router_->body_limit_for(method, path);
    };
    options.sink_for = [this](const web::Request& head) { return router_->sink_for(head); };
    server_ = std::make_unique<tests::RunningServer>(options, [this](web::Request request, web::Reply reply) {
      router_->answer(std::move(request), std::move(reply));
    });
  }
  /// The beginning of an upload of that many bytes, up to the first of the file.
  std::string beginning(std::size_t bytes) const {
    const auto form = "--XX\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" + kToken +
                      "\r\n--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.txt\"\r\n\r\n";
    return "POST " + scene_.all() + " HTTP/1.1\r\nHost: x\r\nCookie: waymark=coach\r\nContent-Type: multipart/" +
           "form-data; boundary=XX\r\nContent-Length: " + std::to_string(form.size() + bytes + end.size()) +
           "\r\n\r\n" + form;
  }
  const std::string end = "\r\n--XX--\r\n";
  int upload(std::size_t bytes) const {
    tests::RawClient client(server_->port());
    client.send(beginning(bytes));
    const std::string block(kMegabyte, 'x');
    for (std::size_t sent = 0; sent < bytes; sent += block.size())
      client.send(std::string_view(block).substr(0, bytes - sent));
    client.send(end);
    return client.receive(false, tests::Millis(60'000)).status;
  }
  tests::Answer get(const std::string& cookie, const std::string& path) const {
    tests::RawClient client(server_->port());
    client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nCookie: waymark=" + cookie + "\r\n\r\n");
    return client.receive(false, tests::Millis(60'000));
  }
  std::uint16_t port() const { return server_->port(); }

 private:
  DocumentsScene& scene_;
  Partners partners_;
  StoppedClock clock_;
  std::unique_ptr<web::Router> router_;
  std::unique_ptr<tests::RunningServer> server_;
};

/// The most this process has held since forget_most(), in bytes.
std::size_t most_held() {
  std::ifstream file("/proc/self/status");
  std::string word;
  while (file >> word)
    if (word == "VmHWM:") {
      std::size_t kilobytes = 0;
      file >> kilobytes;
      return kilobytes * 1024;
    }
  return 0;
}
bool forget_most() {
#ifdef __SANITIZE_ADDRESS__
  return false;  // it keeps what was freed for a while
#endif
  std::ofstream file("/proc/self/clear_refs");
  file << "5" << std::flush;
  return file.good();
}

}  // namespace

TEST_CASE("A document of 25 megabytes comes in and goes out whole while memory grows by less than eight") {
  DocumentsScene scene(a_database());
  const Service service(scene);
  REQUIRE(service.upload(2 * kMegabyte) == 303);
  const bool measured = forget_most();
  const auto before = most_held();
  REQUIRE(service.upload(kLarge) == 303);
  if (measured) CHECK(most_held() < before + 8 * kMegabyte);
  scene.scene.now = scene.scene.now.plus(std::chrono::seconds(1));
  const auto found = scene.page(scene.coachee, {Order::By::size});
  REQUIRE(found.documents.size() == 2);
  const auto& one = found.documents.front().document;
  CHECK(one.newest.bytes == static_cast<std::int64_t>(kLarge));
  const auto answer = service.get("coachee", scene.file_of(one));
  CHECK(answer.status == 200);
  CHECK(answer.header("Content-Disposition").starts_with("attachment; filename=\"large.txt\""));
  CHECK(answer.head.find("default-src 'none'; style-src") == std::string::npos);  // its own policy alone
  CHECK(answer.body == std::string(kLarge, 'x'));
}

TEST_CASE("A client that goes away in the middle leaves no document and no piece") {
  DocumentsScene scene(a_database());
  const Service service(scene);
  {
    tests::RawClient client(service.port());
    client.send(service.beginning(kLarge) + std::string(5 * kMegabyte, 'x'));
    for (int i = 0; i < 100 && scene.count("document_piece") == 0; ++i)
      std::this_thread::sleep_for(tests::Millis(50));
    CHECK(scene.count("document_piece") > 0);
  }
  for (int i = 0; i < 100 && scene.count("document_upload") > 0; ++i) std::this_thread::sleep_for(tests::Millis(50));
  CHECK(scene.count("document_upload") == 0);
  CHECK(scene.count("document_piece") == 0);
  CHECK(scene.count("document") == 0);
}
