#pragma once
// A where clause made of parts, for lists that are narrowed in several ways.
#include <list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/db.hpp"

namespace waymark::people {

class Condition {
 public:
  Condition() = default;
  Condition(Condition&&) = default;

  /// Keeps the value and gives its place in the statement: "$3".
  std::string place(db::Value value) {
    values_.push_back(value);
    return fmt::format("${}", values_.size());
  }
  /// The same for text that would not live as long as the statement.
  std::string place_text(std::string text) { return place(db::Value(texts_.emplace_back(std::move(text)))); }
  std::string places(std::span<const std::string> texts) {
    std::string all;
    for (const auto& text : texts) all += (all.empty() ? "" : ", ") + place(db::Value(text));
    return all;
  }
  void require(const std::string& part) { where_ += (where_.empty() ? " where " : " and ") + part; }
  /// Every word of `search` is in `column`, which holds what search_key() gives.
  void require_words(std::string_view column, std::string_view search) {
    const std::string folded = search_key(search);
    for (const auto word : split(folded, ' '))
      if (!word.empty())
        require(fmt::format("{} like {} escape '\\'", column, place_text(db::contains_pattern(word))));
  }
  const std::string& where() const { return where_; }
  std::span<const db::Value> values() const { return values_; }

 private:
  std::string where_;
  std::vector<db::Value> values_;
  std::list<std::string> texts_;  // a list: what a Value looks at stays where it is
};

}  // namespace waymark::people
