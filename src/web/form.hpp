#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.hpp"
#include "web/request.hpp"

namespace waymark::web {

/// Decodes application/x-www-form-urlencoded; malformed escapes and text that is not UTF-8 give nothing.
std::optional<Fields> decode_form(std::string_view body);

struct MultipartForm {
  Fields fields;
  std::vector<Upload> uploads;
};
/// Decodes multipart/form-data with the boundary its content type names; nothing when malformed.
std::optional<MultipartForm> decode_multipart(std::string_view content_type, std::string_view body);

/// Reads the fields of a form and collects the problems; what cannot be read is a problem at that field.
/// Every reader needs a sentence for the person when it is missing or wrong.
class FormReader {
 public:
  explicit FormReader(const Fields& fields) : fields_(fields) {}

  /// Trimmed text of 1 to `longest` characters.
  std::string text(std::string_view field, const char* missing, std::size_t longest);
  /// Trimmed text that may be empty.
  std::string optional_text(std::string_view field, std::size_t longest);
  /// One of the codes given, else a problem.
  std::string choice(std::string_view field, const std::vector<std::string>& codes, const char* missing);
  std::int64_t whole_number(std::string_view field, std::int64_t least, std::int64_t most, const char* wrong);
  Money money(std::string_view field, const char* wrong);
  /// Three inputs: field-day, field-month, field-year.
  Date date(std::string_view field, const char* missing);
  std::optional<Date> optional_date(std::string_view field);
  /// "14:30", "2:30pm", "2pm", "14.30": minutes after midnight.
  int time_of_day(std::string_view field, const char* wrong);
  bool ticked(std::string_view field, std::string_view value = "yes") const;
  template <class IdType>
  IdType id(std::string_view field, const char* missing) {
    if (auto parsed = IdType::parse(fields_.get(field))) return *parsed;
    problems.add(std::string(field), missing);
    return {};
  }

  Problems problems;

 private:
  const Fields& fields_;
};

/// Reads a time as people write it; nothing when it is none.
std::optional<int> parse_time_of_day(std::string_view text);

}  // namespace waymark::web
