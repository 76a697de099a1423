// Hostile and unusual bytes, sent to a server on a socket: what it answers, and whether it goes on listening.
#include <doctest/doctest.h>

#include "tests/support/raw_client.hpp"

namespace waymark::web {
namespace {

using tests::Answer;
using tests::RawClient;
using tests::RunningServer;

/// Says what reached the handler, so that a probe shows what was understood.
void echo(const Request& request, const Reply& reply) {
  std::string text(name(request.method));
  text += ' ' + request.path + " [" + request.body + "]";
  for (const auto& [field, value] : request.query) text += ' ' + field + '=' + value;
  reply(plain_text(200, text));
}

ServerOptions short_limits() {
  ServerOptions options;
  options.header_time = options.body_time = std::chrono::milliseconds(400);
  options.header_limit = 8 * 1024;
  options.body_limit = 1024;
  options.workers = 2;
  return options;
}

struct Probe {
  const char* name;
  std::string bytes;
  int status;  ///< 0: closed without an answer
  bool stays_open;
  const char* body = nullptr;  ///< what the handler saw
};

std::string post(const std::string& headers, const std::string& body = "") {
  return "POST /f HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body;
}
std::string chunked(const std::string& body) { return post("Transfer-Encoding: chunked\r\n", body); }
std::string get(const std::string& target, const std::string& headers = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
}
std::string request_line(const std::string& line) { return line + "\r\nHost: x\r\n\r\n"; }
std::string with_nul(std::string text) {
  text[text.find('@')] = '\0';
  return text;
}

const Probe kSmuggling[] = {
    {"length and chunked", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400, false},
    {"chunked and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400, false},
    {"gzip coding and length", post("Transfer-Encoding: gzip\r\nContent-Length: 3\r\n", "abc"), 400, false},
    {"gzip coding", post("Transfer-Encoding: gzip\r\n", "abc"), 400, false},
    {"gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400, false},
    {"chunked, identity", post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"), 400, false},
    {"chunked, chunked", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), 400, false},
    {"xchunked", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 400, false},
    {"quoted chunked", post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"), 400, false},
    {"two codings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400, false},
    {"space before the colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), 400, false},
    {"vertical tab in a coding", post("Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n"), 400, false},
    {"two lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"), 400, false},
    {"the same length twice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400, false},
    {"length as a list", post("Content-Length: 3, 3\r\n", "abc"), 400, false},
    {"length +3", post("Content-Length: +3\r\n", "abc"), 400, false},
    {"length -1", post("Content-Length: -1\r\n"), 400, false},
    {"length 0x3", post("Content-Length: 0x3\r\n", "abc"), 400, false},
    {"length 3.0", post("Content-Length: 3.0\r\n", "abc"), 400, false},
    {"empty length", post("Content-Length:\r\n"), 400, false},
    {"length of 30 digits", post("Content-Length: 999999999999999999999999999999\r\n"), 400, false},
    {"chunked in HTTP/1.0", "POST /f HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, false},
    {"bare LF after a header", "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n", 400, false},
    {"bare LF throughout", "GET / HTTP/1.1\nHost: x\n\n", 400, false},
    {"bare CR in a header", "GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n", 400, false},
    {"NUL in a header", with_nul("GET / HTTP/1.1\r\nHost: x\r\nA: b@c\r\n\r\n"), 400, false},
    {"NUL in the target", with_nul("GET /@ HTTP/1.1\r\nHost: x\r\n\r\n"), 400, false},
    {"a folded header", get("/", "A: b\r\n c\r\n"), 400, false},
    {"a header folded by tab", get("/", "A: b\r\n\tc\r\n"), 400, false},
    {"a folded first header", "GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400, false},
    {"no host", "GET / HTTP/1.1\r\n\r\n", 400, false},
    {"two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400, false},
    {"empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400, false},
    {"host with a path", "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", 400, false},
    {"host with a user", "GET / HTTP/1.1\r\nHost: a@x\r\n\r\n", 400, false},
    {"host with a long port", "GET / HTTP/1.1\r\nHost: x:123456\r\n\r\n", 400, false},
    {"a header without a name", get("/", ": b\r\n"), 400, false},
    {"a header without a colon", get("/", "abc\r\n"), 400, false},
    {"a header that is not UTF-8", get("/", "A: \xff\xfe\r\n"), 400, false},
};

const Probe kChunks[] = {
    {"two chunks", chunked("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), 200, true, "POST /f [abcde]"},
    {"no chunk", chunked("0\r\n\r\n"), 200, true, "POST /f []"},
    {"chunk extension", chunked("3;a=b\r\nabc\r\n0;c\r\n\r\n"), 200, true, "POST /f [abc]"},
    {"trailer", chunked("3\r\nabc\r\n0\r\nHost: evil\r\nX: y\r\n\r\n"), 200, true, "POST /f [abc]"},
    {"hexadecimal size", chunked("A\r\n0123456789\r\n0\r\n\r\n"), 200, true, "POST /f [0123456789]"},
    {"size -2", chunked("-2\r\nab\r\n0\r\n\r\n"), 400, false},
    {"size +2", chunked("+2\r\nab\r\n0\r\n\r\n"), 400, false},
    {"size 0x2", chunked("0x2\r\nab\r\n0\r\n\r\n"), 400, false},
    {"size of 17 digits", chunked("10000000000000002\r\nab\r\n0\r\n\r\n"), 400, false},
    {"size of 16 digits", chunked("fffffffffffffffe\r\nab\r\n0\r\n\r\n"), 413, false},
    {"no size", chunked("\r\nab\r\n0\r\n\r\n"), 400, false},
    {"size with a bare LF", chunked("2\nab\r\n0\r\n\r\n"), 400, false},
    {"data longer than its size", chunked("2\r\nabc\r\n0\r\n\r\n"), 400, false},
    {"data without its CR LF", chunked("2\r\nabXX0\r\n\r\n"), 400, false},
    {"extension with a bare LF", chunked("2;\n=x\r\nab\r\n0\r\n\r\n"), 400, false},
    {"an extension without end", chunked("2;" + std::string(1024 * 1024, 'a')), 400, false},
    {"a trailer without end", chunked("0\r\nA: " + std::string(1024 * 1024, 'a')), 400, false},
    {"more chunks than the limit", chunked("400\r\n" + std::string(1024, 'a') + "\r\n1\r\n"), 413, false},
};

const Probe kLimitsAndMethods[] = {
    {"a long header line", get("/", "A: " + std::string(1024 * 1024, 'a')), 431, false},
    {"a long request line", "GET /" + std::string(1024 * 1024, 'a'), 431, false},
    {"many header lines",
     get("/",
         [] {
           std::string all;
           for (int i = 0; i < 150; ++i) all += "A: b\r\n";
           return all;
         }()),
     431, false},
    {"blank lines without end",
     [] {
       std::string all;
       for (int i = 0; i < 8192; ++i) all += "\r\n";
       return all;
     }(),
     431, false},
    {"a body of the limit", post("Content-Length: 1024\r\n", std::string(1024, 'a')), 200, true},
    {"a body over the limit", post("Content-Length: 1025\r\n", std::string(1025, 'a')), 413, false},
    {"10 GB announced", post("Content-Length: 10000000000\r\n"), 413, false},
    {"10 GB announced, 100-continue", post("Content-Length: 10000000000\r\nExpect: 100-continue\r\n"), 413, false},
    {"another expectation", post("Content-Length: 1\r\nExpect: coffee\r\n", "a"), 417, false},
    {"TRACE", request_line("TRACE / HTTP/1.1"), 405, false},
    {"OPTIONS *", request_line("OPTIONS * HTTP/1.1"), 405, false},
    {"CONNECT", request_line("CONNECT x:80 HTTP/1.1"), 405, false},
    {"a method unheard of", request_line("BREW / HTTP/1.1"), 501, false},
    {"a method in lower case", request_line("get / HTTP/1.1"), 501, false},
    {"a method with a bracket", request_line("G(T / HTTP/1.1"), 400, false},
    {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, false},
    {"HTTP/3.1", request_line("GET / HTTP/3.1"), 505, false},
    {"HTTP/1.10", request_line("GET / HTTP/1.10"), 400, false},
    {"no version", "GET /\r\n\r\n", 400, false},
    {"two spaces", request_line("GET  / HTTP/1.1"), 400, false},
    {"a space at the end", request_line("GET / HTTP/1.1 "), 400, false},
    {"TLS spoken in the clear", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400, false},
    {"HTTP/1.0 without host", "GET /old HTTP/1.0\r\n\r\n", 200, false, "GET /old []"},
    {"blank lines before", "\r\n\r\n" + get("/"), 200, true, "GET / []"},
    {"connection: close", get("/", "Connection: close\r\n"), 200, false, "GET / []"},
    {"upgrade ignored", get("/", "Connection: upgrade\r\nUpgrade: websocket\r\n"), 200, true, "GET / []"},
    {"GET with a body", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 200, true, "GET / [abc]"},
};

const Probe kTargets[] = {
    {"escapes", get("/caf%C3%A9/a%20b"), 200, true, "GET /café/a b []"},
    {"query", get("/f?x=1&y=a+b%26&z="), 200, true, "GET /f [] x=1 y=a b& z="},
    {"whole address", get("http://other:80/p?q=1"), 200, true, "GET /p [] q=1"},
    {"whole address without a path", get("HTTPS://other?q=1"), 200, true, "GET / [] q=1"},
    {"three dots", get("/..."), 200, true, "GET /... []"},
    {"another scheme", get("ftp://other/p"), 400, false},
    {"whole address with a user", get("http://a@other/p"), 400, false},
    {"no slash", get("f"), 400, false},
    {"asterisk", get("*"), 400, false},
    {"parent", get("/a/../b"), 400, false},
    {"encoded parent", get("/a/%2e%2E/b"), 400, false},
    {"parent at the end", get("/a/.."), 400, false},
    {"here", get("/./a"), 400, false},
    {"encoded slash", get("/a%2fb"), 400, false},
    {"encoded NUL", get("/a%00b"), 400, false},
    {"encoded line feed", get("/a%0ab"), 400, false},
    {"encoded NUL in the query", get("/a?b=%00"), 400, false},
    {"half an escape", get("/a%4"), 400, false},
    {"no escape", get("/a%zz"), 400, false},
    {"overlong UTF-8", get("/%c0%ae%c0%ae/a"), 400, false},
    {"Latin-1", get("/caf%E9"), 400, false},
    {"bytes not escaped", get("/caf\xc3\xa9"), 400, false},
    {"fragment", get("/a#b"), 400, false},
};

template <std::size_t count>
void hold(const Probe (&probes)[count]) {
  RunningServer server(short_limits(), echo);
  for (const auto& probe : probes) {
    CAPTURE(probe.name);
    RawClient client(server.port());
    client.send(probe.bytes);
    const auto answer = client.receive();
    CHECK(answer.status == probe.status);
    if (probe.body) CHECK(answer.body == probe.body);
    if (probe.stays_open) {
      client.send(get("/again"));
      CHECK(client.receive().body == "GET /again []");
    } else {
      if (answer.status != 200 || probe.bytes.find("HTTP/1.0") == std::string::npos)
        CHECK(answer.header("connection") == "close");
      client.send(get("/smuggled"));
      CHECK(client.receive().status == 0);
    }
  }
}

}  // namespace

TEST_CASE("a request whose length or lines can be read in two ways is refused, and nothing after it is read") {
  hold(kSmuggling);
}
TEST_CASE("chunked bodies are taken when well formed, and refused when not") { hold(kChunks); }
TEST_CASE("limits, methods and versions are answered with the status that says what is wrong") {
  hold(kLimitsAndMethods);
}
TEST_CASE("a target is a path of this site in UTF-8, whole and in one way of writing") { hold(kTargets); }

TEST_CASE("a method refused says which are allowed") {
  RunningServer server(short_limits(), echo);
  CHECK(server.ask(request_line("TRACE / HTTP/1.1")).header("allow") == "GET, HEAD, POST, PUT, PATCH, DELETE");
}

TEST_CASE("a request reads the same however its bytes are cut") {
  RunningServer server(short_limits(), echo);
  const std::string bytes = chunked("3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: u\r\n\r\n");
  for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
    CAPTURE(cut);
    RawClient client(server.port());
    client.send(bytes.substr(0, cut));
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    client.send(bytes.substr(cut));
    CHECK(client.receive().body == "POST /f [abcde]");
  }
}

}  // namespace waymark::web
