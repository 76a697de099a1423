#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.hpp"
#include "web/route.hpp"

namespace waymark::web {

/// Reads the members of the JSON object an API request carries, and collects the problems: what is missing, of the
/// wrong type or out of range is a problem at that member, and so is a member nobody asked for.
class JsonReader {
 public:
  ~JsonReader();
  JsonReader(const JsonReader&) = delete;
  JsonReader& operator=(const JsonReader&) = delete;

  /// Text of 1 to `longest` characters.
  std::string text(std::string_view member, std::size_t longest);
  std::string choice(std::string_view member, const std::vector<std::string_view>& codes);
  std::optional<std::string> optional_choice(std::string_view member, const std::vector<std::string_view>& codes);
  std::int64_t whole_number(std::string_view member, std::int64_t least, std::int64_t most);
  /// true or false; false when it is left out.
  bool flag(std::string_view member);
  /// A moment with its offset ("2026-03-29T14:00:00+01:00", "…Z"), or without one what London's clocks show
  /// ("2026-03-29T14:00"); whole minutes.
  LocalTime moment(std::string_view member);
  /// A list of ids, empty when it is left out; at most 100.
  template <class IdType>
  std::vector<IdType> ids(std::string_view member) {
    std::vector<IdType> all;
    for (auto& text : id_texts(member)) all.push_back(IdType(std::move(text)));
    return all;
  }

  Problems problems;

 private:
  struct Members;
  explicit JsonReader(std::unique_ptr<Members> members);
  friend Response take_json(const Visit& visit, const std::function<Checked<Response>(JsonReader&)>& take);
  template <class T>
  friend Response with_json(const Visit& visit, T (*read)(JsonReader&),
                            Checked<Response> (*deed)(const Visit&, const T&));

  std::vector<std::string> id_texts(std::string_view member);
  void refuse_what_was_not_read();

  std::unique_ptr<Members> members_;
};

/// Gives `take` the JSON object of a request, an empty body being an empty object. Answers 415 for another content
/// type, 413 for more than 64 KB, 400 for what is not one object, names a member twice, holds NUL or is nested more
/// than 20 deep, and 422 for the problems `take` gives back. Use with_json.
Response take_json(const Visit& visit, const std::function<Checked<Response>(JsonReader&)>& take);

/// Reads the request's body with `read`, and does the deed with what it gave, once nothing in it is a problem.
template <class T>
Response with_json(const Visit& visit, T (*read)(JsonReader&), Checked<Response> (*deed)(const Visit&, const T&)) {
  return take_json(visit, [&](JsonReader& body) -> Checked<Response> {
    const T given = read(body);
    body.refuse_what_was_not_read();
    if (body.problems) return body.problems;
    return deed(visit, given);
  });
}

}  // namespace waymark::web
