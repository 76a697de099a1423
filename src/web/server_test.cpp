#include <doctest/doctest.h>

#include "tests/support/raw_client.hpp"

namespace waymark::web {
namespace {

using tests::Answer;
using tests::RawClient;
using tests::RunningServer;

const std::string kGet = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

std::string get(const std::string& path) { return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"; }
std::string post(const std::string& body) {
  return "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

void say_path(const Request& request, const Reply& reply) { reply(plain_text(200, request.path)); }

}  // namespace

TEST_CASE("an answer carries date, type and length, and tells nothing about the server") {
  RunningServer server({}, say_path);
  const auto answer = server.ask(get("/hello"));
  CHECK(answer.status == 200);
  CHECK(answer.body == "/hello");
  CHECK(answer.header("content-type") == "text/plain; charset=utf-8");
  CHECK(answer.header("content-length") == "6");
  CHECK(answer.header("date").ends_with(" GMT"));
  CHECK(answer.header("server").empty());
}

TEST_CASE("a connection serves one request after another, also those sent ahead, in order") {
  RunningServer server({}, say_path);
  RawClient client(server.port());
  client.send(get("/1") + get("/2") + get("/3"));
  for (const char* path : {"/1", "/2", "/3"}) CHECK(client.receive().body == path);
  client.send(get("/4"));
  CHECK(client.receive().body == "/4");
}

TEST_CASE("a client that ends its side after asking is still answered") {
  RunningServer server({}, say_path);
  RawClient client(server.port());
  client.send(get("/last"));
  client.end_sending();
  CHECK(client.receive().body == "/last");
  CHECK(client.is_closed());
}

TEST_CASE("an HTTP/1.0 client that asks to stay is told that it may") {
  RunningServer server({}, say_path);
  RawClient client(server.port());
  client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  CHECK(client.receive().header("connection") == "keep-alive");
  client.send("GET /b HTTP/1.0\r\n\r\n");
  CHECK(client.receive().header("connection") == "close");
  CHECK(client.is_closed());
}

TEST_CASE("HEAD is answered with the length of the body and without the body") {
  RunningServer server({}, [](const Request& request, const Reply& reply) {
    CHECK(name(request.method) == "HEAD");
    reply(plain_text(200, "twelve bytes"));
  });
  RawClient client(server.port());
  for (int i = 0; i < 2; ++i) {
    client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(client.receive(true).header("content-length") == "12");
  }
  CHECK(client.unread().empty());
}

TEST_CASE("204 and 304 have no body, and no type where there is none") {
  RunningServer server({}, [](const Request& request, const Reply& reply) {
    reply(plain_text(request.path == "/304" ? 304 : 204, "never sent"));
  });
  RawClient client(server.port());
  for (const char* path : {"/204", "/304", "/204"}) {
    client.send(get(path));
    const auto answer = client.receive();
    CHECK(answer.status != 0);
    CHECK(answer.header("content-length").empty());
    CHECK(answer.header("content-type").empty());
  }
  CHECK(client.unread().empty());
}

TEST_CASE("a client that waits for 100 Continue is asked for its body") {
  RunningServer server({}, [](const Request& request, const Reply& reply) { reply(plain_text(200, request.body)); });
  RawClient client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.receive().status == 100);
  client.send("abc");
  CHECK(client.receive().body == "abc");
}

TEST_CASE("a header that would look like another one, or like the server's own, is never sent") {
  const std::pair<const char*, const char*> headers[] = {
      {"location", "/a\r\nset-cookie: evil=1"},
      {"x-a", "b\nc"},
      {"x-a", "b\rc"},
      {"x a", "b"},
      {"", "b"},
      {"x-a:", "b"},
      {"Content-Length", "0"},
      {"connection", "close"},
      {"transfer-encoding", "chunked"},
  };
  for (const auto& [header, value] : headers) {
    CAPTURE(value);
    RunningServer server({}, [header = header, value = value](const Request&, const Reply& reply) {
      auto response = plain_text(200, "fine");
      reply(response.header(header, value));
    });
    const auto answer = server.ask(kGet);
    CHECK(answer.status == 500);
    CHECK(answer.header("set-cookie").empty());
  }
  RunningServer status({}, [](const Request&, const Reply& reply) { reply(plain_text(42, "")); });
  CHECK(status.ask(kGet).status == 500);
}

TEST_CASE("what an error page says of its own is not said twice") {
  RunningServer server({}, say_path, [](int status, const std::string&) {
    auto page = plain_text(status, "page");
    return page.header("Allow", "GET").header("X-A", "b");
  });
  const auto answer = server.ask("TRACE / HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(answer.status == 405);
  CHECK(answer.head.find("\r\nAllow: GET\r\n") != std::string::npos);
  CHECK(answer.header("allow").empty());
}

TEST_CASE("an address that is taken is named") {
  RunningServer server({}, say_path);
  ServerOptions options;
  options.port = server.port();
  CHECK_THROWS_WITH(make_server(options, say_path, {}),
                    doctest::Contains(("127.0.0.1 port " + std::to_string(server.port())).c_str()));
  options.address = "nowhere";
  CHECK_THROWS_WITH(make_server(options, say_path, {}), doctest::Contains("nowhere"));
}

TEST_CASE("only configured proxies are believed about the client") {
  const auto who = [](const Request& request, const Reply& reply) {
    reply(plain_text(200, request.client + (request.secure ? " secure" : " plain")));
  };
  const std::string forwarded =
      "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 6.6.6.6, 192.0.2.7\r\nX-Forwarded-Proto: https\r\n\r\n";
  ServerOptions options;
  RunningServer alone(options, who);
  CHECK(alone.ask(forwarded).body == "127.0.0.1 plain");
  options.trusted_proxies = {"127.0.0.0/8"};
  RunningServer behind(options, who);
  CHECK(behind.ask(forwarded).body == "192.0.2.7 secure");
  CHECK(behind.ask(kGet).body == "127.0.0.1 plain");
}

TEST_CASE("lasting bodies are sent from where they are") {
  static const std::string asset(300'000, 'z');
  RunningServer server({}, [](const Request&, const Reply& reply) {
    Response response;
    response.lasting_body = asset;
    reply(response);
  });
  RawClient client(server.port());
  client.send(kGet + "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n" + kGet);
  CHECK(client.receive().body == asset);
  CHECK(client.receive(true).header("content-length") == "300000");
  CHECK(client.receive().body == asset);
}

TEST_CASE("a route may allow a larger body than the others") {
  ServerOptions options;
  options.body_limit = 10;
  options.body_limit_for = [](Method method, const std::string& path) -> std::size_t {
    return method == Method::post && path == "/" ? 100 : 0;
  };
  RunningServer server(options, [](const Request& request, const Reply& reply) {
    reply(plain_text(200, std::to_string(request.body.size())));
  });
  CHECK(server.ask(post(std::string(100, 'a'))).body == "100");
  CHECK(server.ask(post(std::string(101, 'a'))).status == 413);
  CHECK(server.ask("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n").status == 413);
}

TEST_CASE("who is refused before their request is read is answered as who asked for that path, as far as it came") {
  ServerOptions options;
  options.body_limit = 10;
  options.header_limit = 200;
  const auto say_who = [](int status, const std::string& path) { return plain_text(status, "for " + path); };
  RunningServer server(options, say_path, say_who);
  const std::string start = "POST /api/v1/tasks?page=2 HTTP/1.1\r\nHost: x\r\n";
  CHECK(server.ask(start + "Content-Length: 11\r\n\r\n").body == "for /api/v1/tasks");
  CHECK(server.ask(start + "Long: " + std::string(300, 'x')).body == "for /api/v1/tasks");
  CHECK(server.ask(start + "Bad\r\n\r\n").body == "for /api/v1/tasks");
  CHECK(server.ask("GET http://x/api/v1/tasks HTTP/1.1\r\nHost: x\r\nBad\r\n\r\n").body == "for /api/v1/tasks");
  CHECK(server.ask("POST\r\n\r\n").body == "for ");
  CHECK(server.ask("GET /api/" + std::string(300, 'a')).body.starts_with("for /api/aaa"));
}

}  // namespace waymark::web
