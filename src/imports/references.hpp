#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "imports/imports.hpp"
#include "imports/sheet.hpp"

namespace waymark::imports {

/// What rows may refer to: what Waymark has, what these files bring, and what they would have brought had it not
/// been refused.
class References {
 public:
  /// What Waymark has of a kind, by key.
  void know(Kind kind, std::string key) { known_[index(kind)].insert(std::move(key)); }
  /// A row that was found good, or not.
  void bring(Kind kind, const std::string& key) { brought_[index(kind)].insert(key); }
  void refuse(Kind kind, const std::string& key, std::string file, std::size_t line) {
    refused_[index(kind)].insert_or_assign(key, Place{std::move(file), line});
    brought_[index(kind)].erase(key);
  }
  bool is_refused(Kind kind, const std::string& key) const { return refused_[index(kind)].contains(key); }

  /// Refuses the row's cell when what it names is not there, or is itself refused.
  void check(RowReader& row, std::string_view column, Kind kind, const std::string& key) const;

  /// A coach's supplier (empty for an internal one) and a contract's supplier, of whatever origin.
  std::unordered_map<std::string, std::string> supplier_of_coach;
  std::unordered_map<std::string, std::string> supplier_of_contract;
  std::unordered_map<std::string, std::string> contract_of_engagement;
  /// The coachee's staff number, of engagements that hold what was said in confidence.
  std::unordered_map<std::string, std::string> sealed_with;

 private:
  struct Place {
    std::string file;
    std::size_t line;
  };
  static std::size_t index(Kind kind) { return static_cast<std::size_t>(kind); }

  std::array<std::unordered_set<std::string>, kKinds.size()> known_, brought_;
  std::array<std::unordered_map<std::string, Place>, kKinds.size()> refused_;
};

}  // namespace waymark::imports
