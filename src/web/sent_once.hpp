#pragma once
#include <optional>
#include <string>

#include "web/route.hpp"

namespace waymark::web {

/// A form pressed twice, or sent again by a browser that had no answer, is done once. Each form drawn has an id; with
/// its deed, in the same change, stands that it was done, a hash of what it said and where that led. A form that says
/// something else since it was drawn is another one. Left alone: visitors' forms, those done in no change or in
/// several, and those whose file streams in, for what it says is not here to compare.
class SentOnce {
 public:
  /// Asks whether the form of this visit was done before.
  SentOnce(const Visit& visit, const Route& route);
  /// The answer when it was: to go where that led.
  std::optional<Response> answer() const;
  /// Notes that it is done, if the page's answer leads on.
  void note(const Response& response) const;

 private:
  const Visit& visit_;
  std::string form_, said_;  ///< empty for a form that is left alone
  std::optional<std::string> led_to_;
};

/// The hidden field with a form's id.
Html form_id();

/// Forgets the forms done more than a day ago, in a change of its own.
void forget_forms(db::Database& database, Instant now);

}  // namespace waymark::web
