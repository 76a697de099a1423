#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.hpp"
#include "web/api_reply.hpp"
#include "web/route.hpp"

namespace waymark::web {

/// Reads the query of an API request and collects the problems: a value that cannot be read, a name given twice
/// where one is meant, and a name nobody asked for. Nothing is silently left out of a filter.
class QueryReader {
 public:
  explicit QueryReader(const Fields& query) : query_(query) {}

  /// ?page=, from 1, and ?page_size=, 1 to 100 and 20 unless given.
  PageAsked page();
  std::optional<Date> date(std::string_view name);
  /// At most 100 characters, trimmed; "" when it is left out.
  std::string text(std::string_view name);
  std::vector<std::string> texts(std::string_view name);
  /// "yes" or "no"; false when it is left out.
  bool flag(std::string_view name);
  /// One of a kind of codes, as `from` reads them.
  template <class T>
  std::optional<T> code(std::string_view name, std::optional<T> (*from)(std::string_view)) {
    const auto given = text(name);
    if (given.empty()) return std::nullopt;
    auto read = from(given);
    if (!read) refuse(name, given);
    return read;
  }
  template <class T>
  std::vector<T> codes(std::string_view name, std::optional<T> (*from)(std::string_view)) {
    std::vector<T> all;
    for (const auto& given : texts(name)) {
      if (auto read = from(given)) all.push_back(*read);
      else refuse(name, given);
    }
    return all;
  }
  template <class IdType>
  IdType id(std::string_view name) {
    return code<IdType>(name, &IdType::parse).value_or(IdType());
  }
  template <class IdType>
  std::vector<IdType> ids(std::string_view name) {
    return codes<IdType>(name, &IdType::parse);
  }

  void refuse_what_was_not_read();

  Problems problems;

 private:
  void refuse(std::string_view name, std::string_view given);

  const Fields& query_;
  std::vector<std::string> read_;
};

/// Reads the query with `read`, and answers with what it gave; 422 when something in it is a problem.
template <class T>
Response with_query(const Visit& visit, T (*read)(QueryReader&), Response (*answer)(const Visit&, const T&)) {
  QueryReader query(visit.request.query);
  const T asked = read(query);
  query.refuse_what_was_not_read();
  if (query.problems) return unprocessable(query.problems);
  return answer(visit, asked);
}

}  // namespace waymark::web
