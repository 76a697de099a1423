#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.hpp"
#include "govuk/govuk.hpp"
#include "web/request.hpp"

namespace waymark::web {

/// A form as it stands: what somebody typed, or what is there now, with the problems.
struct Draft {
  Fields fields;
  Problems problems;

  std::string value(std::string_view name) const { return std::string(fields.get(name)); }
  std::vector<std::string> values(std::string_view name) const;
  std::optional<govuk::Content> error(std::string_view field) const;
  govuk::DateText date(const std::string& field) const;
  void put(std::string name, std::string value) { fields.add(std::move(name), std::move(value)); }
  /// The three inputs of a date; nothing for none.
  void put_date(const std::string& field, const std::optional<Date>& date);
};

}  // namespace waymark::web
