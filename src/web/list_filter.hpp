#pragma once
#include <string>
#include <vector>

#include "web/page.hpp"

namespace waymark::web {

/// The filter of a list, field by field. What is chosen stands above the fields, each with a link that takes it alone
/// off. How the list is sorted goes along when the filter is applied; the page it is on does not.
class ListFilter {
 public:
  explicit ListFilter(const Request& request) : request_(request) {}

  void text(const char* name, const char* label, const std::string& value, const char* hint = nullptr);
  /// Its first item is the one that asks for nothing, with an empty value. Of several values asked for all are named.
  void choice(const char* name, const char* label, std::vector<govuk::Option> items, std::string value);
  /// One tick, whose value is "yes".
  void tick(const char* name, const char* legend, const char* label, bool on);
  /// A field that narrows nothing.
  void field(const Html& drawn) { fields_ += drawn; }
  /// Something narrows the list, though perhaps nothing with a name: then all can be cleared.
  void narrowed(bool narrowed) { narrowed_ = narrowed_ || narrowed; }
  /// What goes along unseen, also when all is cleared, unless it is said to be chosen.
  void along(std::string_view name, std::string_view value);
  /// What is chosen without a field to choose it in.
  void chosen(const char* name, const char* label, std::string value);

  /// The form beside what was found, or above it on a narrow screen, where a link leads past it.
  Html beside(const Html& found) &&;

 private:
  std::string cleared() const;

  const Request& request_;
  Html fields_;
  bool narrowed_ = false;
  std::vector<std::pair<std::string, std::string>> along_;
  std::vector<std::string> names_;  ///< of what is chosen
  std::vector<govuk::FilterCategory> chosen_;
};

}  // namespace waymark::web
