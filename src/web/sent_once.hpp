#pragma once
#include <optional>
#include <string>
#include <vector>

#include "web/route.hpp"

namespace waymark::web {

/// A hash of what a form says that is to be done once; empty for one that is left alone: without an id, done in no
/// change or in several, or with a file that streams in, for what it says is not here to compare. It reads all of the
/// form, so not in a change, where others wait.
std::string said_once(const Route& route, const std::string& target, const Fields& form,
                      const std::vector<Upload>& uploads);

/// A form pressed twice, or sent again by a browser that had no answer, is done once. Each form drawn has an id; with
/// its deed, in the same change, stands that it was sent, what it said and where that led. One that says something
/// else since it was drawn is another one. Visitors' forms are left alone.
class SentOnce {
 public:
  /// Claims the form of this visit, which says said_once(), or finds that it was done before.
  SentOnce(const Visit& visit, std::string_view said);
  /// The answer when it was: to go where that led.
  std::optional<Response> answer() const;
  /// Notes that it is done, if the page's answer leads on and tells the person so.
  void note(const Response& response) const;

 private:
  const Visit& visit_;
  std::string form_, said_;  ///< empty for a form that is left alone
  std::optional<std::string> led_to_;
};

/// The hidden field with a form's id.
Html form_id();

/// Forgets the forms sent more than a day ago, in a change of its own.
void forget_forms(db::Database& database, Instant now);

}  // namespace waymark::web
