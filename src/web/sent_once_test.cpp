// Forms pressed twice, or sent again by a browser that had no answer.
#include "web/sent_once.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "web/guest_scene_test.hpp"

namespace waymark::web {
namespace {

/// Keeps what is written, a row each; refuses an empty one as a form does.
Response write(Visit& visit) {
  const auto text = visit.form.get("text");
  if (text.empty()) return plain_text(422, "Enter a text");
  // What can be there once only has the form's own name.
  const auto key = text == "unique" ? std::string(visit.form.get("form_id")) : new_id();
  visit.work.db.run("insert into sign_in_throttle (key_hash, failures, last_failed_at) values ($1, 1, $2)", key,
                    visit.work.now);
  // A page that does nothing final leads on without saying so.
  if (text == "look") return see_other("/found");
  return see_other_with_notice(visit, "/written", "It is written");
}

class House : public GuestHouse {
 public:
  House() : GuestHouse({{Method::post, "/texts", access::Door::signed_in(), write}}) {}

  static Request post(const std::string& type = "application/x-www-form-urlencoded") {
    Request request;
    request.method = Method::post;
    request.path = request.target = "/texts";
    request.headers.add("content-type", type);
    request.headers.add("host", "localhost");
    return request;
  }
  Response send(const std::string& form, const std::string& text, const std::string& cookie = "known") {
    auto request = post();
    request.cookies.add("waymark", cookie);
    request.body = "form_token=" + kToken + "&form_id=" + form + "&text=" + text;
    return answer(std::move(request));
  }
  std::int64_t rows(const std::string& table) {
    return database().read_value<std::int64_t>(
        [&](db::Connection& db) { return *db.value<std::int64_t>("select count(*) from " + table); });
  }
  std::int64_t written() { return rows("sign_in_throttle"); }
};

std::string notice(const Response& response) {
  for (const auto& [name, value] : response.headers)
    if (name == "Set-Cookie" && value.starts_with("waymark-notice=")) return value;
  return "";
}

}  // namespace

TEST_CASE("a form sent twice is done once, and both times leads to the same page") {
  House house;
  const auto form = new_id();
  const auto first = house.send(form, "hello");
  const auto second = house.send(form, "hello");
  CHECK(house.written() == 1);
  for (const auto& answer : {first, second}) {
    CHECK(answer.status == 303);
    CHECK(answer.headers.at(0).second == "/written");
  }
  CHECK(notice(first).find("written") != std::string::npos);
  CHECK(notice(second).find("twice") != std::string::npos);
}

TEST_CASE("the same form pressed at one moment on two connections is done once") {
  House house;
  int round = 0;
  for (const std::string text : {"hello", "unique", "hello", "unique", "hello", "unique"}) {
    const auto form = new_id();
    std::vector<std::thread> presses;
    for (int i = 0; i < 4; ++i) presses.emplace_back([&] { CHECK(house.send(form, text).status == 303); });
    for (auto& press : presses) press.join();
    CHECK(house.written() == ++round);
  }
}

TEST_CASE("a form that says something else by now is done, and so is one that goes back to what it said first") {
  House house;
  const auto form = new_id();
  house.send(form, "one");
  house.send(form, "two");
  house.send(form, "one");
  CHECK(house.written() == 3);
  CHECK(house.rows("form_sent") == 1);
}

TEST_CASE("a form with another file is another one, whatever the file is called") {
  House house;
  const auto form = new_id();
  for (const std::string content : {"one", "one", "two"}) {
    auto request = House::post("multipart/form-data; boundary=XX");
    request.cookies.add("waymark", "known");
    const auto part = [&](const std::string& name, const std::string& value) {
      request.body += "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    };
    part("form_token", kToken);
    part("form_id", form);
    part("text", "hello");
    part("file\"; filename=\"a.txt", content);
    request.body += "--XX--\r\n";
    CHECK(house.answer(std::move(request)).status == 303);
  }
  CHECK(house.written() == 2);
}

TEST_CASE("the same words in a form drawn anew are written again") {
  House house;
  house.send(new_id(), "hello");
  house.send(new_id(), "hello");
  CHECK(house.written() == 2);
}

TEST_CASE("a form that was refused has not been done") {
  House house;
  const auto form = new_id();
  CHECK(house.send(form, "").status == 422);
  CHECK(house.send(form, "").status == 422);
  CHECK(house.send(form, "hello").status == 303);
  CHECK(house.written() == 1);
}

TEST_CASE("a form that does nothing final is answered the same way each time") {
  House house;
  const auto form = new_id();
  for (int i = 0; i < 2; ++i) {
    const auto answer = house.send(form, "look");
    CHECK(answer.headers.at(0).second == "/found");
    CHECK(notice(answer).empty());
  }
}

TEST_CASE("a form without an id, or with one of the wrong shape, is done each time") {
  House house;
  for (const std::string form : {"", "", "1", "1"}) CHECK(house.send(form, "hello").status == 303);
  CHECK(house.written() == 4);
  CHECK(house.rows("form_sent") == 0);
}

TEST_CASE("what one session has done is not done for another that sends the same") {
  House house;
  const auto form = new_id();
  house.send(form, "hello");
  CHECK(notice(house.send(form, "hello", "another")).find("twice") == std::string::npos);
  CHECK(house.written() == 2);
}

TEST_CASE("neither what a form says nor the id that its hash is made with is kept, and that it was done for a day") {
  House house;
  const auto form = new_id();
  house.send(form, "Qmossbridge");
  house.database().read([&](db::Connection& db) {
    for (const db::Row& row : db.query("select form, said, led_to from form_sent"))
      for (int column = 0; column < 3; ++column) {
        CHECK(row.text(column).find("Qmoss") == std::string_view::npos);
        CHECK(row.text(column).find(form) == std::string_view::npos);
      }
  });
  house.clock.advance(std::chrono::hours(24));
  forget_forms(house.database(), house.clock.now());
  CHECK(house.rows("form_sent") == 1);
  house.clock.advance(std::chrono::microseconds(1));
  forget_forms(house.database(), house.clock.now());
  CHECK(house.rows("form_sent") == 0);
}

TEST_CASE("each form that is drawn has an id of its own") { CHECK(form_id().str() != form_id().str()); }

}  // namespace waymark::web
