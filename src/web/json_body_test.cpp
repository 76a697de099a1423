#include "web/json_body.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "web/api_query.hpp"
#include "web/failure.hpp"

namespace waymark::web {
namespace {

class NoDatabase final : public db::Connection {
 public:
  db::Engine engine() const override { return db::Engine::sqlite; }
  void run_script(std::string_view) override { refuse(); }
  void bulk_insert(std::string_view, std::span<const std::string_view>,
                   std::span<const std::vector<db::Value>>) override {
    refuse();
  }

 protected:
  std::unique_ptr<db::Cursor> start_list(std::string_view, std::span<const db::Value>) override { refuse(); }
  std::int64_t change_list(std::string_view, std::span<const db::Value>) override { refuse(); }

 private:
  [[noreturn]] static void refuse() { throw std::logic_error("no database here"); }
};

/// A visit with a body or a query, as the router makes one.
struct Given {
  explicit Given(std::string body, std::string type = "application/json") {
    request.path = "/api/v1/test";
    request.body = std::move(body);
    request.headers.add("content-type", std::move(type));
  }
  NoDatabase db;
  Site site;
  Request request;
  access::Work work{db, access::Actor::visitor(), Instant::micros(0), Date(2026, 3, 2)};
  Visit visit{site, request, work, {}, {}, {}, {}};
};

struct Everything {
  std::string reason, mode;
  std::optional<std::string> side;
  std::int64_t minutes = 0;
  bool anyway = false;
  LocalTime starts;
  std::vector<PersonId> attended;
};
Everything read(JsonReader& body) {
  Everything all;
  all.starts = body.moment("starts");
  all.minutes = body.whole_number("minutes", 5, 480);
  all.mode = body.choice("mode", {"video", "telephone"});
  all.reason = body.text("reason", 10);
  all.side = body.optional_choice("side", {"coach", "coachee"});
  all.anyway = body.flag("anyway");
  all.attended = body.ids<PersonId>("attended");
  return all;
}
Checked<Response> tell(const Visit&, const Everything& all) {
  JsonWriter out;
  out.begin_object().member("starts", all.starts.iso()).member("minutes", all.minutes).member("mode", all.mode);
  out.member("reason", all.reason).member("side", all.side).member("anyway", all.anyway);
  out.member("attended", all.attended.size()).end_object();
  return json(std::move(out).str());
}

Response take(const std::string& body, const std::string& type = "application/json") {
  const Given given(body, type);
  return with_json<Everything>(given.visit, read, tell);
}
std::string whole(const std::string& more = "") {
  return R"({"starts":"2026-03-30T14:00","minutes":90,"mode":"video","reason":"ill")" + more + "}";
}
/// The message at a member of the problem details.
std::string problem_at(const Response& response, const std::string& member) {
  REQUIRE(response.status == 422);
  CHECK(response.content_type == "application/problem+json; charset=utf-8");
  const auto details = nlohmann::json::parse(response.body);
  for (const auto& error : details.at("errors"))
    if (error.at("field") == member) return error.at("message");
  return "";
}

TEST_CASE("what a JSON body says is read by its types") {
  const auto response =
      take(whole(R"(,"side":"coach","anyway":true,"attended":["0123456789abcdefghjkmnpqrstvwxy00"])"));
  CHECK(response.status == 200);
  CHECK(response.body == R"({"starts":"2026-03-30T14:00","minutes":90,"mode":"video","reason":"ill",)"
                         R"("side":"coach","anyway":true,"attended":1})");
  CHECK(take(whole(R"(,"side":null)")).status == 200);
  CHECK(take(whole(), "application/json; charset=UTF-8").status == 200);
}

TEST_CASE("a time may come with its offset, and means what London's clocks show then") {
  const auto shown = [](const std::string& written) {
    const auto response = take(R"({"starts":")" + written + R"(","minutes":90,"mode":"video","reason":"ill"})");
    return response.status == 200 ? nlohmann::json::parse(response.body).at("starts").get<std::string>()
                                  : problem_at(response, "starts").substr(0, 12);
  };
  CHECK(shown("2026-06-01T13:00:00Z") == "2026-06-01T14:00");
  CHECK(shown("2026-06-01T14:00:00+01:00") == "2026-06-01T14:00");
  CHECK(shown("2026-06-01T08:30-05:30") == "2026-06-01T15:00");
  CHECK(shown("2026-06-01T14:00:00") == "2026-06-01T14:00");
  CHECK(shown("2026-10-25T00:30:00Z") == "2026-10-25T01:30");
  CHECK(shown("2026-10-25T01:30:00Z") == "London's clo");  // the second 01:30 of that night
  for (const std::string wrong : {"2026-06-01", "2026-06-01T14:00:30Z", "2026-06-01T25:00", "2026-06-01T14:00+1",
                                  "2026-06-01T14:00+15:00", "2026-02-30T14:00", "01/06/2026 14:00", ""})
    CHECK_MESSAGE(shown(wrong) == "This must be", wrong);
}

TEST_CASE("what is missing, of the wrong type or out of range is a problem at its member, all of them at once") {
  const auto response = take(R"({"starts":7,"minutes":"90","mode":"fax","reason":"much too long a reason",)"
                             R"("side":1,"anyway":"yes","attended":["me"]})");
  for (const std::string member : {"starts", "minutes", "mode", "reason", "side", "anyway", "attended"})
    CHECK_MESSAGE(!problem_at(response, member).empty(), member);
  const auto empty = take("");
  for (const std::string member : {"starts", "minutes", "mode", "reason"})
    CHECK_MESSAGE(problem_at(empty, member) == "This is required", member);
  for (const std::string minutes : {"4", "481", "90.0", "9e1", "18446744073709551615", "null"})
    CHECK_MESSAGE(!problem_at(take(std::string(R"({"minutes":)") + minutes + "}"), "minutes").empty(), minutes);
}

TEST_CASE("a member nobody asked for is a problem, not ignored") {
  CHECK(problem_at(take(whole(R"(,"notes":"what was said")")), "notes") == "There is no such member here");
}

TEST_CASE("a body that two readers could understand differently is refused as a whole") {
  for (const auto& body : {std::string("[]"), std::string("7"), std::string("{"), std::string("{} {}"),
                           whole(R"(,"minutes":90)"), whole(R"(,"side":"\u0000")"), whole(R"(,"side":"\ud800")"),
                           whole(R"(,"x":1e999)"), whole(",\"side\":\"\xff\""), whole(",\"a\\u0000\":1"),
                           whole(R"(,"x":{"y":1,"y":2})"), std::string(10'000, '['), std::string("{'a':1}"),
                           whole(",\"x\":" + std::string(20, '[') + std::string(20, ']'))}) {
    const auto response = take(body);
    CHECK_MESSAGE(response.status == 400, body.substr(0, 100));
    CHECK(nlohmann::json::parse(response.body).at("status") == 400);
  }
  CHECK(take(whole(",\"x\":" + std::string(19, '[') + std::string(19, ']'))).status == 422);
}

TEST_CASE("only JSON is taken, and not more than 64 KB of it") {
  CHECK(take(whole(), "text/plain").status == 415);
  CHECK(take(whole(), "application/x-www-form-urlencoded").status == 415);
  CHECK(take(whole(), "").status == 415);
  CHECK(take(whole(), "application/json; charset=latin1").status == 415);
  CHECK(take(whole() + std::string(64 * 1024, ' ')).status == 413);
}

struct Asked {
  PageAsked page;
  std::optional<Date> day;
  std::vector<PersonId> people;
  bool mine = false;
};
Asked read_query(QueryReader& query) {
  Asked asked;
  asked.page = query.page();
  asked.day = query.date("as-of");
  asked.people = query.ids<PersonId>("person");
  asked.mine = query.flag("mine");
  return asked;
}
Response tell_query(const Visit&, const Asked& asked) {
  return json_list(asked.people, 1001, asked.page,
                   [](JsonWriter& out, const PersonId& person) { out.value(person.str()); });
}
Response ask(std::initializer_list<std::pair<std::string, std::string>> query) {
  Given given("");
  for (const auto& [name, value] : query) given.request.query.add(name, value);
  return with_query<Asked>(given.visit, read_query, tell_query);
}

TEST_CASE("a query is read as strictly: what cannot be read is a problem, never a filter left out") {
  CHECK(ask({}).body == R"({"items":[],"total":null,"page":1,"page_size":20})");
  CHECK(ask({{"page", "3"}, {"page_size", "100"}, {"person", "0123456789abcdefghjkmnpqrstvwxy00"}}).body ==
        R"({"items":["0123456789abcdefghjkmnpqrstvwxy00"],"total":null,"page":3,"page_size":100})");
  for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{{"page", "0"},
                                                                                    {"page", "-1"},
                                                                                    {"page", "1e3"},
                                                                                    {"page_size", "101"},
                                                                                    {"as-of", "yesterday"},
                                                                                    {"person", "me"},
                                                                                    {"mine", "true"},
                                                                                    {"colour", "green"}})
    CHECK_MESSAGE(!problem_at(ask({{name, value}}), name).empty(), name);
  CHECK(problem_at(ask({{"page", "1"}, {"page", "2"}}), "page") == "Give this once");
}

TEST_CASE("whatever text is written is read back as it was, wherever it needs an escape") {
  for (std::size_t size = 0; size < 20; ++size)
    for (std::size_t at = 0; at < size; ++at)
      for (int byte = 1; byte < 0x80; ++byte) {
        std::string text(size, 'x');
        text[at] = static_cast<char>(byte);
        text[size - 1 - at] = '"';
        JsonWriter out;
        out.value(text);
        REQUIRE(nlohmann::json::parse(out.str()).get<std::string>() == text);
      }
  JsonWriter out;
  out.value("Éilis O’Hara \x7f 日本");
  CHECK(out.str() == "\"Éilis O’Hara \x7f 日本\"");
}

TEST_CASE("a moment is written with London's offset") {
  const auto at = [](const char* local) { return timestamp(*LocalTime::parse(local)->instant()); };
  CHECK(at("2026-06-01T14:00") == "2026-06-01T14:00:00+01:00");
  CHECK(at("2026-01-05T09:05") == "2026-01-05T09:05:00+00:00");
  CHECK(at("2026-10-25T01:30") == "2026-10-25T01:30:00+01:00");
  CHECK(timestamp(LocalTime::parse("2026-10-25T01:30")->instant()->plus(std::chrono::hours(1))) ==
        "2026-10-25T01:30:00+00:00");
  CHECK(timestamp(Instant::micros(1'500'000)) == "1970-01-01T01:00:01+01:00");
}

TEST_CASE("a change that others stood in the way of each time is answered as busy, to be tried again") {
  const Given given("{}");
  const auto response = failure(given.visit, std::make_exception_ptr(db::BusyFault("others")));
  CHECK(response.status == 503);
  CHECK(response.headers.front() == std::pair<std::string, std::string>("Retry-After", "5"));
}

}  // namespace
}  // namespace waymark::web
