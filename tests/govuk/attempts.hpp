#pragma once
#include <doctest/doctest.h>

#include <string>

#include "govuk/govuk.hpp"

namespace waymark {

/// A new attempt at each call, told apart by its number.
class Attempts {
 public:
  std::string operator()() { return "\"><svg onload=" + std::to_string(++count_) + ">"; }
  govuk::Extra extra() { return {.classes = (*this)(), .attributes = attributes()}; }
  govuk::Attributes attributes() { return {{"data-a", (*this)()}}; }
  govuk::Look look() { return {.classes = (*this)(), .attributes = attributes()}; }
  govuk::FormGroup group() { return {.classes = (*this)(), .attributes = attributes()}; }
  govuk::FieldsetExtra fieldset() {
    return {.described_by = (*this)(), .classes = (*this)(), .attributes = attributes()};
  }
  govuk::CountedText counted() { return {.one = (*this)(), .other = (*this)()}; }

  /// Every attempt is in the page, and none as more than text.
  void all_inert_in(const Html& page) const {
    const auto& markup = page.str();
    CHECK(markup.find("<svg onload") == std::string::npos);
    CHECK(markup.find("\"><svg onload") == std::string::npos);
    for (int attempt = 1; attempt <= count_; ++attempt) {
      CAPTURE(markup);
      CAPTURE(attempt);
      CHECK(markup.find("&quot;&gt;&lt;svg onload=" + std::to_string(attempt) + "&gt;") != std::string::npos);
    }
  }

 private:
  int count_ = 0;
};

}  // namespace waymark
