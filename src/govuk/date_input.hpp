#pragma once
#include "base/dates.hpp"
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// A date as somebody typed it, right or wrong.
struct DateText {
  std::string day = {};
  std::string month = {};
  std::string year = {};
  static DateText of(Date date);
};

/// One of the three inputs, where it is not the usual one.
struct DatePart {
  std::string name = {};           ///< "day", "month" or "year" when empty
  std::string label = {};          ///< "Day", "Month" or "Year" when empty
  std::string value = {};          ///< goes before DateInput::value
  std::optional<bool> error = {};  ///< this part is wrong, or is not; by default all are, if the date is
  bool shown = true;
  std::string id = {};
  std::string autocomplete = {};
  std::string inputmode = "numeric";
  std::string pattern = {};
  std::string classes = {};
  Attributes attributes = {};
};

/// A date in three inputs, sent as name-day, name-month and name-year (day, month, year when the name is empty).
/// The first input's id is the name, for the error summary to link to, unless an id is given: then the group has
/// that id and the inputs id-day, id-month and id-year. A date without a legend says so: std::nullopt.
struct DateInput {
  std::string name;
  std::optional<Content> legend;
  DateText value = {};
  std::optional<Content> hint = {};
  std::optional<Content> error = {};
  Look legend_look = {};
  DatePart day = {};
  DatePart month = {};
  DatePart year = {};
  std::string id = {};
  FieldsetExtra fieldset = {};
  FormGroup group = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html date_input(const DateInput& date);

}  // namespace waymark::govuk
