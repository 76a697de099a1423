#include "web/api_reply.hpp"

#include <algorithm>
#include <cstdlib>

namespace waymark::web {
namespace {

// Writes a number as two digits.
char* two(char* at, int number) {
  at[0] = static_cast<char>('0' + number / 10);
  at[1] = static_cast<char>('0' + number % 10);
  return at + 2;
}

}  // namespace

Response unprocessable(const Problems& problems) {
  JsonWriter body;
  body.begin_object().member("type", "about:blank").member("title", "Unprocessable Content");
  body.member("status", 422).member("detail", "Put right what errors names, then try again.");
  body.key("errors").begin_array();
  for (const auto& problem : problems)
    body.begin_object().member("field", problem.field).member("message", problem.message).end_object();
  body.end_array().end_object();
  auto response = json(std::move(body).str(), 422);
  response.content_type = "application/problem+json; charset=utf-8";
  return response;
}

Response created(std::string body, std::string location) {
  auto response = json(std::move(body), 201);
  response.header("Location", std::move(location));
  return response;
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

std::string timestamp(Instant at) {
  const auto local = london(at);
  const auto utc = std::chrono::floor<std::chrono::seconds>(std::chrono::microseconds(at.micros()));
  const auto shown = std::chrono::duration_cast<std::chrono::minutes>(local.date.sys().time_since_epoch()) +
                     std::chrono::minutes(local.minutes);
  const auto offset = static_cast<int>((shown - std::chrono::floor<std::chrono::minutes>(utc)).count());
  const auto second = static_cast<int>((utc - std::chrono::floor<std::chrono::minutes>(utc)).count());
  char text[25];
  char* end = std::copy_n(local.date.iso().data(), 10, text);
  *end++ = 'T';
  end = two(end, local.minutes / 60);
  *end++ = ':';
  end = two(end, local.minutes % 60);
  *end++ = ':';
  end = two(end, second);
  *end++ = offset < 0 ? '-' : '+';
  end = two(end, std::abs(offset) / 60);
  *end++ = ':';
  end = two(end, std::abs(offset) % 60);
  return std::string(text, end);
}

void write_text(JsonWriter& out, std::string_view name, std::string_view text) {
  out.key(name);
  if (text.empty()) out.null();
  else out.value(text);
}

void write_day(JsonWriter& out, std::string_view name, const std::optional<Date>& day) {
  out.key(name);
  if (day) out.value(day->iso());
  else out.null();
}

void write_moment(JsonWriter& out, std::string_view name, const std::optional<Instant>& at) {
  out.key(name);
  if (at) out.value(timestamp(*at));
  else out.null();
}

}  // namespace waymark::web
